"""What the rules look at: the usable entries of a data folder, the registry, the RFCs' sections.

It is read by the catalog's own reader, so that the lint sees what the catalog sees; what cannot
be used is in `problems`, and the rules do not meet it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from catalog.lint.exceptions import EXCEPTIONS
from catalog.load.everything import Everything
from catalog.load.problem import Problem
from catalog.load.reader import Entry, Reader
from catalog.load.registry import Registry
from catalog.model.code import CodeFile
from catalog.rfctext import read_sections


class Material(Everything):
    """The data of one folder, and what is wrong with the rest of it.

    files:    every file that was looked at, usable or not
    texts:    what is in them, but for those that are missing
    problems: what the reader found
    sections: section numbers of each RFC whose text is known
    """

    def __init__(self, root: Path, rfc: Path | None = None) -> None:
        """Read a data folder. With a folder of RFC texts, their sections replace the registry's."""
        reader = Reader(root)
        super().__init__(reader, Registry(root))
        self.files = tuple(reader.files)
        self.texts: Mapping[str, str] = reader.texts | _exceptions(root)
        self.problems: tuple[Problem, ...] = tuple(reader.problems)
        documents = self.registry.documents
        known = {number: document.sections for number, document in documents.items()}
        self.sections: Mapping[int, frozenset[str]] = known | (_sections_in(rfc) if rfc else {})

    @cached_property
    def entries(self) -> tuple[Entry[Any], ...]:
        """Everything with prose or citations of ours."""
        kinds: tuple[list[Entry[Any]], ...] = (
            *(self.code_entries, self.class_entries, self.verdict_entries),
            *(self.cause_entries, self.alias_entries, self.private_entries),
            *(self.warn_code_entries, self.method_entries, self.header_entries),
            self.unregistered_entries,
        )
        return tuple(entry for entries in kinds for entry in entries)

    @cached_property
    def by_number(self) -> Mapping[int, Entry[CodeFile]]:
        """Code files by number."""
        return {entry.model.code: entry for entry in self.code_entries}


def _exceptions(root: Path) -> dict[str, str]:
    file = root / EXCEPTIONS
    return {EXCEPTIONS: file.read_text("utf-8")} if file.is_file() else {}


def _sections_in(folder: Path) -> dict[int, frozenset[str]]:
    return {
        int(path.stem.removeprefix("rfc")): frozenset(
            read_sections(path.read_text("utf-8", errors="replace"))
        )
        for path in sorted(folder.glob("rfc*.txt"))
    }
