"""Which numbers in a text are what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text.decoys import DECOYS
from catalog.text.extract import (
    Found,
    find_causes,
    find_numbers,
    find_rfcs,
    find_warn_codes,
    gravest,
)


def numbers(text: str) -> list[int]:
    return [found.number for found in find_numbers(text, text.lower())]


CODES = [
    ("486", [486]),
    ("got 486, then 503.", [486, 503]),
    ("486 486", [486, 486]),
    ("(404)", [404]),
    ("error503 code:404 sip486 SIP-480", [503, 404, 486, 480]),
    ("200OK and 200 ok", [200, 200]),
    ("SIP;cause=486", [486]),
    ("what causes 488", [488]),
    ("SIP/2.0 488 Not Acceptable Here\nCSeq: 314 INVITE, timer 200", [488]),
    ("sip/2.0 799 x", []),
    ("999 099 700 1486 4866", []),
    ("a486 486b x@486 486@x +486 486%", []),
    ("10.0.0.200 200.5 12:486 486:12 2-486 -5", []),
    ("-486", []),
    ("INVITE sip:486@example.com SIP/2.0", []),
    ("INVITE sip:x SIP/2.0, the answer is 486", []),
]
# One thing of each kind in the table of decoys, in its order.
HIDDEN = [
    "rfc 486, port 486, ext 486, isup 486, warning 399, q.850 cause 102/127",
    "486 seconds, 200 ms, 300 calls, 486 s",
    "$486, #486 is open",
    "room 486, user: 486, the extension is 486",
    "yealink 486, cisco spa 486",
    "sshd[486], bridge.c:486",
    "cseq: 486, tag=486, expires: 600",
    "+49 123 486 200, (030) 486 200, 0301 486 200",
]


@pytest.mark.parametrize(("text", "found"), CODES)
def test_these_numbers_can_be_codes(text: str, found: list[int]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("thing", "text"),
    [
        (decoy.thing, text)
        for decoy, texts in zip(DECOYS, HIDDEN, strict=True)
        for text in texts.split(", ")
    ],
)
def test_a_number_that_belongs_to_something_is_not_one(thing: str, text: str) -> None:
    assert numbers(text) == [], thing
    assert numbers(f"503 in {text}") == [503]


def test_many_numbers_between_many_decoys_are_told_apart() -> None:
    assert numbers("486 room 486, " * 100) == [486] * 100


CAUSES = [
    ("cause 34", [34]),
    ("Reason: Q.850;cause=34", [34]),
    ('Reason: Q.850 ; text="Normal call clearing" ; cause=16', [16]),
    ("Reason: SIP;cause=486", []),
    ("q850 cause code is 17, then hangup cause 16", [17, 16]),
    ("cause 34 seconds, cause 1.5", []),
]


@pytest.mark.parametrize(("text", "found"), CAUSES)
def test_these_are_causes(text: str, found: list[int]) -> None:
    assert [cause.number for cause in find_causes(text)] == found


def test_these_are_warn_codes() -> None:
    text = 'Warning: 304 example.com "Media type not available", warn-code 399 too'
    assert [warning.number for warning in find_warn_codes(text)] == [304, 399]


def test_these_are_rfcs() -> None:
    assert [rfc.number for rfc in find_rfcs("RFC3261, rfc 3262, rfcs")] == [3261, 3262]


FINDERS: list[Callable[[str], tuple[Found, ...]]] = [
    lambda text: find_numbers(text, text.lower()),
    find_causes,
    find_warn_codes,
    find_rfcs,
]
PIECES = st.sampled_from(
    '486 34 200 16 3261 304 cause Q.850 SIP ; = cause= rfc warning : SIP/2.0 room " text= is '
    "seconds isup - , / code ok [ ] . \n".split(" ")
)


@pytest.mark.parametrize("find", FINDERS)
@given(st.lists(PIECES, max_size=12).map("".join) | st.lists(PIECES, max_size=12).map(" ".join))
def test_each_number_stands_where_it_says_and_they_ascend(
    find: Callable[[str], tuple[Found, ...]], text: str
) -> None:
    end = 0
    for found in find(text):
        assert str(found.number) in text[found.start : found.end]
        assert found.start >= end
        end = found.end


@pytest.mark.parametrize(
    ("codes", "problem"),
    [((100, 486), 486), ((401, 503), 503), ((486, 487), 486), ((200, 407), 407)],
)
def test_the_problem_is_the_failure_not_the_challenge(codes: list[int], problem: int) -> None:
    assert gravest(codes) == gravest(reversed(codes)) == problem
