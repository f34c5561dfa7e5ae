"""Causes of Q.850, and the tables that tie them to response codes.

The text of ITU-T Q.850 was not read: names and assignments rest on what Wireshark, Asterisk,
FreeSWITCH and RFC 3398 print, and every citation of `q850-reconstructed` shows as secondary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from catalog.model.claims import SourcesField
from catalog.model.values import BulletText, Frozen, Headline, Prose, ShortText

Q850Number = Annotated[int, Field(strict=True, ge=0, le=127)]


class CauseTable(StrEnum):
    """A table between response codes and causes; the tables disagree and are never merged."""

    RFC3398 = "rfc3398"
    RFC4497 = "rfc4497"
    ASTERISK = "asterisk"
    FREESWITCH = "freeswitch"

    @property
    def table_name(self) -> str:
        """Its name as people write it."""
        return _NAMES[self]

    @property
    def to_cause_source(self) -> str:
        """The citation of the direction from response code to cause."""
        return _TO_CAUSE[self]

    @property
    def to_code_source(self) -> str:
        """The citation of the direction from cause to response code."""
        return _TO_CODE[self]


_NAMES = {
    CauseTable.RFC3398: "RFC 3398",
    CauseTable.RFC4497: "RFC 4497",
    CauseTable.ASTERISK: "Asterisk",
    CauseTable.FREESWITCH: "FreeSWITCH",
}
_TO_CAUSE = {
    CauseTable.RFC3398: "RFC 3398 §8.2.6.1",
    CauseTable.RFC4497: "RFC 4497 §8.4.4",
    CauseTable.ASTERISK: "asterisk-pjsip",
    CauseTable.FREESWITCH: "freeswitch-sofia",
}
_TO_CODE = {
    **_TO_CAUSE,
    CauseTable.RFC3398: "RFC 3398 §7.2.4.1",
    CauseTable.RFC4497: "RFC 4497 §8.4.1",
}

NumbersByTable = Mapping[CauseTable, tuple[int, ...]]


class CauseMappings(Frozen):
    """The causes tied to a response code, per table and direction.

    sent:     causes that a gateway sends to the telephone network when it receives the code
    received: causes from the telephone network for which a gateway sends the code
    notes:    the condition under which a table's `sent` holds
    """

    sent: NumbersByTable = Field(default_factory=dict)
    received: NumbersByTable = Field(default_factory=dict)
    notes: Mapping[CauseTable, str] = Field(default_factory=dict)

    def rows(self) -> Iterator[tuple[CauseTable, tuple[int, ...], tuple[int, ...]]]:
        """Each table that ties a cause to the code: table, causes sent, causes received."""
        for table in CauseTable:
            sent, received = self.sent.get(table, ()), self.received.get(table, ())
            if sent or received:
                yield table, sent, received


class ConfusedCause(Frozen):
    """A cause that is mistaken for this one, and the line that decides."""

    cause: Q850Number
    tell: BulletText


class CauseFile(Frozen):
    """What one file of data/q850/ says of its cause."""

    cause: Q850Number
    means: ShortText
    """Completes 'cause 17 means …', as a clause."""
    description: Prose
    checks: Annotated[tuple[BulletText, ...], Field(alias="check", min_length=1, max_length=4)]
    fixes: Annotated[tuple[BulletText, ...], Field(alias="fix", min_length=1, max_length=4)]
    confused_with: tuple[ConfusedCause, ...] = ()
    sources: Annotated[SourcesField, Field(min_length=1)]


class CauseRow(Frozen):
    """A generated row of registry/q850.json."""

    cause: Q850Number
    name: str
    category: Annotated[str | None, Field(alias="class")]
    assigned: bool
    """False where Q.850 has no such cause and products use it all the same."""
    asterisk: str | None
    freeswitch: str | None
    to_sip: NumbersByTable
    """Response codes that the cause becomes."""
    from_sip: NumbersByTable
    """Response codes that become the cause."""


class Q850Cause(CauseRow):
    """A cause of Q.850, with what people wrote about it."""

    advice: CauseFile | None


class CauseAlias(Frozen):
    """Another name of a cause in a product (data/cause-names.toml)."""

    name: str
    cause: Q850Number
    by: str
    sources: Annotated[SourcesField, Field(min_length=1)]


class PrivateCause(Frozen):
    """A hangup cause that a product defined for itself beside Q.850 (data/cause-names.toml)."""

    cause: Annotated[int, Field(strict=True, ge=128, le=999)]
    name: str
    by: str
    means: Headline
    sources: Annotated[SourcesField, Field(min_length=1)]
