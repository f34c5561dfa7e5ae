"""Finds the known words that a misspelled one may stand for.

The library is imported in the functions because most questions are spelled right, and a terminal
waits for the start.
"""

from __future__ import annotations

from collections.abc import Iterable


def closest(text: str, known: Iterable[str], least: float) -> str | None:
    """The known text most similar to this one; None where none reaches `least` (0 to 100)."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(text, known, scorer=fuzz.ratio, score_cutoff=least)
    return best[0] if best else None


def nearest(text: str, known: Iterable[str], least: float, limit: int) -> list[str]:
    """Known texts in the order of their likeness to this one, whatever the case."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        text.upper(),
        {one: one.upper() for one in known},
        scorer=fuzz.ratio,
        limit=limit,
        score_cutoff=least,
    )
    return [one for _, _, one in found]
