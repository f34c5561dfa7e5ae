"""What is known beside response codes: Q.850 causes, warn-codes, methods, header fields, RFCs.

Each value joins a generated row (data/registry/) with what people wrote about it: one file
per cause in data/q850/ for the causes that voice engineers meet, one file per number in
data/unregistered/, and one line each in data/warnings.toml, methods.toml and headers.toml.

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
from catalog.model.code import Bullet, Cell, Frozen, Line, Number, Paragraph

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


class CauseAlias(Frozen):
    """Another name of a cause in a product (data/cause-names.toml)."""

    name: str
    cause: Q850Number
    by: str
    source: Annotated[Sources, Field(min_length=1)]


class PrivateCause(Frozen):
    """A hangup cause that a product made up beside Q.850 (data/cause-names.toml)."""

    cause: Annotated[int, Field(strict=True, ge=128, le=999)]
    name: str
    by: str
    means: Line
    source: Annotated[Sources, Field(min_length=1)]


class WarnCode(Frozen):
    """A code of the Warning header field (RFC 3261 §20.43)."""

    code: WarnNumber
    name: str
    reference: str
    means: Line
    fix: Line
    defined: Cited


class SpecialCode(Frozen):
    """A response code that matters to a method in a way of its own."""

    code: Number
    tell: Bullet
    source: Annotated[Sources, Field(min_length=1)]


class Method(Frozen):
    """A request method."""

    name: str
    reference: str
    means: Line
    defined: Cited
    special: tuple[SpecialCode, ...] = ()


class HeaderField(Frozen):
    """A header field. `defined` is missing where the defining document was not read."""

    name: str
    compact: str | None
    deprecated: bool
    reference: str
    means: Line
    defined: Cited | None = None


class UsedBy(Frozen):
    """A product that sends or lists an unregistered number, and for what."""

    name: str
    says: Bullet
    source: Annotated[Sources, Field(min_length=1)]


class Instead(Frozen):
    """A registered code to use, or to compare with, in place of an unregistered number."""

    code: Number
    tell: Bullet


class UnregisteredCode(Frozen):
    """A number that people meet though no document registers it (data/unregistered/477.toml)."""

    number: Annotated[int, Field(strict=True, ge=100, le=799)]
    phrase: str
    """The reason phrase that it is met with."""
    summary: Line
    description: Paragraph
    used_by: Annotated[tuple[UsedBy, ...], Field(min_length=1)]
    do: Annotated[tuple[Bullet, ...], Field(min_length=1, max_length=4)]
    instead: Annotated[tuple[Instead, ...], Field(min_length=1)]
    source: Annotated[Sources, Field(min_length=1)]
    once_in: str | None = None
    """The place that once defined it, from registry/unregistered.json."""
    listed_by: Mapping[str, str] = Field(default_factory=dict)
    """Products whose table of phrases holds it, by source id; from the registry."""

    @property
    def title(self) -> str:
        """Number and phrase, as it is met."""
        return f"{self.number} {self.phrase}"


@dataclass(frozen=True, slots=True)
class RfcDocument:
    """An RFC: what the RFC index says of it."""

    number: int
    title: str
    date: str
    status: str
    obsoletes: tuple[int, ...]
    updates: tuple[int, ...]
    obsoleted_by: tuple[int, ...]
    updated_by: tuple[int, ...]


@dataclass(frozen=True)
class Reference:
    """Causes and warn-codes by number, methods and header fields by name.

    private_causes: hangup causes that products made up, by number
    cause_aliases:  further names of causes in products
    default_codes:  what a table makes of a cause that it does not list
    """

    causes: Mapping[int, Q850Cause]
    default_codes: Mapping[str, int]
    private_causes: Mapping[int, PrivateCause]
    cause_aliases: tuple[CauseAlias, ...]
    warn_codes: Mapping[int, WarnCode]
    methods: Mapping[str, Method]
    headers: Mapping[str, HeaderField]

    def header(self, name: str) -> HeaderField | None:
        """A header field by name or compact form, without regard to case (RFC 3261 §7.3.1)."""
        return self._by_any_name.get(name.lower())

    def method(self, name: str) -> Method | None:
        """A method by its name; methods compare with case (RFC 3261 §7.1)."""
        return self.methods.get(name)

    def cause_named(self, name: str) -> int | None:
        """The cause that products call by this name, whatever its case: AST_CAUSE_USER_BUSY."""
        return self._causes_by_name.get(name.upper())

    @cached_property
    def _by_any_name(self) -> Mapping[str, HeaderField]:
        names = {field.name.lower(): field for field in self.headers.values()}
        compact = {field.compact: field for field in self.headers.values() if field.compact}
        return {**compact, **names}

    @cached_property
    def _causes_by_name(self) -> Mapping[str, int]:
        """Asterisk's names also bare, FreeSWITCH's also with the prefix of its source code.

        Where both use a bare name for different causes (PRE_EMPTED), it is FreeSWITCH's, which
        writes it so itself.
        """
        asterisk = {one.asterisk: one.cause for one in self.causes.values() if one.asterisk}
        asterisk |= {one.name: one.cause for one in self.cause_aliases}
        freeswitch = {one.freeswitch: one.cause for one in self.causes.values() if one.freeswitch}
        freeswitch |= {one.name: one.cause for one in self.private_causes.values()}
        bare = {name.removeprefix(_ASTERISK): cause for name, cause in asterisk.items()}
        return {
            **{name: cause for name, cause in bare.items() if "_" in name},
            **asterisk,
            **{f"{_FREESWITCH}{name}": cause for name, cause in freeswitch.items()},
            **freeswitch,
        }


_ASTERISK = "AST_CAUSE_"
_FREESWITCH = "SWITCH_CAUSE_"
