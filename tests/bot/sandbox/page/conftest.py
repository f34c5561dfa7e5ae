"""Fixtures: a headless Chromium, and the page of a running workspace in it.

Pictures of what the browser shows go to the folder in SANDBOX_SHOTS when it is set.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.sandbox import RunningWorkspace

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    " --disable-component-update --disable-sync --no-first-run"
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip(f"there is no {CHROMIUM} to drive; with CI set this would fail")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Callable[[Page], None]:
    """Take a picture under the test's name, when pictures are wanted."""
    folder = os.environ.get("SANDBOX_SHOTS")

    def take(page: Page, name: str = "") -> None:
        if folder:
            path = Path(folder) / f"{request.node.name}{name}.png"
            page.screenshot(path=path)

    return take


@pytest.fixture
def console() -> list[str]:
    """What the browser's console had to say; the page fixture wants it empty."""
    return []


@pytest.fixture
def open_page(
    browser: Browser, running: RunningWorkspace, console: list[str]
) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1100, "height": 900}, **options})
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: console.append(message.text))
        page.on("pageerror", lambda error: console.append(str(error)))
        page.goto(running.url)
        expect(page.get_by_role("heading", level=1)).not_to_be_empty()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert console == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()
