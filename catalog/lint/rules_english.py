"""Rule on turns of phrase that no native technical writer would use here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from catalog.lint.material import Material
from catalog.lint.walk import SPOKEN, all_texts
from catalog.load.problem import Problem

_ODD = MappingProxyType(
    {
        re.compile(rf"\b{odd}\b", re.IGNORECASE): plain
        for odd, plain in {
            r"mend(?:s|ed|ing)?": "fix",
            r"of no use": "will not help",
            r"not to be had|to be had": "available",
            r"stands? (?:in|there|beside)": "is",
            r"spare this": "leave out",
            r"hits the (?:whole|transaction)": "affects",
            r"costs only": "ends only",
            r"in some cases": "the case",
            r"the own": "its own",
        }.items()
    }
)
"""The turn of phrase, and what to write instead."""


def plain_english(material: Material) -> Iterator[Problem]:
    """What people read is plain English."""
    for text in all_texts(material):
        for odd, plain in _ODD.items():
            if text.place not in SPOKEN and (match := odd.search(text.text)):
                yield Problem(text.file, text.field, f"for {match[0]} write {plain}")
