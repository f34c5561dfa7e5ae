"""Rows of documents.json: every RFC that the data names, with its sections.

The lint reads it to know that a cited section exists, `rfc` answers read it for titles; it
is not read at normal load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from catalog.rfctext import read_sections
from scripts.origin import Origin

_RFC = re.compile(r"\bRFC (\d{3,5})\b")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_RELATIONS = ("obsoletes", "obsoleted_by", "updates", "updated_by")


def named_rfcs(texts: Iterable[str]) -> list[int]:
    """The RFC numbers that these texts name, ascending."""
    return sorted({int(number) for text in texts for number in _RFC.findall(text)})


def texts_of(origin: Origin) -> list[str]:
    """All hand-written data files."""
    return [path.read_text("utf-8") for path in sorted(origin.data.rglob("*.toml"))]


def document_rows(origin: Origin, numbers: Iterable[int]) -> dict[str, dict[str, Any]]:
    """RFC number -> title, date, status, relations and sections.

    Raises OriginError where the index knows an RFC whose text is missing.
    """
    return {
        str(number): _document(origin.index[number], origin.rfc_text(number))
        for number in numbers
        if number in origin.index
    }


def unread(origin: Origin, numbers: Iterable[int]) -> list[int]:
    """RFCs that are named and that the index does not have; the lint refuses to cite them."""
    return [number for number in numbers if number not in origin.index]


def _document(entry: Mapping[str, str], text: str) -> dict[str, Any]:
    relations = {name: [int(n) for n in entry[name].split()] for name in _RELATIONS}
    return {
        "title": entry["title"],
        "date": entry["date"],
        "status": entry["status"].title(),
        **{name: numbers for name, numbers in relations.items() if numbers},
        "sections": read_sections(text),
    }


def index_date(origin: Origin) -> str:
    """The day of the RFC index, from its provenance column."""
    provenance = next(iter(origin.index.values()))["provenance"]
    match = _DATE.search(provenance)
    return match[0] if match else "unknown"
