"""On a machine without Chromium the tests say which of them they leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytest_plugins = ["pytester"]

TESTS = """
import pytest

@pytest.fixture(scope="session")
def browser():
    pytest.skip("there is no Chromium")

@pytest.mark.browser
@pytest.mark.parametrize("page", range({count}))
def test_page(browser, page): ...

@pytest.mark.skip(reason="another reason")
def test_skipped(): ...

def test_run(): ...
"""


@pytest.fixture
def house(pytester: pytest.Pytester) -> pytest.Pytester:
    conftest = (ROOT / "tests" / "conftest.py").read_text("utf-8")
    pytester.makeconftest(conftest)
    pytester.makeini(f"[pytest]\npythonpath = {ROOT}\nmarkers = browser\n")
    return pytester


@pytest.mark.parametrize(
    ("count", "options", "tests"),
    [(1, [], "1 browser test was"), (2, ["-n", "1"], "2 browser tests were")],
)
def test_the_summary_counts_the_browser_tests_that_were_left_out(
    house: pytest.Pytester, count: int, options: list[str], tests: str
) -> None:
    house.makepyfile(TESTS.format(count=count))
    house.runpytest_subprocess("-p", "no:cacheprovider", *options).stdout.fnmatch_lines(
        [f"{tests} left out: there is no Chromium. *: sudo apt-get install chromium"]
    )


def test_the_summary_says_nothing_where_none_was_left_out(house: pytest.Pytester) -> None:
    house.makepyfile(TESTS.format(count=1))
    result = house.runpytest_subprocess("-p", "no:cacheprovider", "-k", "not page")
    result.stdout.no_fnmatch_line("*left out*")
    result.assert_outcomes(passed=1, skipped=1, deselected=1)


def test_the_tests_in_ci_install_the_browser_that_the_sentence_names() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "chromium" in script
    assert "export CI=true" in script, "with it a missing browser fails instead of being skipped"
