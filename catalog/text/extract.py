"""What a text holds: status codes, causes of Q.850, warn-codes and RFCs, each with its place.

Each function takes a line of cleaned text and reads it alone; `Reading` asks each of them at most
once. Whether a number is registered is not asked here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from catalog.sip.grammar import (
    PASTED_REASON_VALUE,
    PASTED_REQUEST_LINE,
    PASTED_STATUS_LINE,
    PASTED_WARNING,
)
from catalog.text.decoys import ANY_DECOY

LOWEST, HIGHEST = 100, 699
"""RFC 3261 §7.2: the six classes of status codes."""
_DIGITS = 3

# A three-digit number that stands alone: not part of an address, a longer number or a name.
_CODE = re.compile(
    r"(?:(?<![a-z0-9@+])|(?<=\bsip)|(?<=\bcode)|(?<=\berror))(?<!\d[.:\-])(?<!\s-)"
    r"[1-6]\d\d(?!(?!ok\b)[a-z0-9@%])(?![.:]\d)"
)
_NEGATIVE = re.compile(r"[-\u2212]\s*\d+")

CAUSE_WORD = r"q\.?850|isdn|isup|(?:hangup[ _-]?)?causes?"
"""Part of a pattern: what people call a cause of Q.850."""
_SPOKEN_CAUSE = re.compile(
    rf"\b(?:{CAUSE_WORD})\b(?:\W{{0,3}}(?:{CAUSE_WORD}|code|value|number|is|was)\b){{0,6}}"
    r"\W{0,3}(\d{1,3})(?!\w|\.\d)(?! ?(?:s|sec\w*|ms|min\w*|times|calls|hours|days)\b)",
    re.IGNORECASE,
)
_SPOKEN_WARNING = re.compile(r"\bwarn(?:ing)?s?(?:[ -]?codes?)?\W{0,3}(\d{3})(?!\d)", re.IGNORECASE)
_SPOKEN_RFC = re.compile(r"\brfc\W{0,2}(\d{1,5})(?!\d)", re.IGNORECASE)


class Found(NamedTuple):
    """A number that a text holds and the place of what says so: `text[start:end]`."""

    number: int
    start: int
    end: int


def find_numbers(text: str, lower: str) -> tuple[Found, ...]:
    """The numbers 100 to 699 that can be status codes, in order; the place is the number's own.

    lower: the same text in lower case, character by character

    A status line says by itself which number is the code, so that nothing else counts then.
    """
    if "sip/2.0" in lower and (lines := list(PASTED_STATUS_LINE.finditer(text))):
        codes = [Found(int(line[1]), *line.span(1)) for line in lines]
        return tuple(code for code in codes if LOWEST <= code.number <= HIGHEST)
    numbers = [Found(int(match[0]), *match.span()) for match in _CODE.finditer(lower)]
    if not numbers or _NEGATIVE.fullmatch(text) or PASTED_REQUEST_LINE.match(text):
        return ()
    if len(text) == _DIGITS:
        return tuple(numbers)
    return _apart(numbers, [decoy.span() for decoy in ANY_DECOY.finditer(lower)])


def find_causes(text: str) -> tuple[Found, ...]:
    """Causes of Q.850, as a Reason header field has them and as people say them."""
    reasons = list(PASTED_REASON_VALUE.finditer(text))
    pasted = [
        Found(int(reason["cause"]), *reason.span())
        for reason in reasons
        if reason["protocol"].upper() != "SIP"
    ]
    spoken = _all_found(_SPOKEN_CAUSE, text)
    return _in_order([*pasted, *_apart(spoken, [reason.span() for reason in reasons])])


def find_warn_codes(text: str) -> tuple[Found, ...]:
    """Warn-codes, as a Warning header field has them and as people say them."""
    pasted = _all_found(PASTED_WARNING, text)
    spoken = _all_found(_SPOKEN_WARNING, text)
    return _in_order([*pasted, *_apart(spoken, [(one.start, one.end) for one in pasted])])


def find_rfcs(text: str) -> tuple[Found, ...]:
    """Numbers of RFCs."""
    return tuple(_all_found(_SPOKEN_RFC, text))


def gravest(codes: Iterable[int]) -> int:
    """Which of several codes in one text is the problem: the failure, not the challenge."""
    return max(codes, key=_gravity)


def _gravity(code: int) -> int:
    return 0 if code < 300 else 1 if code in (401, 407, 487) else 2


def _all_found(pattern: re.Pattern[str], text: str) -> list[Found]:
    return [Found(int(match[1]), *match.span()) for match in pattern.finditer(text)]


def _apart(numbers: Iterable[Found], spans: Sequence[tuple[int, int]]) -> tuple[Found, ...]:
    """The numbers that share no character with any of the spans, which are ascending."""
    ends = [end for _, end in spans]

    def is_apart(found: Found) -> bool:
        place = bisect_right(ends, found.start)
        return place == len(spans) or spans[place][0] >= found.end

    return tuple(filter(is_apart, numbers))


def _in_order(numbers: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(numbers, key=lambda found: found.start))
