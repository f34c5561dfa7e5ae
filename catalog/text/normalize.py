"""Makes typed text safe to read: one line, no invisible characters, bounded length."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

LONGEST = 2000
"""Characters of a question that are read; the rest is dropped."""

_TAKEN = 4 * LONGEST
"""So many are taken in: some vanish, and a compatibility form may stand for eighteen others."""
_TOWER = 30
"""Marks that one letter may carry (UAX #15, stream-safe text): sorting them is quadratic."""

_QUOTES = "\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb"


def clean(text: str) -> str:
    """One line of visible characters, at most `LONGEST` of them.

    Compatibility forms become plain ones (full-width digits), control characters and line ends
    become spaces, invisible and direction-changing characters vanish, and quotes around the
    whole text are taken off.
    """
    taken = text[:_TAKEN]
    if not taken.isascii():
        taken = unicodedata.normalize("NFKC", "".join(_without_towers(taken)))[:_TAKEN]
    visible = "".join(map(_visible, taken))
    return " ".join(visible.split())[:LONGEST].strip(_QUOTES + " ")


def _without_towers(text: str) -> Iterator[str]:
    """The characters, but no more than `_TOWER` combining marks in a row."""
    marks = 0
    for character in text:
        first = unicodedata.normalize("NFKD", character)[0]
        marks = marks + 1 if unicodedata.combining(first) else 0
        if marks <= _TOWER:
            yield character


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cf", "Cs", "Co", "Cn"):
        return ""
    return " " if category[0] in "CZ" else character
