"""All the data of a folder, read at once.

`catalog.load` wants it without a fault, the lint wants every fault.
"""

from __future__ import annotations

from collections.abc import Mapping

from catalog.citation import Source
from catalog.load import causes, codes, sources, synonyms, terms, unregistered, verdicts
from catalog.load.reader import Reader
from catalog.load.registry import Registry
from catalog.model.code import ResponseClass, ResponseCode
from catalog.model.documents import RfcDocument
from catalog.model.unregistered import UnregisteredCode
from catalog.model.verdict import CodeSet, Verdict
from catalog.q850 import Q850
from catalog.terms import Terms


class Everything:
    """The usable entries of every kind; what is wrong is in the reader afterwards.

    As `CatalogParts` it gives whole parts, and is to be asked only where nothing is wrong.
    """

    def __init__(self, reader: Reader, registry: Registry) -> None:
        self.registry = registry
        self.class_entries = codes.read_classes(reader, registry.codes)
        self.code_entries = codes.read_codes(reader, registry.codes)
        self.verdict_entries = verdicts.read_verdicts(reader, registry.codes)
        self.source_entries = sources.read_sources(reader)
        self.cause_entries = causes.read_causes(reader, registry.causes)
        self.alias_entries, self.private_entries = causes.read_cause_names(reader)
        self.warn_code_entries = terms.read_warn_codes(reader, registry.warn_codes)
        self.method_entries = terms.read_methods(reader, registry.methods)
        self.header_entries = terms.read_headers(reader, registry.headers)
        self.unregistered_entries = unregistered.read_unregistered(reader)
        self._synonyms = synonyms.read_synonyms(reader)

    def codes(self) -> Mapping[int, ResponseCode]:
        """See `CatalogParts.codes`."""
        classes = self.classes()
        files = {entry.model.code: entry.model for entry in self.code_entries}
        return {
            code: codes.join_code(files[code], self.registry, classes) for code in sorted(files)
        }

    def classes(self) -> Mapping[int, ResponseClass]:
        """See `CatalogParts.classes`."""
        return {entry.model.digit: entry.model for entry in self.class_entries}

    def verdicts(self) -> Mapping[CodeSet, Verdict]:
        """See `CatalogParts.verdicts`."""
        return verdicts.by_codes(self.verdict_entries)

    def sources(self) -> Mapping[str, Source]:
        """See `CatalogParts.sources`."""
        return {entry.model.id: entry.model for entry in self.source_entries}

    def synonyms(self) -> Mapping[str, tuple[str, ...]]:
        """See `CatalogParts.synonyms`."""
        return self._synonyms

    def q850(self) -> Q850:
        """See `CatalogParts.q850`."""
        advice = {entry.model.cause: entry.model for entry in self.cause_entries}
        rows = self.registry.causes
        joined = {cause: causes.join_cause(row, advice.get(cause)) for cause, row in rows.items()}
        return causes.join_q850(joined, self.alias_entries, self.private_entries, self.registry)

    def terms(self) -> Terms:
        """See `CatalogParts.terms`."""
        return terms.join_terms(
            self.warn_code_entries, self.method_entries, self.header_entries, self.registry
        )

    def documents(self) -> Mapping[int, RfcDocument]:
        """See `CatalogParts.documents`."""
        return self.registry.documents

    def unregistered(self) -> Mapping[int, UnregisteredCode]:
        """See `CatalogParts.unregistered`."""
        return unregistered.join_unregistered(self.unregistered_entries, self.registry)
