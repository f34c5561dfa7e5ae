"""Where the generator reads from: three folders, checked before anything is read."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


class OriginError(Exception):
    """A file of the origin is missing or not laid out as expected; names file and line."""


Row = dict[str, str]


@dataclass(frozen=True)
class Origin:
    """The folders, each with what is read from it.

    iana             sip-parameters.xml
    rfc              rfcNNNN.txt and _index.csv
    tables           q850-causes.csv
    implementations  tables read from the source code of products
    data             the catalog's own data, to see what it cites
    """

    iana: Path
    rfc: Path
    tables: Path
    implementations: Path
    data: Path

    def rfc_text(self, number: int) -> str:
        """The text of one RFC. Raises OriginError where the folder has none."""
        return _read(self.rfc / f"rfc{number}.txt")

    @cached_property
    def index(self) -> dict[int, Row]:
        """The rows of the RFC index, by number."""
        return {int(row["rfc"]): row for row in read_csv(self.rfc / "_index.csv")}

    def table(self, name: str) -> list[Row]:
        """A table about Q.850 or another registry that IANA does not keep."""
        return read_csv(self.tables / name)

    def implementation(self, name: str) -> list[Row]:
        """A table read from the source code of a product."""
        return read_csv(self.implementations / name)


def read_csv(path: Path) -> list[Row]:
    """The rows of a CSV file with a header line."""
    return list(csv.DictReader(_read(path).splitlines()))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        raise OriginError(f"{path}: no such file") from None
