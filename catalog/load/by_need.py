"""The parts of a catalog, each file read when an answer needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib.resources.abc import Traversable
from typing import TypeVar

from catalog.citation import Source
from catalog.load import entries
from catalog.load.join import (
    join_cause,
    join_code,
    join_q850,
    join_terms,
    join_unregistered,
    smallest_first,
)
from catalog.load.lazy import LazyMapping
from catalog.load.reader import Entry, ModelT, Reader
from catalog.load.registry import Registry
from catalog.model.cause import Q850Cause
from catalog.model.code import Group, ResponseClass, ResponseCode
from catalog.model.documents import RfcDocument
from catalog.model.unregistered import UnregisteredCode
from catalog.q850 import Q850
from catalog.terms import Terms

_T = TypeVar("_T")


class FilesByNeed:
    """`CatalogParts` over a folder. A file that is needed and broken raises DataError then."""

    def __init__(self, root: Traversable) -> None:
        self._root = root
        self._registry = Registry(root)

    def codes(self) -> Mapping[int, ResponseCode]:
        """See `CatalogParts.codes`."""
        classes = self.classes()

        def read(number: int) -> ResponseCode:
            file = f"codes/{number}.toml"
            entry = self._entry(
                lambda reader: entries.read_code(reader, file, self._registry.codes)
            )
            return join_code(entry.model, self._registry, classes)

        return LazyMapping(self._registry.codes, read)

    def classes(self) -> Mapping[int, ResponseClass]:
        """See `CatalogParts.classes`."""
        found = self._checked(lambda reader: entries.read_classes(reader, self._registry.codes))
        return {entry.model.digit: entry.model for entry in found}

    def groups(self) -> tuple[Group, ...]:
        """See `CatalogParts.groups`."""
        return smallest_first(entry.model for entry in self._checked(entries.read_groups))

    def sources(self) -> Mapping[str, Source]:
        """See `CatalogParts.sources`."""

        def read(id: str) -> Source:
            file = f"sources/{id}.toml"
            return self._entry(partial(entries.read_source, file=file)).model

        return LazyMapping(_stems(self._root, "sources"), read)

    def synonyms(self) -> Mapping[str, tuple[str, ...]]:
        """See `CatalogParts.synonyms`."""
        return self._checked(entries.read_synonyms)

    def q850(self) -> Q850:
        """See `CatalogParts.q850`."""
        rows = self._registry.causes
        written = _stems(self._root, "q850")

        def read(cause: int) -> Q850Cause:
            if str(cause) not in written:
                return join_cause(rows[cause], None)
            file = f"q850/{cause}.toml"
            entry = self._entry(lambda reader: entries.read_cause(reader, file, rows))
            return join_cause(rows[cause], entry.model)

        aliases, private_causes = self._checked(entries.read_cause_names)
        return join_q850(LazyMapping(rows, read), aliases, private_causes, self._registry)

    def terms(self) -> Terms:
        """See `CatalogParts.terms`."""
        registry = self._registry
        return self._checked(
            lambda reader: join_terms(
                entries.read_warn_codes(reader, registry.warn_codes),
                entries.read_methods(reader, registry.methods),
                entries.read_headers(reader, registry.headers),
                registry,
            )
        )

    def documents(self) -> Mapping[int, RfcDocument]:
        """See `CatalogParts.documents`."""
        return self._registry.documents

    def unregistered(self) -> Mapping[int, UnregisteredCode]:
        """See `CatalogParts.unregistered`."""
        return join_unregistered(self._checked(entries.read_unregistered), self._registry)

    def _checked(self, read: Callable[[Reader], _T]) -> _T:
        reader = Reader(self._root)
        value = read(reader)
        reader.raise_first()
        return value

    def _entry(self, read: Callable[[Reader], Entry[ModelT] | None]) -> Entry[ModelT]:
        entry = self._checked(read)
        assert entry is not None, "a reader that gives no entry says why"
        return entry


def _stems(root: Traversable, folder: str) -> list[str]:
    """The names of the files of a folder, without their ending."""
    return [
        name.removeprefix(f"{folder}/").removesuffix(".toml") for name in Reader(root).names(folder)
    ]
