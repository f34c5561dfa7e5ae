"""Rows of IANA's registry "Session Initiation Protocol (SIP) Parameters", from its XML.

Only what identifies a row is taken over: name, number, reference, date. IANA's explanations
are the wording of the RFCs and stay out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from scripts.origin import OriginError

_NS = "{http://www.iana.org/assignments}"
_DEPRECATED = re.compile(r"(?<!\s)\s*\(deprecated[^()]*\)", re.IGNORECASE)
SOURCE = "IANA, Session Initiation Protocol (SIP) Parameters"


@dataclass(frozen=True)
class Registry:
    """The parsed XML; each method gives the rows of one sub-registry in ascending order."""

    path: Path

    @cached_property
    def root(self) -> ElementTree.Element:
        """The outermost element. Raises OriginError where the file is not that registry."""
        try:
            root = ElementTree.parse(self.path).getroot()  # noqa: S314  (a file of the maintainer's choice)
        except (OSError, ElementTree.ParseError) as error:
            raise OriginError(f"{self.path}: {error}") from None
        if root.get("id") != "sip-parameters":
            raise OriginError(f"{self.path}: is not the registry sip-parameters")
        return root

    def header(self) -> dict[str, str]:
        """What stands at the head of each file made from this registry."""
        return {"source": SOURCE, "updated": _text(self.root, "updated")}

    def response_codes(self) -> list[dict[str, Any]]:
        """One row per registered response code."""
        rows = []
        for record in self._records("Response Codes"):
            phrase = _text(record, "description")
            rows.append(
                {
                    "code": int(_text(record, "value")),
                    "phrase": _DEPRECATED.sub("", phrase),
                    "reference": _reference(record) or "RFC 3261",
                    "deprecated": bool(_DEPRECATED.search(phrase)),
                }
            )
        return sorted(rows, key=lambda row: row["code"])

    def methods(self) -> list[dict[str, Any]]:
        """One row per registered method."""
        rows = [
            {"name": _text(record, "value"), "reference": _reference(record)}
            for record in self._records("Methods and Response Codes")
        ]
        return sorted(rows, key=lambda row: str(row["name"]))

    def headers(self) -> list[dict[str, Any]]:
        """One row per registered header field."""
        rows = []
        for record in self._records("Header Fields"):
            name = _text(record, "value")
            rows.append(
                {
                    "name": _DEPRECATED.sub("", name),
                    "compact": _text(record, "compact") or None,
                    "deprecated": bool(_DEPRECATED.search(name)),
                    "reference": _reference(record),
                }
            )
        return sorted(rows, key=lambda row: str(row["name"]).lower())

    def warnings(self) -> list[dict[str, Any]]:
        """One row per warn-code: the name before the colon, not the explanation after it."""
        rows = [
            {
                "code": int(_text(record, "value")),
                "name": _text(record, "description").partition(":")[0],
                "reference": _reference(record),
            }
            for record in self._records("Warning Codes (warn-codes)")
        ]
        return sorted(rows, key=lambda row: int(str(row["code"])))

    def _records(self, title: str) -> list[ElementTree.Element]:
        for registry in self.root.iter(f"{_NS}registry"):
            if _text(registry, "title") == title:
                return registry.findall(f"{_NS}record")
        raise OriginError(f"{self.path}: no registry {title!r}")


def _text(element: ElementTree.Element, tag: str) -> str:
    """The text of that child with runs of spaces closed; empty where there is none."""
    child = element.find(f"{_NS}{tag}")
    return "" if child is None else _closed(child)


def _closed(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _reference(record: ElementTree.Element) -> str:
    """The documents that a record refers to: "RFC 3261, RFC 6026"."""
    xrefs = [*record.iterfind(f"{_NS}xref"), *record.iterfind(f"{_NS}spec/{_NS}xref")]
    return ", ".join(
        f"RFC {xref.get('data', '').removeprefix('rfc')}"
        if xref.get("type") == "rfc"
        else _closed(xref)
        for xref in xrefs
        if xref.get("type") in ("rfc", "text", "uri")
    )
