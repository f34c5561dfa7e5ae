"""The page's JavaScript hangs together: what a linter would say, and what the browser says.

There is no linter for JavaScript here that needs no other tool chain. So a reader of our own
(`tests.javascript`) looks for names that nobody declares and names that nobody uses, within a
module and between modules, and the browser's own parser says whether the reader is right.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bot.sandbox import RunningWorkspace
from tests.javascript import read_script

PAGE = Path(__file__).parents[4] / "bot" / "sandbox" / "page"
START = "/page/app.js"
SOURCES = {f"/page/{path.name}": path.read_text("utf-8") for path in sorted(PAGE.glob("*.js"))}
SCRIPTS = {address: read_script(source) for address, source in SOURCES.items()}
BROWSER_NAMES = frozenset(
    "Array Boolean Date Error EventSource Infinity Intl JSON Map Math Number Object Promise RegExp"
    " Set String document fetch localStorage navigator parseInt setTimeout window".split()
)
"""What the page takes from the browser without importing it."""

each_script = pytest.mark.parametrize("address", SCRIPTS)


@each_script
def test_every_name_is_declared_imported_or_the_browsers(address: str) -> None:
    unknown = SCRIPTS[address].unknown
    assert {name: unknown[name] for name in unknown.keys() - BROWSER_NAMES} == {}


@each_script
def test_every_name_that_is_declared_or_imported_is_used(address: str) -> None:
    assert SCRIPTS[address].unused == {}


@each_script
def test_every_import_is_exported_where_it_comes_from(address: str) -> None:
    for module, name in SCRIPTS[address].imports.values():
        assert name in SCRIPTS[module].exports, f"{name} of {module}"


@each_script
def test_every_export_is_imported_somewhere(address: str) -> None:
    imported = {origin for script in SCRIPTS.values() for origin in script.imports.values()}
    assert {name for name in SCRIPTS[address].exports if (address, name) not in imported} == set()


def test_every_module_is_reached_from_the_page() -> None:
    reached, waiting = {START}, [START]
    while waiting:
        for module, _ in SCRIPTS[waiting.pop()].imports.values():
            if module not in reached:
                reached.add(module)
                waiting.append(module)
    assert reached == SCRIPTS.keys()
    assert f'<script type="module" src="{START}">' in (PAGE / "index.html").read_text("utf-8")


@each_script
def test_lines_are_as_long_as_elsewhere(address: str) -> None:
    lines = enumerate(SOURCES[address].splitlines(), start=1)
    assert [number for number, line in lines if len(line) > 100] == []


def test_no_name_of_the_browser_is_listed_in_vain() -> None:
    taken = {name for script in SCRIPTS.values() for name in script.unknown}
    assert BROWSER_NAMES - taken == set()


@pytest.mark.browser
def test_the_browser_reads_the_same_exports_from_every_module(
    browser: Browser, running: RunningWorkspace
) -> None:
    page = browser.new_page()
    page.goto(running.url)
    load = "async (address) => Object.keys(await import(address))"
    assert {address: set(page.evaluate(load, address)) for address in SCRIPTS} == {
        address: set(script.exports) for address, script in SCRIPTS.items()
    }
    page.close()
