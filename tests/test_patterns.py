"""No pattern of the project can be pumped: each is found by itself, and each of its loops tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.finding import (
    PACKAGES,
    PAGE,
    ROOT,
    hidden,
    javascript_literals,
    page_patterns,
    patterns,
    translated,
)
from tests.pumping import pump

OURS = patterns()
PAGES = page_patterns()
MODULES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
SCRIPTS = sorted(PAGE.glob("*.js"))

# What /sip stood still over: each word more doubled the time.
OLD_CLASS = (
    r"(?:\D{0,30}\b)?(?:([0-9])(?:x{1,2}|\*\*|--|\?\?|00s|00[- ](?:range|series|class))"
    r"|class ([0-9])|([0-9])00 ?[-\u2013] ?[0-9]99)"
    r"(?: (?:class|codes?|errors?|responses?|series|range|failures?|mean|means|"
    r"(?:client|server|global)[a-z ]*))*"
)
BAD = [
    OLD_CLASS,
    r"(a+)+$",
    r"(a|a)*b",
    r"(?:a|ab)*c",
    r"(x+x+)+y",
    r"(?:(?:ab)*c?)*d",
    r"(\w+\s?)*;",
    r"\s+$",
    r"\d+\d+\.",
    r"\s*,",
    r"<[^>]*>",
    r"a*?b",
    r"/\*.*?\*/",
    r"(['\"]).*?\1x",
    r"(?:(?:[a-z]+-)*[a-z]+)*@",
]
GOOD = [
    r"(?<!\s)\s+$",
    r"\A\s*public",
    r"\A(?:a|b)*+c",
    r"<[^<>]*>",
    r"a++",
    r"\d{3}",
    r"\b\w+\b",
    r"[a-z]+(?:-[a-z]+)*",
]


@pytest.mark.parametrize("bad", BAD)
def test_the_pumper_finds(bad: str) -> None:
    assert pump(re.compile(bad))


@pytest.mark.parametrize("good", GOOD)
def test_the_pumper_is_content_with(good: str) -> None:
    assert pump(re.compile(good)) is None


@pytest.mark.parametrize("name", OURS)
def test_no_pattern_can_be_pumped(name: str) -> None:
    found = pump(OURS[name])
    assert found is None, f"{name}: {found}"


@pytest.mark.parametrize("name", PAGES)
def test_no_pattern_of_the_sandbox_page_can_be_pumped(name: str) -> None:
    found = pump(PAGES[name])
    assert found is None, f"{name}: {found}"


def test_the_patterns_are_found_wherever_they_stand() -> None:
    assert {
        "bot.questions.lists._CLASS",
        "bot.questions.lists._NAMED[4]",
        "bot.questions.terms._LISTED[0][1]",
        "bot.slack.text._LINK",
        "catalog.text.words._WORD",
        "scripts.iana._DEPRECATED",
    } <= OURS.keys()
    assert {name.partition(":")[0] for name in PAGES} >= {"markdown.js", "mrkdwn.js"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_hides_a_pattern(path: Path) -> None:
    assert hidden(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "def digits(text): return re.search('[0-9]', text)",
        "async def digits(text): return re.compile('[0-9]')",
        "digits = lambda text: re.sub('[0-9]', '', text)",
        "class Digits:\n    def read(self, text): return re.findall('[0-9]', text)",
        "print(re.split(',', 'a,b'))",
        "search = re.search",
        "from re import search",
        "import re as regex",
    ],
)
def test_a_hidden_pattern_is_told(line: str) -> None:
    assert hidden(line)


def test_a_named_pattern_is_not_hidden() -> None:
    assert hidden("import re\nA = {1: re.compile('a')}\nclass B:\n    c = re.compile('c')") == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.name))
def test_no_script_of_the_page_makes_a_pattern_from_a_string(path: Path) -> None:
    made = re.findall(r"RegExp\((.*)", path.read_text("utf-8"))
    assert all(".map((pattern) => pattern.source)" in arguments for arguments in made)


def test_the_literals_of_a_script_are_told_from_divisions_strings_and_comments() -> None:
    script = "a = b / c / d; // /no/\nf('/no/', /[/\"]+/g, x.y(/\\//)) /* /no/ */ ? /z$/im : 1"
    assert list(javascript_literals(script)) == [
        (2, '[/"]+', "g"),
        (2, "\\/", ""),
        (2, "z$", "im"),
    ]


def test_what_may_be_a_pattern_of_the_page_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="a pattern"):
        list(javascript_literals("if (a) /b+/.test(c)"))


def test_a_pattern_inside_a_template_is_found() -> None:
    assert list(javascript_literals("a = `/d/${b.replace(/c+/, '')}/e/`")) == [(1, "c+", "")]


def test_a_pattern_of_the_page_means_the_same_in_python() -> None:
    assert translated(r"^(?<word>[$\w]+)\$$", "gi") == re.compile(
        r"^(?P<word>[$\w]+)\$\Z", re.IGNORECASE
    )
    assert translated("(?<=a)(?<!b)$", "m") == re.compile("(?<=a)(?<!b)$", re.MULTILINE)


@pytest.mark.parametrize(
    ("body", "flags"), [(r"\p{L}+", "u"), (r"\k<word>", ""), ("a", "d"), ("(?<=a*)b", "")]
)
def test_what_python_cannot_read_fails(body: str, flags: str) -> None:
    with pytest.raises((re.error, KeyError)):
        translated(body, flags)
