"""The field's terms beside response codes: warn-codes, methods, header fields.

Each joins a generated row (data/registry/) with a row that people wrote (`...Entry`).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalog.citation import Cited
from catalog.model.claims import SourcesField
from catalog.model.values import BulletText, Frozen, Headline, StatusCode

WarnNumber = Annotated[int, Field(strict=True, ge=300, le=399)]


class WarnCodeEntry(Frozen):
    """A row of data/warnings.toml."""

    code: WarnNumber
    means: Headline
    fix: Headline
    defined: Cited


class WarnCode(WarnCodeEntry):
    """A code of the Warning header field (RFC 3261 §20.43)."""

    name: str
    reference: str


class SpecialCode(Frozen):
    """A response code that matters to a method in a way of its own."""

    code: StatusCode
    tell: BulletText
    sources: Annotated[SourcesField, Field(min_length=1)]


class MethodEntry(Frozen):
    """A row of data/methods.toml."""

    name: str
    means: Headline
    defined: Cited
    special_codes: Annotated[tuple[SpecialCode, ...], Field(alias="special")] = ()


class Method(MethodEntry):
    """A request method."""

    reference: str


class HeaderFieldEntry(Frozen):
    """A row of data/headers.toml; `defined` is left out where the document was not read."""

    name: str
    means: Headline
    defined: Cited | None = None


class HeaderField(HeaderFieldEntry):
    """A header field."""

    compact: str | None
    deprecated: bool
    reference: str
