"""Warn-codes, methods and header fields: warnings.toml, methods.toml, headers.toml."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from catalog.load.join import join
from catalog.load.reader import Entry, Reader
from catalog.load.registry import Registry
from catalog.load.rows import registered_rows
from catalog.model.terms import (
    HeaderField,
    HeaderFieldEntry,
    Method,
    MethodEntry,
    WarnCode,
    WarnCodeEntry,
)
from catalog.terms import Terms

WARN_CODES, METHODS, HEADERS = "warnings.toml", "methods.toml", "headers.toml"


def read_warn_codes(reader: Reader, registered: Collection[int]) -> list[Entry[WarnCodeEntry]]:
    """The rows of warnings.toml."""
    return registered_rows(reader, WARN_CODES, "warning", WarnCodeEntry, "code", registered)


def read_methods(reader: Reader, registered: Collection[str]) -> list[Entry[MethodEntry]]:
    """The rows of methods.toml."""
    return registered_rows(reader, METHODS, "method", MethodEntry, "name", registered)


def read_headers(reader: Reader, registered: Collection[str]) -> list[Entry[HeaderFieldEntry]]:
    """The rows of headers.toml."""
    return registered_rows(reader, HEADERS, "header", HeaderFieldEntry, "name", registered)


def join_terms(
    warn_codes: Iterable[Entry[WarnCodeEntry]],
    methods: Iterable[Entry[MethodEntry]],
    headers: Iterable[Entry[HeaderFieldEntry]],
    registry: Registry,
) -> Terms:
    """Warn-codes, methods and header fields with their registry rows."""
    return Terms(
        warn_codes={
            entry.model.code: join(WarnCode, entry.model, registry.warn_codes[entry.model.code])
            for entry in warn_codes
        },
        methods={
            entry.model.name: join(Method, entry.model, registry.methods[entry.model.name])
            for entry in methods
        },
        headers={
            entry.model.name: join(HeaderField, entry.model, registry.headers[entry.model.name])
            for entry in headers
        },
    )
