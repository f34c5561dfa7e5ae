"""Tables between SIP codes and Q.850 causes, and what RFC 5057 says a failure destroys.

The RFC tables are read from the RFC texts themselves: each is found by its section, its rows
by the number at their head, and its two columns by where the column heading stands. What the
products do comes from tables that were read from their source code.

RFC 3398 prints `504 Version Not Supported`, which can only be 505: 504 has its own row one
line earlier, and RFC 4497 Table 2, made after it, has 505.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from catalog.rfctext import section_body
from scripts.origin import Origin, OriginError

_FOOTNOTES = {
    "*": "only if the gateway cannot authenticate and continue the call",
    "+": "only if the gateway cannot correct the request and retry",
    "warning": "31 by default; 65 if the warn-code is about a bearer capability",
    "none": "listed without a mapping",
    "misprint": "printed as 504 in RFC 3398, as 505 in RFC 4497",
    "6xx": "with the location 'user'",
}
_MISPRINT = (504, "version not supported", 505)
_ROW = re.compile(r" {3,4}\d{1,3} +\S")
_CODE = re.compile(r"\b\d{3}\b")
_CAUSE = re.compile(r"\b\d+(?= +[A-Z])")
_NUMBER = re.compile(r"\d+")
_NOTE = re.compile(r"\(([*+])\)")
_BECOMES = re.compile(r"(\d{3}) becomes (\d{3})")
_IMPACT = re.compile(r"\A\s*\| +(\d{3})(?:/\dxx)? +\|[^|]+\| +(Transaction|Usage|Dialog) +\|")


@dataclass(frozen=True)
class TableRow:
    """One row of an RFC table: its number, the words beside it, and the other column."""

    number: int
    words: str
    answer: str


def read_rows(lines: Iterable[str], heading: str) -> Iterator[TableRow]:
    """Rows of the tables whose second column is headed so; a cell may take several lines.

    The heading gives the column. Prose below the left margin ends a table.
    """
    column = 0
    row: list[tuple[str, str]] = []
    for line in [*lines, ""]:
        cells = _cells(line, column) if column else None
        if cells and _ROW.match(line):
            yield from _row(row)
            row = [cells]
        elif row and cells and line.startswith(" " * 6) and line.strip():
            row.append(cells)
        else:
            yield from _row(row)
            row = []
        if heading in line:
            column = line.index(heading)
        elif line[3:4].isupper():
            column = 0


def _cells(line: str, column: int) -> tuple[str, str] | None:
    """Both cells of a line; a number of three digits may begin one column to the left."""
    for cut in (column - 2, column - 1):
        if line[cut : cut + 1] in ("", " "):
            return line[:cut].strip(), line[cut:].strip()
    return None


def _row(cells: list[tuple[str, str]]) -> Iterator[TableRow]:
    if cells:
        number, _, first = cells[0][0].partition(" ")
        words = [first.strip(), *(left for left, _ in cells[1:])]
        yield TableRow(
            number=int(number),
            words=" ".join(filter(None, words)),
            answer=" ".join(filter(None, (right for _, right in cells))),
        )


def rfc3398_to_sip(text: str) -> dict[int, list[int]]:
    """Cause -> SIP codes (RFC 3398 §7.2.4.1)."""
    lines = section_body(text, "7.2.4.1")
    prose = " ".join(line.strip() for line in lines)
    becomes = _BECOMES.search(prose.partition("location is 'user'")[2])
    if becomes is None:
        raise OriginError("RFC 3398 §7.2.4.1: no footnote on the location 'user'")
    codes: dict[int, list[int]] = defaultdict(list)
    for row in read_rows(lines, "SIP response"):
        found = [int(code) for code in _CODE.findall(row.answer)]
        if "(+)" in row.answer and found == [int(becomes[1])]:
            found.append(int(becomes[2]))
        codes[row.number] += found
    return {cause: found for cause, found in codes.items() if found}


def rfc3398_to_cause(text: str) -> dict[int, tuple[int | None, str | None]]:
    """SIP code -> cause and condition (RFC 3398 §8.2.6.1)."""
    rows: dict[int, tuple[int | None, str | None]] = {}
    for row in read_rows(section_body(text, "8.2.6.1"), "Cause value in the REL"):
        number = row.number
        notes = _NOTE.findall(row.answer)
        cause = _NUMBER.match(row.answer)
        if cause is None:
            notes.append("warning" if "Warning" in row.answer else "none")
        if (number, row.words.lower()) == _MISPRINT[:2]:
            number = _MISPRINT[2]
            notes.append("misprint")
        if number >= 600:
            notes.append("6xx")
        note = "; ".join(_FOOTNOTES[name] for name in notes)
        rows[number] = (int(cause[0]) if cause else None, note or None)
    return rows


def rfc4497_to_sip(text: str) -> dict[int, list[int]]:
    """Cause -> SIP codes (RFC 4497 §8.4.1 Table 1)."""
    codes: dict[int, list[int]] = defaultdict(list)
    for row in read_rows(section_body(text, "8.4.1"), "SIP response"):
        codes[row.number] += [int(code) for code in _CODE.findall(row.answer)]
    return {cause: found for cause, found in codes.items() if found}


def rfc4497_to_cause(text: str) -> dict[int, list[int]]:
    """SIP code -> causes (RFC 4497 §8.4.4 Table 2)."""
    return {
        row.number: sorted(int(cause) for cause in _CAUSE.findall(row.answer))
        for row in read_rows(section_body(text, "8.4.4"), "QSIG Cause value")
    }


_RFC5057_NOTES = {"408": "usage"}
"""Where a note says more than the column: a 408 acts as a timeout (note 4, §5.2)."""


def rfc5057_impact(text: str) -> dict[str, str]:
    """SIP code -> what the failure destroys (RFC 5057 §5.1 Table 2 and its notes)."""
    found = (_IMPACT.match(line) for line in section_body(text, "5.1"))
    table = {match[1]: match[2].lower() for match in found if match}
    return {code: _RFC5057_NOTES.get(code, destroys) for code, destroys in table.items()}


def _pairs(rows: Iterable[dict[str, str]], key: str, value: str) -> dict[int, list[int]]:
    """Numbers of one column by those of another; rows such as "default" are left out."""
    found: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        if row[key].isdigit() and row[value].isdigit():
            found[int(row[key])].append(int(row[value]))
    return dict(found)


@dataclass(frozen=True)
class CauseTables:
    """All tables in one place: per source, cause -> codes and code -> causes."""

    to_sip: dict[str, dict[int, list[int]]]
    to_cause: dict[str, dict[int, list[int]]]
    notes: dict[int, str]

    def interworking(self) -> dict[str, dict[str, Any]]:
        """interworking.json: per SIP code what each table says, in both directions."""
        back: dict[str, dict[int, list[int]]] = {}
        for source, table in self.to_sip.items():
            back[source] = _inverse(table)
        numbers = {code for table in [*self.to_cause.values(), *back.values()] for code in table}
        return {str(code): self._of_code(code, back) for code in sorted(numbers)}

    def _of_code(self, code: int, back: dict[str, dict[int, list[int]]]) -> dict[str, Any]:
        """What is said of one code; only RFC 3398 puts conditions to its rows."""
        columns: dict[str, dict[str, Any]] = {
            "sent": {table: rows[code] for table, rows in self.to_cause.items() if code in rows},
            "received": {table: rows[code] for table, rows in back.items() if code in rows},
            "notes": {"rfc3398": self.notes[code]} if code in self.notes else {},
        }
        return {name: tables for name, tables in columns.items() if tables}


def _inverse(table: dict[int, list[int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for key, values in sorted(table.items()):
        for value in values:
            found[value].append(key)
    return dict(found)


def read_cause_tables(origin: Origin) -> CauseTables:
    """Read all tables. Raises OriginError or LookupError where a text has no such table."""
    rfc3398, rfc4497 = origin.rfc_text(3398), origin.rfc_text(4497)
    rows = rfc3398_to_cause(rfc3398)
    asterisk = origin.implementation("asterisk-sip-to-cause.csv")
    freeswitch = origin.implementation("freeswitch-sip-to-cause.csv")
    return CauseTables(
        to_sip={
            "rfc3398": rfc3398_to_sip(rfc3398),
            "rfc4497": rfc4497_to_sip(rfc4497),
            "asterisk": _pairs(
                origin.implementation("asterisk-cause-to-sip.csv"), "cause", "sip_code"
            ),
            "freeswitch": _pairs(
                origin.implementation("freeswitch-cause-to-sip.csv"), "cause", "sip_code"
            ),
        },
        to_cause={
            "rfc3398": {code: [cause] for code, (cause, _) in rows.items() if cause is not None},
            "rfc4497": rfc4497_to_cause(rfc4497),
            "asterisk": _pairs(asterisk, "sip_code", "cause"),
            "freeswitch": _pairs(freeswitch, "sip_code", "cause"),
        },
        notes={code: note for code, (_, note) in rows.items() if note},
    )
