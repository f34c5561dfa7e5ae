"""The parts of a catalog, each file read when an answer needs it.

What reads a kind of file is imported when the first of that kind is needed, too: a terminal that
asks for one code waits for no model that only other answers use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from catalog.load.lazy import LazyMapping
from catalog.load.reader import Entry, ModelT, Reader
from catalog.load.registry import Registry

if TYPE_CHECKING:
    from catalog.citation import Source
    from catalog.model.cause import Q850Cause
    from catalog.model.code import ResponseClass, ResponseCode
    from catalog.model.documents import RfcDocument
    from catalog.model.unregistered import UnregisteredCode
    from catalog.model.verdict import CodeSet, Verdict
    from catalog.q850 import Q850
    from catalog.terms import Terms

_T = TypeVar("_T")


class FilesByNeed:
    """`CatalogParts` over a folder. A file that is needed and broken raises DataError then."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._registry = Registry(root)

    def codes(self) -> Mapping[int, ResponseCode]:
        """See `CatalogParts.codes`."""
        from catalog.load.codes import join_code, read_code

        classes, registered = self.classes(), self._registry.codes

        def read(code: int) -> ResponseCode:
            entry = self._entry(lambda reader: read_code(reader, f"codes/{code}.toml", registered))
            return join_code(entry.model, self._registry, classes)

        return LazyMapping(registered, read)

    def classes(self) -> Mapping[int, ResponseClass]:
        """See `CatalogParts.classes`."""
        from catalog.load.codes import read_classes

        entries = self._checked(lambda reader: read_classes(reader, self._registry.codes))
        return {entry.model.digit: entry.model for entry in entries}

    def verdicts(self) -> Mapping[CodeSet, Verdict]:
        """See `CatalogParts.verdicts`."""
        from catalog.load.verdicts import FOLDER, codes_of, read_verdict

        files = {codes_of(stem): f"{FOLDER}/{stem}.toml" for stem in self._stems(FOLDER)}

        def read(codes: CodeSet) -> Verdict:
            registered = self._registry.codes
            return self._entry(lambda reader: read_verdict(reader, files[codes], registered)).model

        return LazyMapping(files, read)

    def sources(self) -> Mapping[str, Source]:
        """See `CatalogParts.sources`."""
        from catalog.load.sources import read_source

        def read(id: str) -> Source:
            return self._entry(lambda reader: read_source(reader, f"sources/{id}.toml")).model

        return LazyMapping(self._stems("sources"), read)

    def synonyms(self) -> Mapping[str, tuple[str, ...]]:
        """See `CatalogParts.synonyms`."""
        from catalog.load.synonyms import read_synonyms

        return self._checked(read_synonyms)

    def q850(self) -> Q850:
        """See `CatalogParts.q850`."""
        from catalog.load.causes import join_cause, join_q850, read_cause, read_cause_names

        rows, described = self._registry.causes, self._stems("q850")

        def read(cause: int) -> Q850Cause:
            if str(cause) not in described:
                return join_cause(rows[cause], None)
            entry = self._entry(lambda reader: read_cause(reader, f"q850/{cause}.toml", rows))
            return join_cause(rows[cause], entry.model)

        aliases, private_causes = self._checked(read_cause_names)
        return join_q850(LazyMapping(rows, read), aliases, private_causes, self._registry)

    def terms(self) -> Terms:
        """See `CatalogParts.terms`."""
        from catalog.load.terms import join_terms, read_headers, read_methods, read_warn_codes

        registry = self._registry
        return self._checked(
            lambda reader: join_terms(
                read_warn_codes(reader, registry.warn_codes),
                read_methods(reader, registry.methods),
                read_headers(reader, registry.headers),
                registry,
            )
        )

    def documents(self) -> Mapping[int, RfcDocument]:
        """See `CatalogParts.documents`."""
        return self._registry.documents

    def unregistered(self) -> Mapping[int, UnregisteredCode]:
        """See `CatalogParts.unregistered`."""
        from catalog.load.unregistered import join_unregistered, read_unregistered

        return join_unregistered(self._checked(read_unregistered), self._registry)

    def _checked(self, read: Callable[[Reader], _T]) -> _T:
        reader = Reader(self._root)
        value = read(reader)
        reader.raise_first()
        return value

    def _entry(self, read: Callable[[Reader], Entry[ModelT] | None]) -> Entry[ModelT]:
        entry = self._checked(read)
        assert entry is not None, "a reader that gives no entry says why"
        return entry

    def _stems(self, folder: str) -> list[str]:
        """The names of the files of a folder, without their ending."""
        files = Reader(self._root).names(folder)
        return [file.removeprefix(f"{folder}/").removesuffix(".toml") for file in files]
