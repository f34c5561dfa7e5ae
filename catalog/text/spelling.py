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
    """The known texts most similar to this one, the most similar first, whatever the case."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        text.upper(),
        {candidate: candidate.upper() for candidate in known},
        scorer=fuzz.ratio,
        limit=limit,
        score_cutoff=least,
    )
    return [candidate for _, _, candidate in found]
