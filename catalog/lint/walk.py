"""Walks over any frozen value of the catalog and names the fields on the way.

Field names are those of DataError: "cause.1.check" is `check` of the second [[cause]].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from catalog.citation import Citation
from catalog.lint.material import Material

# Joined from the registry and the class; not prose of the file.
_JOINED = frozenset({"phrase", "response_class", "registration", "interworking", "destroys"})
# Not prose: examples have rules of their own, names are data.
_NOT_PROSE = frozenset(
    {
        *("example", "id", "url", "name", "names", "by", "kind", "on", "phrase"),
        *("reference", "compact", "once_in"),
    }
)


@dataclass(frozen=True)
class Text:
    """A piece of prose, its field, and whether a source stands beside it."""

    file: str
    field: str
    text: str
    sourced: bool

    @property
    def place(self) -> str:
        """The field without its numbers: "cause.check"."""
        return ".".join(part for part in self.field.split(".") if not part.isdigit())


@dataclass(frozen=True)
class Cite:
    """A citation, its field, and the words that stand beside it."""

    file: str
    field: str
    citation: Citation
    beside: str


@dataclass(frozen=True)
class Part:
    """One value inside an entry, with its field; the entry itself has an empty field."""

    file: str
    field: str
    value: BaseModel

    @property
    def sources(self) -> tuple[Citation, ...] | None:
        """What the value cites; None where its model has no place for sources."""
        sources = getattr(self.value, "source", None)
        return sources if isinstance(sources, tuple) else None


@lru_cache(maxsize=1)
def all_parts(material: Material) -> tuple[Part, ...]:
    """Every value inside every entry, outer ones first; the last walk is remembered."""
    return tuple(
        part
        for entry in material.entries
        for part in _parts(entry.file, entry.prefix.rstrip("."), entry.model)
    )


@lru_cache(maxsize=1)
def all_texts(material: Material) -> tuple[Text, ...]:
    """Every piece of prose; the last walk is remembered."""
    return tuple(
        Text(part.file, _join(part.field, name), text, bool(part.sources))
        for part in all_parts(material)
        for name, text in _strings(part.value)
    )


@lru_cache(maxsize=1)
def all_citations(material: Material) -> tuple[Cite, ...]:
    """Every citation; the last walk is remembered."""
    return tuple(cite for part in all_parts(material) for cite in _citations(part))


def _parts(file: str, field: str, value: Any) -> Iterator[Part]:
    if isinstance(value, Citation):
        return
    if isinstance(value, BaseModel):
        yield Part(file, field, value)
        for name in type(value).model_fields:
            if name not in _JOINED:
                yield from _parts(file, _join(field, name), getattr(value, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _parts(file, _join(field, str(number)), item)


def _strings(value: BaseModel) -> Iterator[tuple[str, str]]:
    for name in type(value).model_fields:
        if name in _NOT_PROSE or name in _JOINED:
            continue
        held = getattr(value, name)
        for number, item in enumerate(held if isinstance(held, tuple) else (held,)):
            if isinstance(item, str) and not isinstance(item, Enum):
                yield (f"{name}.{number}" if isinstance(held, tuple) else name), item


def _citations(part: Part) -> Iterator[Cite]:
    values = (getattr(part.value, name) for name in type(part.value).model_fields)
    beside = " ".join(value for value in values if isinstance(value, str))
    for name in type(part.value).model_fields:
        held = getattr(part.value, name)
        for cited in held if isinstance(held, tuple) else (held,):
            if isinstance(cited, Citation):
                yield Cite(part.file, _join(part.field, name), cited, beside)


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name
