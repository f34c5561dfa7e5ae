"""The texts, citations and claims of all entries, each with its file and field.

Field names are those of the files: "cause.1.check" is `check` of the second [[cause]].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel

from catalog.citation import Citation
from catalog.lint.material import Material
from catalog.model.walk import join, values_of

# Not prose: examples have rules of their own, names are data.
_NOT_PROSE = frozenset({"example", "id", "url", "name", "names", "by", "kind", "on", "phrase"})

SPOKEN = frozenset({"symptoms", "also_called"})
"""Places of what callers and support people type, as they type it."""


@dataclass(frozen=True)
class Text:
    """A piece of prose, its field, and whether a source is given beside it."""

    file: str
    field: str
    text: str
    sourced: bool

    @property
    def place(self) -> str:
        """The field without its numbers: "cause.check"."""
        return ".".join(value for value in self.field.split(".") if not value.isdigit())


@dataclass(frozen=True)
class Cite:
    """A citation, its field, and the words beside it."""

    file: str
    field: str
    citation: Citation
    beside: str


@dataclass(frozen=True)
class EntryValue:
    """One value inside an entry, with its field; the entry itself has the prefix of its row."""

    file: str
    field: str
    model: BaseModel
    texts: tuple[tuple[str, str], ...]
    citations: tuple[tuple[str, Citation], ...]

    @property
    def sources(self) -> tuple[Citation, ...] | None:
        """What the value cites; None where its model has no place for sources."""
        sources = getattr(self.model, "sources", None)
        return sources if isinstance(sources, tuple) else None


@lru_cache(maxsize=1)
def all_values(material: Material) -> tuple[EntryValue, ...]:
    """Every value inside every entry, outer ones first; the last walk is remembered."""
    return tuple(
        EntryValue(entry.file, held.field, held.value, tuple(held.texts()), tuple(held.citations()))
        for entry in material.entries
        for held in values_of(entry.model, entry.prefix.rstrip("."))
    )


@lru_cache(maxsize=1)
def all_texts(material: Material) -> tuple[Text, ...]:
    """Every piece of prose; the last walk is remembered."""
    return tuple(
        Text(value.file, join(value.field, name), text, bool(value.sources))
        for value in all_values(material)
        for name, text in value.texts
        if name.partition(".")[0] not in _NOT_PROSE
    )


@lru_cache(maxsize=1)
def all_citations(material: Material) -> tuple[Cite, ...]:
    """Every citation; the last walk is remembered."""
    return tuple(cite for value in all_values(material) for cite in _citations(value))


def _citations(value: EntryValue) -> Iterator[Cite]:
    beside = " ".join(text for name, text in value.texts if "." not in name)
    for name, citation in value.citations:
        yield Cite(value.file, join(value.field, name), citation, beside)
