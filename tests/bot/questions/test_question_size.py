"""A question of any size and make is answered: nothing in it makes the work grow without bound.

How long an answer takes is a figure of `python -m scripts.bench size`. The bound here is ten times
that, so that no slow machine breaks a test, and what grows faster than its text still does.
"""

from __future__ import annotations

import re
import time
from itertools import islice, product
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk import Desk
from bot.slack.text import plain
from catalog import Catalog
from catalog.text.normalize import LONGEST
from tests.finding import patterns
from tests.pumping import Attack, attacks_on

MEGABYTE = 1_000_000
BOUND = 1.0
"""Seconds of processor time."""

# Said again and again up to 1 MB, each alone and after a word that makes it a kind of question.
REPEATED = [
    *(
        "/",
        "1",
        ".",
        "-",
        "+1",
        "00",
        "x",
        "?",
        "(",
        '"',
        "\u201c",
        "&",
        "<",
        "<@",
        "#8",
        "\n",
        "\t",
    ),
    *("&amp;", "&amp;lt;", "<@U1> ", "<#C1|x> ", "<http://a|b> ", "<http:", "<a:", "<!here>"),
    *("486 ", "487 ", "7xx ", "4xx client ", "client ", "all ", "the ", "list ", "thanks "),
    *("SIP/2.0 ", "SIP/2.0 486 ", "200 vs 380 ", "vs ", "and ", ", ", "compare ", "public "),
    *("cause ", "isup-", "q850 isup ", "SIP;cause=", "warning ", "rfc ", "rfc 3261 ", "USER_BUSY "),
    *("A-", "A_", "Via: ", "Retry-After: ", "header ", "compact form of ", "method ", "tag="),
    *("room 12 ", "port 1/", "a.b.", "a/b.c:", "0049 ", "INVITE sip:a SIP/2.0 ", "12 s "),
    *(
        "busy here ",
        "bsuy ",
        "bsuy here ",
        "codec mismatch ",
        "no audio ",
        "why does my call fail ",
    ),
    *("\u200b", "\u202e", "e\u0301", "\u0301", "\u0345\u0301", "\u0f73", "\u0301\uff9e"),
    *("\ufdfa", "\u00bd", "\u1e69", "\uac00", "\U0001f389", "\U0001f1e9", "\u0130", "\ud800", "\0"),
]
LEADS = ("", "\u00a3 ", "486 ", "4xx ", "compare ", "cause ", "SIP/2.0 ")
READERS = {
    name: pattern
    for name, pattern in patterns().items()
    if name.startswith(("bot.questions", "bot.slack.listeners", "catalog.sip", "catalog.text"))
}


def seconds(desk: Desk, text: str) -> float:
    """Processor time from a text as Slack sends it to its answer; the better of two if slow."""
    taken = _once(desk, text)
    return taken if taken < BOUND else min(taken, _once(desk, text))


def _once(desk: Desk, text: str) -> float:
    start = time.thread_time()
    desk.ask(plain(text))
    return time.thread_time() - start


@pytest.fixture(scope="module", autouse=True)
def warm(desk: Desk) -> None:
    desk.ask("codec mismatch")
    desk.ask("bsuy here")


def filled(unit: str, lead: str = "", size: int = MEGABYTE, end: str = "") -> str:
    room = size - len(lead) - len(end)
    return lead + (unit * (room // len(unit) + 1))[:room] + end


@pytest.mark.parametrize("unit", REPEATED, ids=ascii)
def test_one_thing_said_up_to_a_megabyte_is_answered_in_a_moment(desk: Desk, unit: str) -> None:
    worst = max((seconds(desk, filled(unit, lead)), lead) for lead in LEADS)
    assert worst[0] < BOUND, worst


@pytest.mark.parametrize("unit", ["client ", "/", "1", "bsuy ", "all ", "isup-", "A-", "\ufdfa"])
def test_so_is_what_is_read_to_its_last_character(desk: Desk, unit: str) -> None:
    for lead in LEADS:
        for end in (" 1", "!", "\0"):
            assert seconds(desk, filled(unit, lead, LONGEST, end)) < BOUND


@pytest.mark.parametrize("name", READERS)
def test_so_is_what_each_pattern_reads_slowest(desk: Desk, name: str) -> None:
    for attack in slowest(READERS[name], 3):
        assert seconds(desk, attack.text(MEGABYTE)) < BOUND, attack
        assert seconds(desk, attack.text(LONGEST)) < BOUND, attack


def slowest(pattern: re.Pattern[str], most: int) -> list[Attack]:
    def cost(attack: Attack) -> float:
        text = attack.text(LONGEST // 2)
        start = time.thread_time()
        for _ in pattern.finditer(text):
            pass
        return time.thread_time() - start

    return sorted(attacks_on(pattern), key=cost, reverse=True)[:most]


def test_so_are_many_different_words(desk: Desk) -> None:
    words = [*map("".join, islice(product(ascii_lowercase[::5], repeat=7), 0, None, 3))]
    for size in (4, 5, 7):
        for lead in LEADS:
            assert seconds(desk, lead + filled(" ".join(word[:size] for word in words))) < BOUND


def test_so_are_many_different_numbers(desk: Desk, catalog: Catalog) -> None:
    assert seconds(desk, filled(" ".join(map(str, range(100, 1000))) + " ")) < BOUND
    for between in (" ", ", ", " vs ", "/", " and "):
        assert seconds(desk, filled(between.join(map(str, catalog.codes)) + between)) < BOUND


def test_so_are_all_our_own_texts_and_names(desk: Desk, catalog: Catalog) -> None:
    codes = catalog.codes.values()
    said = [
        " ".join(catalog.terms.headers),
        " ".join(symptom for code in codes for symptom in code.symptoms),
        " and ".join(code.phrase for code in codes),
        " vs ".join(f"{code.phrase}x" for code in codes),
        " ".join(word[1:] + word[:1] for code in codes for word in code.description.split()),
    ]
    for text in said:
        for lead in LEADS:
            assert seconds(desk, lead + filled(f"{text} ")) < BOUND


@settings(max_examples=60)
@given(st.lists(st.sampled_from(REPEATED), min_size=1, max_size=6).map("".join), st.booleans())
def test_so_is_any_mixture_of_them(desk: Desk, unit: str, whole: bool) -> None:
    assert seconds(desk, filled(unit, size=MEGABYTE if whole else LONGEST)) < BOUND
