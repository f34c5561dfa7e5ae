"""Makes typed text safe to read: one line, no invisible characters, bounded length."""

from __future__ import annotations

import unicodedata

LONGEST = 2000
"""Characters of a question that are read; the rest is dropped."""

_QUOTES = "\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb"


def clean(text: str) -> str:
    """One line of visible characters, at most `LONGEST` of them.

    Compatibility forms become plain ones (full-width digits), control characters and line ends
    become spaces, invisible and direction-changing characters vanish, and quotes around the
    whole text are taken off.
    """
    folded = unicodedata.normalize("NFKC", text[: 4 * LONGEST])
    visible = "".join(map(_visible, folded))
    return " ".join(visible.split())[:LONGEST].strip(_QUOTES + " ")


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cf", "Cs", "Co", "Cn"):
        return ""
    return " " if category[0] in "CZ" else character
