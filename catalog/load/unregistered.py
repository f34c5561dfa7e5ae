"""Numbers in use that nobody registered: unregistered/."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.load.join import join
from catalog.load.reader import Entry, Reader, usable
from catalog.load.registry import Registry
from catalog.load.rows import numbered
from catalog.model.unregistered import UnregisteredCode, UnregisteredFile


def read_unregistered(reader: Reader) -> list[Entry[UnregisteredFile]]:
    """All files of unregistered/."""
    files = reader.names("unregistered")
    return usable(numbered(reader, file, UnregisteredFile, "code") for file in files)


def join_unregistered(
    files: Iterable[Entry[UnregisteredFile]], registry: Registry
) -> dict[int, UnregisteredCode]:
    """Unregistered numbers with the places that once defined them, ascending."""
    codes = {
        entry.model.code: join(
            UnregisteredCode,
            entry.model,
            {"once_in": registry.unregistered.get(entry.model.code)},
        )
        for entry in files
    }
    return dict(sorted(codes.items()))
