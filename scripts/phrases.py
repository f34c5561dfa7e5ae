"""Rows of unregistered.json: the numbers that products list though IANA has no row for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from catalog.rfctext import read_sections
from scripts.origin import Origin

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
_OLD_CODE = re.compile(r"7\.[1-6]\.\d+")

HEADER = {"source": "tables of reason phrases in the source code of the products"}


def unregistered_rows(origin: Origin, phrases: Mapping[int, str]) -> list[dict[str, Any]]:
    """Numbers without a row at IANA that some product lists, and where RFC 2543 had them."""
    old = {
        int(title[:3]): f"RFC 2543 §{section}"
        for section, title in read_sections(origin.rfc_text(2543)).items()
        if _OLD_CODE.fullmatch(section) and title[:3].isdigit()
    }
    rows = sorted(origin.implementation("_comparison.csv"), key=lambda row: int(row["code"]))
    return [
        {"code": code, "once_in": old.get(code)}
        for row in rows
        if (code := int(row["code"])) not in phrases and _is_listed(row)
    ]


def _is_listed(row: Mapping[str, str]) -> bool:
    return any(phrase for column, phrase in row.items() if column not in _NOT_PRODUCTS)
