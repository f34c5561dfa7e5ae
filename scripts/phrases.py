"""Reason phrases that products print and IANA does not register.

implementations.json: per registered code the phrases that differ from IANA's by more than
case and punctuation, by product. unregistered.json: the numbers that products list though
IANA has no row for them. Products are named by their file in data/sources/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from catalog.rfctext import read_sections
from scripts.origin import Origin

_SOURCE_IDS = {"sip.js": "sip-js", "drachtio-sip-status": "drachtio"}
_NOT_PRODUCTS = frozenset(
    {
        "code",
        "iana_phrase",
        "in_iana",
        "n_implementations",
        "agree_exact",
        "agree_ignoring_case_punct",
        "differ",
    }
)
# A phrase that stands for a whole class in that product, not for the code.
_BUCKETS = frozenset({("wireshark", 199)})
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_OLD_CODE = re.compile(r"7\.[1-6]\.\d+")

HEADER = {"source": "tables of reason phrases in the source code of the products"}


def implementation_rows(origin: Origin, phrases: Mapping[int, str]) -> dict[str, dict[str, str]]:
    """Code -> product -> phrase, where the phrase is not the registered one."""
    found: dict[str, dict[str, str]] = {}
    for code, listed in _listed(origin):
        registered = phrases.get(code)
        differing = {
            product: phrase
            for product, phrase in listed.items()
            if registered is not None
            and _letters(phrase) != _letters(registered)
            and (product, code) not in _BUCKETS
        }
        if differing:
            found[str(code)] = differing
    return found


def unregistered_rows(origin: Origin, phrases: Mapping[int, str]) -> list[dict[str, Any]]:
    """Numbers without a row at IANA: who lists them as what, and where RFC 2543 had them."""
    old = {
        int(title[:3]): f"RFC 2543 §{section}"
        for section, title in read_sections(origin.rfc_text(2543)).items()
        if _OLD_CODE.fullmatch(section) and title[:3].isdigit()
    }
    return [
        {"code": code, "once_in": old.get(code), "listed_by": listed}
        for code, listed in _listed(origin)
        if code not in phrases and listed
    ]


def _listed(origin: Origin) -> Iterator[tuple[int, dict[str, str]]]:
    rows = origin.implementation("_comparison.csv")
    for row in sorted(rows, key=lambda row: int(row["code"])):
        yield (
            int(row["code"]),
            {
                _SOURCE_IDS.get(product, product): phrase
                for product, phrase in row.items()
                if product not in _NOT_PRODUCTS and phrase
            },
        )


def _letters(phrase: str) -> str:
    return _NO_LETTERS.sub("", phrase.lower())
