"""The contract's prose: what data/README.md says of each field.

The numbers are held by the models, the wording is on that page alone; what writes or explains a
file takes it from there, so that it is written once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CONTRACT_PAGE = "README.md"
# "### `classes.toml`: `class`", and a row of a table below it.
_HEADING = re.compile(r"\A### `(?P<file>[^`]+)`(?:: `(?P<table>[^`]+)`)?\Z")
_ROW = re.compile(r"\A\| `(?P<field>[^`]+)` \|(?P<cells>.*)\|\Z")


@dataclass(frozen=True)
class FieldProse:
    """One row of the contract, as it is written there."""

    needed: str
    length: str
    source: str
    meaning: str


Contract = Mapping[str, Mapping[str, FieldProse]]
"""Rows by field, by folder or by file and table: "codes", "classes.toml: class"."""


def read_contract(root: Path) -> Contract:
    """The rows of all tables of fields in a data folder's README.md.

    Raises FileNotFoundError where there is none.
    """
    contract: dict[str, dict[str, FieldProse]] = {}
    for kind, field, prose in _rows((root / CONTRACT_PAGE).read_text("utf-8")):
        contract.setdefault(kind, {})[field] = prose
    return contract


def _rows(page: str) -> Iterator[tuple[str, str, FieldProse]]:
    kind = ""
    for line in page.splitlines():
        if line.startswith("#"):
            heading = _HEADING.match(line)
            kind = _kind(heading["file"], heading["table"]) if heading else ""
        elif kind and (row := _ROW.match(line)):
            yield kind, row["field"], FieldProse(*map(str.strip, row["cells"].split("|")))


def _kind(file: str, table: str | None) -> str:
    return f"{file}: {table}" if table else file.partition("/")[0]
