"""The generated tables of data/registry/ as typed rows.

Models that few answers need are imported by those.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.load.lazy import LazyMapping
from catalog.model.cause_tables import CauseMappings, CauseTable
from catalog.model.code import Registration

if TYPE_CHECKING:
    from catalog.model.cause import CauseRow
    from catalog.model.documents import RfcDocument

_RELATIONS = ("obsoletes", "updates", "obsoleted_by", "updated_by")


class Registry:
    """The tables of one data folder; each file is read when it is first needed."""

    def __init__(self, root: Path) -> None:
        self._folder = root / "registry"

    @cached_property
    def codes(self) -> Mapping[int, Registration]:
        """IANA's response codes, ascending."""
        rows = self._read("response-codes.json")["rows"]
        return {row["code"]: Registration(**row) for row in rows}

    @cached_property
    def cause_mappings(self) -> Mapping[int, CauseMappings]:
        """By response code: what each table makes of it, and what becomes it."""
        rows = self._read("interworking.json")
        return LazyMapping(map(int, rows), lambda code: CauseMappings(**rows[str(code)]))

    @cached_property
    def destroys(self) -> Mapping[int, str]:
        """By response code: what a failure inside a dialog takes down (RFC 5057 §5.1)."""
        rows: dict[str, str] = self._read("rfc5057.json")
        return {int(code): destroyed for code, destroyed in rows.items()}

    @cached_property
    def causes(self) -> Mapping[int, CauseRow]:
        """Causes of Q.850, ascending."""
        from catalog.model.cause import CauseRow

        return {row["cause"]: CauseRow(**row) for row in self._q850["rows"]}

    @cached_property
    def default_codes(self) -> Mapping[CauseTable, int]:
        """The response code that a table gives for a cause that it does not list."""
        defaults = self._q850["defaults"]["to_sip"]
        return {CauseTable(table): code for table, code in defaults.items()}

    @cached_property
    def default_causes(self) -> frozenset[int]:
        """The causes that tables give for a response code that they do not list."""
        defaults = self._q850["defaults"]["to_cause"]
        return frozenset(cause for table in defaults.values() for cause in table.values())

    @cached_property
    def warn_codes(self) -> Mapping[int, Mapping[str, Any]]:
        """IANA's rows of warn-codes."""
        return {row["code"]: row for row in self._read("warnings.json")["rows"]}

    @cached_property
    def methods(self) -> Mapping[str, Mapping[str, Any]]:
        """IANA's rows of request methods."""
        return {row["name"]: row for row in self._read("methods.json")["rows"]}

    @cached_property
    def headers(self) -> Mapping[str, Mapping[str, Any]]:
        """IANA's rows of header fields."""
        return {row["name"]: row for row in self._read("headers.json")["rows"]}

    @cached_property
    def unregistered(self) -> Mapping[int, str | None]:
        """Numbers that products list though nobody registered them, and what once defined each."""
        return {row["code"]: row["once_in"] for row in self._read("unregistered.json")["rows"]}

    @cached_property
    def documents(self) -> Mapping[int, RfcDocument]:
        """The RFCs that the data or IANA's rows name."""
        from catalog.model.documents import RfcDocument

        rows = self._read("documents.json")["documents"]
        return {
            int(number): RfcDocument(
                number=int(number),
                title=row["title"],
                date=row["date"],
                status=row["status"],
                sections=frozenset(row["sections"]),
                **{name: tuple(row.get(name, ())) for name in _RELATIONS},
            )
            for number, row in rows.items()
        }

    @cached_property
    def strengths(self) -> Mapping[int, Mapping[str, frozenset[str]]]:
        """By RFC and strength (MUST, SHOULD, MAY): the sections that ask for something so."""
        rows: dict[str, dict[str, list[str]]] = self._read("strengths.json")
        return {
            int(number): {strength: frozenset(found) for strength, found in row.items()}
            for number, row in rows.items()
        }

    @cached_property
    def _q850(self) -> Any:
        return self._read("q850.json")

    def _read(self, name: str) -> Any:
        return json.loads((self._folder / name).read_text("utf-8"))
