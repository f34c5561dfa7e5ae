"""Causes of Q.850, and what people wrote about them.

The text of ITU-T Q.850 was not read: names and assignments rest on what Wireshark, Asterisk,
FreeSWITCH and RFC 3398 print, and every citation of `q850-reconstructed` shows as secondary.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalog.model.cause_tables import NumbersByTable
from catalog.model.claims import SourcesField
from catalog.model.values import BulletText, Frozen, Headline, Prose, ShortText

Q850Number = Annotated[int, Field(strict=True, ge=0, le=127)]


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
