"""Files and rows that are known by a number or a name: it has to fit, and to be registered."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from catalog.load.problem import FILE_NAME, REGISTERED
from catalog.load.reader import Entry, ModelT, Reader


def numbered(
    reader: Reader,
    file: str,
    model: type[ModelT],
    field: str,
    registered: Collection[int] | None = None,
    says: str = "",
) -> Entry[ModelT] | None:
    """A file that is named after the number in one of its fields.

    registered: the numbers that the field may hold, if only some
    says:       what is wrong with any other
    """
    table = reader.table(file)
    if table is None:
        return None
    number, stem = table.get(field), PurePosixPath(file).stem
    if field in table and str(number) != stem:
        reader.complain(file, field, f"is {number!r}, but the file is named {stem}", FILE_NAME)
        return None
    if registered is not None and stem not in map(str, registered):
        reader.complain(file, field, f"{stem} {says}", REGISTERED)
        return None
    return reader.value(model, file, table)


def registered_rows(
    reader: Reader,
    file: str,
    key: str,
    model: type[BaseModel],
    identity: str,
    registered: Collection[Any],
) -> list[Entry[Any]]:
    """The rows of one file; each registered number or name needs one, once."""
    entries = []
    missing = dict.fromkeys(registered)
    for entry in reader.rows({key: model}, file)[key]:
        name = getattr(entry.model, identity)
        if name not in missing:
            text = "is listed twice" if name in registered else "is not registered"
            reader.complain(file, f"{entry.prefix}{identity}", f"{name} {text}", REGISTERED)
            continue
        del missing[name]
        entries.append(entry)
    for name in missing:
        reader.complain(file, key, f"has no usable row for {name}", REGISTERED)
    return entries
