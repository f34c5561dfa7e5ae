"""Finds the known word that a misspelled one stands for."""

from __future__ import annotations

from collections.abc import Iterable


def closest(text: str, known: Iterable[str], least: float) -> str | None:
    """The known text most similar to this one; None where none reaches `least` (0 to 100)."""
    # Imported here because most questions are spelled right and a terminal waits for the start.
    from rapidfuzz import fuzz, process

    best = process.extractOne(text, known, scorer=fuzz.ratio, score_cutoff=least)
    return best[0] if best else None
