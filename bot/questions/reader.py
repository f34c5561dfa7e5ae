"""Reads what a text asks: a code alone at once, everything else by the table of intents."""

from __future__ import annotations

from bot.questions.model import CodeLookup, Question
from catalog import Catalog

_DIGITS = 3


def read(text: str, catalog: Catalog) -> Question:
    """What a text asks. Never raises: the last intent takes whatever the others do not.

    The table would say the same of a code alone. That is what is asked most, and a terminal that
    asks it does not wait for the table and its patterns to be made.
    """
    digits = text.strip()
    if len(digits) == _DIGITS and digits.isascii() and digits.isdigit():
        code = int(digits)
        if code in catalog.codes:
            return CodeLookup(code)
    from bot.questions.intents import read_by_intents

    return read_by_intents(text, catalog)
