"""Response codes and their classes: codes/, classes.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from catalog.load.join import join
from catalog.load.problem import REGISTERED, WHOLE_FILE
from catalog.load.reader import Entry, Reader, usable
from catalog.load.registry import Registry
from catalog.load.rows import numbered
from catalog.model.cause_tables import CauseMappings
from catalog.model.code import CodeFile, Registration, ResponseClass, ResponseCode

CLASSES = "classes.toml"


def read_code(
    reader: Reader, file: str, registered: Mapping[int, Registration]
) -> Entry[CodeFile] | None:
    """One file of codes/."""
    says = "is not in IANA's registry of response codes"
    entry = numbered(reader, file, CodeFile, "code", registered, says)
    if entry is None:
        return None
    reference = registered[entry.model.code].reference
    if f"RFC {entry.model.defined.rfc}" != reference:
        text = f"is {entry.model.defined}, but IANA registers {reference}"
        reader.complain(file, "defined", text)
        return None
    return entry


def read_codes(reader: Reader, registered: Mapping[int, Registration]) -> list[Entry[CodeFile]]:
    """All files of codes/; each registered code needs one."""
    files = reader.names("codes")
    entries = usable(read_code(reader, file, registered) for file in files)
    for code in registered:
        if f"codes/{code}.toml" not in files:
            text = "is missing; IANA has the code"
            reader.complain(f"codes/{code}.toml", WHOLE_FILE, text, REGISTERED)
    return entries


def read_classes(reader: Reader, registered: Iterable[int]) -> list[Entry[ResponseClass]]:
    """The classes of classes.toml; each registered code needs its own."""
    entries = reader.rows({"class": ResponseClass}, CLASSES)["class"]
    needed = {code // 100 for code in registered}
    for missing in sorted(needed - {entry.model.digit for entry in entries}):
        reader.complain(CLASSES, "class", f"has no usable row for class {missing}")
    return entries


def join_code(
    file: CodeFile, registry: Registry, classes: Mapping[int, ResponseClass]
) -> ResponseCode:
    """A code's file with its registry rows and its class."""
    number = file.code
    return join(
        ResponseCode,
        file,
        {
            "registration": registry.codes[number],
            "response_class": classes[number // 100],
            "q850_mappings": registry.cause_mappings.get(number, CauseMappings()),
        },
    )
