"""Hand-written verdicts: verdicts/."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath

from catalog.load.problem import FILE_NAME, REGISTERED
from catalog.load.reader import Entry, Reader, usable
from catalog.model.verdict import CodeSet, Verdict

FOLDER = "verdicts"


def read_verdict(reader: Reader, file: str, registered: Collection[int]) -> Entry[Verdict] | None:
    """One file of verdicts/, which is named after its codes in ascending order."""
    entry = reader.file(Verdict, file)
    if entry is None:
        return None
    codes = entry.model.codes
    if unknown := [code for code in codes if code not in registered]:
        text = f"{unknown[0]} is not in IANA's registry of response codes"
        reader.complain(file, f"codes.{codes.index(unknown[0])}", text, REGISTERED)
        return None
    name = "-".join(map(str, sorted(set(codes))))
    if list(codes) != sorted(set(codes)) or PurePosixPath(file).stem != name:
        text = f"name each code once, in ascending order, and the file {name}.toml"
        reader.complain(file, "codes", text, FILE_NAME)
        return None
    return entry


def read_verdicts(reader: Reader, registered: Collection[int]) -> list[Entry[Verdict]]:
    """All files of verdicts/."""
    return usable(read_verdict(reader, file, registered) for file in reader.names(FOLDER))


def codes_of(stem: str) -> CodeSet:
    """The codes that a file of that name is about; none where it is named otherwise."""
    numbers = stem.split("-")
    return frozenset(map(int, numbers)) if all(map(str.isdecimal, numbers)) else frozenset()


def by_codes(entries: Iterable[Entry[Verdict]]) -> Mapping[CodeSet, Verdict]:
    """Verdicts by what they are about."""
    return {frozenset(entry.model.codes): entry.model for entry in entries}
