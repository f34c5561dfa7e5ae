"""Fixtures that every test may use. The catalog is loaded once: it is frozen."""

from __future__ import annotations

import pytest
from hypothesis import settings

import catalog as catalog_package
from bot.desk import Desk
from bot.slack.message_cache import MessageCache
from catalog import Catalog

# How long one example takes says nothing on a busy machine.
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end which tests a machine without a browser left out, and what brings them."""
    skipped = terminalreporter.stats.get("skipped", [])
    browser = sum("browser" in report.keywords for report in skipped)
    if browser:
        tests = "browser test was" if browser == 1 else "browser tests were"
        terminalreporter.write_line(
            f"{browser} {tests} left out: there is no Chromium. On Debian, this brings it: "
            "sudo apt-get install chromium",
            yellow=True,
        )


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return catalog_package.load()


@pytest.fixture(scope="session")
def desk(catalog: Catalog) -> Desk:
    return Desk(catalog)


@pytest.fixture(scope="session")
def messages(desk: Desk) -> MessageCache:
    return MessageCache(desk)
