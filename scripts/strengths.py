"""Rows of strengths.json: which sections of an RFC ask for something, and how strongly.

The lint reads it: a header field that the data calls a MUST has to be one in a section cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from catalog.rfctext import read_sections, section_body
from scripts.origin import Origin

_WORDS = MappingProxyType(
    {
        "MUST": re.compile(r"\b(?:MUST|SHALL|REQUIRED)\b"),
        "SHOULD": re.compile(r"\b(?:SHOULD|RECOMMENDED)\b"),
        "MAY": re.compile(r"\b(?:MAY|OPTIONAL)\b"),
    }
)
"""RFC 2119 §1 to §5: words of one strength."""


def strength_rows(origin: Origin, numbers: Iterable[int]) -> dict[str, dict[str, list[str]]]:
    """RFC number -> strength -> the sections that use a word of it, without those below them.

    An RFC that uses none of the words is left out.
    """
    rows = {
        str(number): _strengths(origin.rfc_text(number))
        for number in numbers
        if number in origin.index
    }
    return {number: strengths for number, strengths in rows.items() if strengths}


def _strengths(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for section in read_sections(text):
        body = "\n".join(section_body(text, section))
        for strength, word in _WORDS.items():
            if word.search(body):
                found.setdefault(strength, []).append(section)
    return found
