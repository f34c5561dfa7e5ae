"""What is known beside response codes: Q.850 causes, warn-codes, methods, header fields.

Each value joins a generated row (data/registry/) with what people wrote about it: one file
per cause in data/q850/ for the causes that voice engineers meet, and one line each in
data/warnings.toml, methods.toml and headers.toml.

The text of ITU-T Q.850 was not read; `Q850Cause.known_from` says who names a cause, and
every citation of `q850-reconstructed` shows as secondary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import Field

from catalog.citation import Cited, Sources
from catalog.model import Bullet, Cell, Frozen, Line, Paragraph

Q850Number = Annotated[int, Field(strict=True, ge=0, le=127)]
WarnNumber = Annotated[int, Field(strict=True, ge=300, le=399)]
PerTable = Mapping[str, tuple[int, ...]]
"""Numbers by table: rfc3398, rfc4497, asterisk, freeswitch."""


class ConfusedCause(Frozen):
    """A cause that is mistaken for this one, and the line that decides."""

    cause: Q850Number
    tell: Bullet


class CauseAdvice(Frozen):
    """What people wrote about a cause (data/q850/17.toml)."""

    cause: Q850Number
    means: Cell
    """Completes 'cause 17 means …', as a clause."""
    description: Paragraph
    check: Annotated[tuple[Bullet, ...], Field(min_length=1, max_length=4)]
    fix: Annotated[tuple[Bullet, ...], Field(min_length=1, max_length=4)]
    confused_with: tuple[ConfusedCause, ...] = ()
    source: Annotated[Sources, Field(min_length=1)]


class Q850Cause(Frozen):
    """A cause of Q.850, with the SIP codes tied to it."""

    cause: Q850Number
    name: str
    category: Annotated[str | None, Field(alias="class")]
    assigned: bool
    """False where Q.850 has no such cause and products use it all the same."""
    asterisk: str | None
    freeswitch: str | None
    to_sip: PerTable
    """Codes that the cause becomes."""
    from_sip: PerTable
    """Codes that become the cause."""
    known_from: tuple[str, ...]
    advice: CauseAdvice | None = None


class WarnCode(Frozen):
    """A code of the Warning header field (RFC 3261 §20.43)."""

    code: WarnNumber
    name: str
    reference: str
    means: Line
    fix: Line
    defined: Cited


class Method(Frozen):
    """A request method."""

    name: str
    reference: str
    means: Line
    defined: Cited


class HeaderField(Frozen):
    """A header field. `defined` is missing where the defining document was not read."""

    name: str
    compact: str | None
    deprecated: bool
    reference: str
    means: Line
    defined: Cited | None = None


@dataclass(frozen=True)
class Reference:
    """All of them: causes and warn-codes by number, methods and header fields by name."""

    causes: Mapping[int, Q850Cause]
    warn_codes: Mapping[int, WarnCode]
    methods: Mapping[str, Method]
    headers: Mapping[str, HeaderField]

    def header(self, name: str) -> HeaderField | None:
        """A header field by name or compact form, without regard to case (RFC 3261 §7.3.1)."""
        return self._by_any_name.get(name.lower())

    def method(self, name: str) -> Method | None:
        """A method by its name; methods compare with case (RFC 3261 §7.1)."""
        return self.methods.get(name)

    @cached_property
    def _by_any_name(self) -> Mapping[str, HeaderField]:
        names = {field.name.lower(): field for field in self.headers.values()}
        compact = {field.compact: field for field in self.headers.values() if field.compact}
        return {**compact, **names}
