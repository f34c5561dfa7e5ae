"""The files of each kind, read one kind at a time.

Every function notes in the reader what is wrong, and gives the entries that can be used. A file
has to be named after the number that is in it, and a number or name has to be registered; what
people wrote about and what is registered have to cover each other where the contract says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ConfigDict

from catalog.citation import Source
from catalog.load.problem import FILE_NAME, REGISTERED, WHOLE_FILE
from catalog.load.reader import Entry, ModelT, Reader
from catalog.model.cause import CauseAlias, CauseFile, PrivateCause
from catalog.model.code import CodeFile, Group, Registration, ResponseClass
from catalog.model.terms import HeaderFieldEntry, MethodEntry, WarnCodeEntry
from catalog.model.unregistered import UnregisteredFile
from catalog.model.values import Frozen

CLASSES, SYNONYMS, CAUSE_NAMES = "classes.toml", "synonyms.toml", "cause-names.toml"
WARN_CODES, METHODS, HEADERS = "warnings.toml", "methods.toml", "headers.toml"


class SynonymsFile(Frozen):
    """Words that people type, and the words of the catalog that they may stand for."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    synonyms: Mapping[str, tuple[str, ...]]


def read_code(
    reader: Reader, file: str, registered: Mapping[int, Registration]
) -> Entry[CodeFile] | None:
    """One file of codes/."""
    says = "is not in IANA's registry of response codes"
    entry = _numbered(reader, file, CodeFile, "code", registered, says)
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
    usable = _usable(read_code(reader, file, registered) for file in files)
    for code in registered:
        if f"codes/{code}.toml" not in files:
            text = "is missing; IANA has the code"
            reader.complain(f"codes/{code}.toml", WHOLE_FILE, text, REGISTERED)
    return usable


def read_classes(reader: Reader, registered: Iterable[int]) -> list[Entry[ResponseClass]]:
    """The classes of classes.toml; each registered code needs its own."""
    entries = reader.rows({"class": ResponseClass}, CLASSES)["class"]
    needed = {code // 100 for code in registered}
    for missing in sorted(needed - {entry.model.digit for entry in entries}):
        reader.complain(CLASSES, "class", f"has no usable row for class {missing}")
    return entries


def read_groups(reader: Reader) -> list[Entry[Group]]:
    """The hand-written verdicts of data/groups/."""
    return list(reader.folder(Group, "groups"))


def read_sources(reader: Reader) -> list[Entry[Source]]:
    """The documents that are not RFCs."""
    return _usable(read_source(reader, file) for file in reader.names("sources"))


def read_source(reader: Reader, file: str) -> Entry[Source] | None:
    """One file of sources/."""
    return reader.file(Source, file)


def read_synonyms(reader: Reader) -> Mapping[str, tuple[str, ...]]:
    """Words that people use for the words of the catalog."""
    entry = reader.file(SynonymsFile, SYNONYMS)
    return entry.model.synonyms if entry else {}


def read_cause(reader: Reader, file: str, registered: Collection[int]) -> Entry[CauseFile] | None:
    """One file of q850/."""
    return _numbered(reader, file, CauseFile, "cause", registered, "is not in registry/q850.json")


def read_causes(reader: Reader, registered: Collection[int]) -> list[Entry[CauseFile]]:
    """All files of q850/; not every cause has one."""
    return _usable(read_cause(reader, file, registered) for file in reader.names("q850"))


def read_cause_names(reader: Reader) -> tuple[list[Entry[CauseAlias]], list[Entry[PrivateCause]]]:
    """Further names of causes, and causes that products defined for themselves."""
    rows = reader.rows({"alias": CauseAlias, "private": PrivateCause}, CAUSE_NAMES)
    return rows["alias"], rows["private"]


def read_warn_codes(reader: Reader, registered: Collection[int]) -> list[Entry[WarnCodeEntry]]:
    """The rows of warnings.toml."""
    return _registered_rows(reader, WARN_CODES, "warning", WarnCodeEntry, "code", registered)


def read_methods(reader: Reader, registered: Collection[str]) -> list[Entry[MethodEntry]]:
    """The rows of methods.toml."""
    return _registered_rows(reader, METHODS, "method", MethodEntry, "name", registered)


def read_headers(reader: Reader, registered: Collection[str]) -> list[Entry[HeaderFieldEntry]]:
    """The rows of headers.toml."""
    return _registered_rows(reader, HEADERS, "header", HeaderFieldEntry, "name", registered)


def read_unregistered(reader: Reader) -> list[Entry[UnregisteredFile]]:
    """All files of unregistered/."""
    files = reader.names("unregistered")
    return _usable(_numbered(reader, file, UnregisteredFile, "code") for file in files)


def _numbered(
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


def _registered_rows(
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


def _usable(entries: Iterator[Entry[ModelT] | None]) -> list[Entry[ModelT]]:
    return [entry for entry in entries if entry is not None]
