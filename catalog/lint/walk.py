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
from catalog.model.walk import join, parts_of

# Not prose: examples have rules of their own, names are data.
_NOT_PROSE = frozenset({"example", "id", "url", "name", "names", "by", "kind", "on", "phrase"})


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
        return ".".join(part for part in self.field.split(".") if not part.isdigit())


@dataclass(frozen=True)
class Cite:
    """A citation, its field, and the words beside it."""

    file: str
    field: str
    citation: Citation
    beside: str


@dataclass(frozen=True)
class Part:
    """One value inside an entry, with its field; the entry itself has the prefix of its row."""

    file: str
    field: str
    value: BaseModel
    texts: tuple[tuple[str, str], ...]
    citations: tuple[tuple[str, Citation], ...]

    @property
    def sources(self) -> tuple[Citation, ...] | None:
        """What the value cites; None where its model has no place for sources."""
        sources = getattr(self.value, "sources", None)
        return sources if isinstance(sources, tuple) else None


@lru_cache(maxsize=1)
def all_parts(material: Material) -> tuple[Part, ...]:
    """Every value inside every entry, outer ones first; the last walk is remembered."""
    return tuple(
        Part(entry.file, part.field, part.value, tuple(part.texts()), tuple(part.citations()))
        for entry in material.entries
        for part in parts_of(entry.model, entry.prefix.rstrip("."))
    )


@lru_cache(maxsize=1)
def all_texts(material: Material) -> tuple[Text, ...]:
    """Every piece of prose; the last walk is remembered."""
    return tuple(
        Text(part.file, join(part.field, name), text, bool(part.sources))
        for part in all_parts(material)
        for name, text in part.texts
        if name.partition(".")[0] not in _NOT_PROSE
    )


@lru_cache(maxsize=1)
def all_citations(material: Material) -> tuple[Cite, ...]:
    """Every citation; the last walk is remembered."""
    return tuple(cite for part in all_parts(material) for cite in _citations(part))


def _citations(part: Part) -> Iterator[Cite]:
    beside = " ".join(text for name, text in part.texts if "." not in name)
    for name, citation in part.citations:
        yield Cite(part.file, join(part.field, name), citation, beside)
