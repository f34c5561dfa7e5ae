"""Warn-codes, methods and header fields, by number and name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from catalog.model.terms import HeaderField, Method, WarnCode


class Terms:
    """The field's terms beside response codes and causes.

    warn_codes: by number
    methods:    by name
    headers:    header fields by name
    """

    def __init__(
        self,
        warn_codes: Mapping[int, WarnCode],
        methods: Mapping[str, Method],
        headers: Mapping[str, HeaderField],
    ) -> None:
        self.warn_codes = warn_codes
        self.methods = methods
        self.headers = headers

    def header(self, name: str) -> HeaderField | None:
        """A header field by name or compact form, without regard to case (RFC 3261 §7.3.1)."""
        return self._headers_by_any_name.get(name.lower())

    @cached_property
    def _headers_by_any_name(self) -> Mapping[str, HeaderField]:
        fields = self.headers.values()
        return {
            **{field.compact: field for field in fields if field.compact},
            **{field.name.lower(): field for field in fields},
        }
