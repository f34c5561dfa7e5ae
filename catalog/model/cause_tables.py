"""The tables that tie causes of Q.850 to response codes, and what they say of a code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from pydantic import Field

from catalog.model.values import Frozen


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
