"""Everything that the rules look at, read once.

A file that does not fit its model becomes a Problem here and not an exception, so that one
run reports all of them. The rules see only the entries that were readable.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Generic, TypeVar

import rtoml
from pydantic import BaseModel, ValidationError

from catalog.citation import Source
from catalog.errors import DataError
from catalog.lint.problem import Problem
from catalog.load.loader import Registry, build_code, read_registry
from catalog.load.terms import load_reference
from catalog.model.code import Group, ResponseClass, ResponseCode
from catalog.model.terms import (
    CauseAdvice,
    CauseAlias,
    HeaderField,
    Method,
    PrivateCause,
    UnregisteredCode,
    WarnCode,
)
from catalog.rfctext import read_sections

_Model = TypeVar("_Model", bound=BaseModel)
_Read = TypeVar("_Read")
_Row = WarnCode | Method | HeaderField | CauseAlias | PrivateCause
"""A row of one of the files that hold several."""


@dataclass(frozen=True)
class Entry(Generic[_Model]):
    """One readable file, or one row of a file that holds several."""

    file: str
    model: _Model
    prefix: str = ""
    """Where the row stands in its file: "class.3."."""


@dataclass(frozen=True)
class Document:
    """An RFC as far as citations need it."""

    title: str
    obsoleted_by: tuple[int, ...]
    sections: frozenset[str]


@dataclass(frozen=True, eq=False)
class Material:
    """The data, the registry tables, and what could not be read.

    Equal only to itself, so that the walks over it can be remembered.
    """

    codes: tuple[Entry[ResponseCode], ...]
    classes: tuple[Entry[ResponseClass], ...]
    sources: tuple[Entry[Source], ...]
    groups: tuple[Entry[Group], ...]
    causes: tuple[Entry[CauseAdvice], ...]
    reference: tuple[Entry[_Row], ...]
    unregistered: tuple[Entry[UnregisteredCode], ...]
    listed_unregistered: frozenset[int]
    """Numbers that products list though nobody registered them (registry/unregistered.json)."""
    registry: Registry
    documents: Mapping[int, Document]
    headers: frozenset[str]
    methods: frozenset[str]
    default_causes: frozenset[int]
    """What the tables give for a code that they do not list."""
    default_codes: frozenset[int]
    """What the tables give for a cause that they do not list."""
    q850: Mapping[int, Mapping[str, Any]]
    """Rows of registry/q850.json by cause."""
    files: tuple[str, ...]
    """Every file that was looked at, readable or not."""
    broken: tuple[Problem, ...] = ()
    named: Mapping[str, object] = field(default_factory=dict)
    """Code file -> the number that stands in it."""

    @cached_property
    def entries(self) -> tuple[Entry[Any], ...]:
        """Everything with prose or citations of ours."""
        groups: tuple[tuple[Entry[Any], ...], ...] = (
            *(self.codes, self.classes, self.groups),
            *(self.causes, self.reference, self.unregistered),
        )
        return tuple(entry for group in groups for entry in group)

    @cached_property
    def by_number(self) -> Mapping[int, Entry[ResponseCode]]:
        """Code files by number."""
        return {entry.model.code: entry for entry in self.codes}


def read_material(root: Traversable, rfc: Path | None = None) -> Material:
    """Read a data folder. With a folder of RFC texts, their sections replace the registry's."""
    reader = _Reader(root)
    registry = read_registry(root)
    classes = reader.rows("classes.toml", "class", ResponseClass)
    by_digit = {entry.model.digit: entry.model for entry in classes}

    def build(name: str, table: dict[str, Any]) -> ResponseCode:
        digit = int(str(table.get("code"))[:1]) if str(table.get("code"))[:1].isdigit() else 0
        if digit in range(1, 7) and digit not in by_digit:
            raise DataError(name, "response_class", f"class {digit} is missing in classes.toml")
        return build_code(name, table, by_digit, registry)

    codes = reader.folder("codes", build)
    sources = reader.folder("sources", lambda _, table: Source.model_validate(table))
    groups = reader.folder("groups", lambda _, table: Group.model_validate(table))
    causes, reference = reader.reference()
    unregistered = reader.folder(
        "unregistered", lambda _, table: UnregisteredCode.model_validate(table)
    )
    documents = _documents(reader.registry("documents.json")["documents"])
    q850 = reader.registry("q850.json")
    return Material(
        codes=tuple(codes),
        classes=tuple(classes),
        sources=tuple(sources),
        groups=tuple(groups),
        causes=causes,
        reference=reference,
        unregistered=tuple(unregistered),
        listed_unregistered=frozenset(
            row["code"] for row in reader.registry("unregistered.json")["rows"]
        ),
        registry=registry,
        documents={**documents, **_from_texts(rfc, documents)} if rfc else documents,
        headers=frozenset(row["name"] for row in reader.registry("headers.json")["rows"]),
        methods=frozenset(row["name"] for row in reader.registry("methods.json")["rows"]),
        default_causes=_defaults(q850["defaults"]["to_cause"]),
        default_codes=frozenset(q850["defaults"]["to_sip"].values()),
        q850={row["cause"]: row for row in q850["rows"]},
        files=tuple(reader.files),
        broken=tuple(reader.broken),
        named=reader.named,
    )


class _Reader:
    """Reads files and collects what is wrong with them."""

    def __init__(self, root: Traversable) -> None:
        self.root = root
        self.files: list[str] = []
        self.broken: list[Problem] = []
        self.named: dict[str, object] = {}

    def registry(self, name: str) -> Any:
        """A generated file."""
        return json.loads((self.root / "registry" / name).read_text("utf-8"))

    def folder(
        self, name: str, build: Callable[[str, dict[str, Any]], _Model]
    ) -> Iterator[Entry[_Model]]:
        """Every TOML file of a folder that fits its model."""
        folder = self.root / name
        entries = sorted(folder.iterdir(), key=lambda item: item.name) if folder.is_dir() else []
        for item in entries:
            if item.name.endswith(".toml"):
                file = f"{name}/{item.name}"
                table = self._toml(item, file)
                if table is not None:
                    self.named[file] = table.get("code")
                    built = self._guard(file, "", partial(build, file, table))
                    yield from [Entry(file, built)] if built is not None else []

    def rows(self, file: str, key: str, model: type[_Model]) -> list[Entry[_Model]]:
        """The rows of one file that fit the model."""
        table = self._toml(self.root / file, file) or {}
        found = []
        for number, row in enumerate(table.get(key, ())):
            prefix = f"{key}.{number}."
            built = self._guard(file, prefix, partial(model.model_validate, row))
            if built is not None:
                found.append(Entry(file, built, prefix))
        return found

    def reference(
        self,
    ) -> tuple[tuple[Entry[CauseAdvice], ...], tuple[Entry[_Row], ...]]:
        """What stands beside the response codes; nothing in a folder that has no q850/."""
        if not (self.root / "q850").is_dir():
            return (), ()
        loaded = self._guard("q850/", "", partial(load_reference, self.root))
        if loaded is None:
            return (), ()
        advice = [cause.advice for cause in loaded.causes.values() if cause.advice]
        causes = [Entry(f"q850/{one.cause}.toml", one) for one in advice]
        rows: dict[str, tuple[str, Iterable[_Row]]] = {
            "warning": ("warnings.toml", loaded.warn_codes.values()),
            "method": ("methods.toml", loaded.methods.values()),
            "header": ("headers.toml", loaded.headers.values()),
            "alias": ("cause-names.toml", loaded.cause_aliases),
            "private": ("cause-names.toml", loaded.private_causes.values()),
        }
        self.files += [
            *(entry.file for entry in causes),
            *dict.fromkeys(file for file, _ in rows.values()),
        ]
        return tuple(causes), tuple(
            Entry(file, one, f"{key}.{number}.")
            for key, (file, many) in rows.items()
            for number, one in enumerate(many)
        )

    def _toml(self, item: Traversable, file: str) -> dict[str, Any] | None:
        self.files.append(file)
        try:
            return rtoml.loads(item.read_text("utf-8"))
        except (rtoml.TomlParsingError, UnicodeDecodeError, FileNotFoundError) as error:
            self.broken.append(Problem(file, "(whole file)", str(error)))
            return None

    def _guard(self, file: str, prefix: str, build: Callable[[], _Read]) -> _Read | None:
        try:
            return build()
        except DataError as error:
            self.broken.append(Problem(error.file or file, error.field, error.problem))
        except ValidationError as error:
            for one in error.errors(include_url=False, include_context=False):
                where = prefix + ".".join(str(part) for part in one["loc"])
                self.broken.append(Problem(file, where, one["msg"]))
        return None


def _documents(rows: Mapping[str, Mapping[str, Any]]) -> dict[int, Document]:
    return {
        int(number): Document(
            title=row["title"],
            obsoleted_by=tuple(row.get("obsoleted_by", ())),
            sections=frozenset(row["sections"]),
        )
        for number, row in rows.items()
    }


def _from_texts(folder: Path, known: Mapping[int, Document]) -> dict[int, Document]:
    """Sections read from the texts; relations stay those of the registry."""
    found = {}
    for path in sorted(folder.glob("rfc*.txt")):
        number = int(path.stem.removeprefix("rfc"))
        base = known.get(number, Document(f"RFC {number}", (), frozenset()))
        text = path.read_text("utf-8", errors="replace")
        sections = frozenset(read_sections(text))
        found[number] = Document(base.title, base.obsoleted_by, sections)
    return found


def _defaults(table: Mapping[str, Mapping[str, int]]) -> frozenset[int]:
    values: Iterable[int] = (cause for row in table.values() for cause in row.values())
    return frozenset(values)
