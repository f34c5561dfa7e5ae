"""Documents that are not RFCs: sources/."""

from __future__ import annotations

from catalog.citation import Source
from catalog.load.reader import Entry, Reader


def read_source(reader: Reader, file: str) -> Entry[Source] | None:
    """One file of sources/."""
    return reader.file(Source, file)


def read_sources(reader: Reader) -> list[Entry[Source]]:
    """All files of sources/."""
    return list(reader.folder(Source, "sources"))
