"""The kinds of data files: where they are, and the models that they fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from catalog.citation import Source
from catalog.load.causes import CAUSE_NAMES
from catalog.load.codes import CLASSES
from catalog.load.synonyms import SYNONYMS, SynonymsFile
from catalog.load.terms import HEADERS, METHODS, WARN_CODES
from catalog.load.verdicts import FOLDER as VERDICTS
from catalog.model.cause import CauseAlias, CauseFile, PrivateCause
from catalog.model.code import CodeFile, ResponseClass
from catalog.model.terms import HeaderFieldEntry, MethodEntry, WarnCodeEntry
from catalog.model.unregistered import UnregisteredFile
from catalog.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class FolderKind:
    """A folder of files, each of which is one value."""

    name: str
    folder: str
    model: type[BaseModel]


@dataclass(frozen=True, slots=True)
class FileKind:
    """One file with lists of rows, by the key of each list."""

    name: str
    file: str
    rows: Mapping[str, type[BaseModel]]


FOLDERS: tuple[FolderKind, ...] = (
    FolderKind("code", "codes", CodeFile),
    FolderKind("verdict", VERDICTS, Verdict),
    FolderKind("cause", "q850", CauseFile),
    FolderKind("unregistered", "unregistered", UnregisteredFile),
    FolderKind("source", "sources", Source),
)
FILES: tuple[FileKind, ...] = (
    FileKind("classes", CLASSES, {"class": ResponseClass}),
    FileKind("warnings", WARN_CODES, {"warning": WarnCodeEntry}),
    FileKind("methods", METHODS, {"method": MethodEntry}),
    FileKind("headers", HEADERS, {"header": HeaderFieldEntry}),
    FileKind("cause-names", CAUSE_NAMES, {"alias": CauseAlias, "private": PrivateCause}),
)
SINGLE: Mapping[str, type[BaseModel]] = {SYNONYMS: SynonymsFile}
"""Files that are one value and alone of their kind."""
