"""Numbers that people meet though no document registers them (data/unregistered/)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalog.model.claims import SourcesField
from catalog.model.values import BulletText, Frozen, Headline, Prose, StatusCode


class UsedBy(Frozen):
    """A product that sends or lists an unregistered number, and for what."""

    name: str
    says: BulletText
    sources: Annotated[SourcesField, Field(min_length=1)]


class Instead(Frozen):
    """A registered code to use, or to compare with, in place of an unregistered number."""

    code: StatusCode
    tell: BulletText


class UnregisteredFile(Frozen):
    """What one file of data/unregistered/ says of its number."""

    code: Annotated[int, Field(strict=True, ge=100, le=799)]
    phrase: str
    """The reason phrase that it is met with."""
    summary: Headline
    description: Prose
    fixes: Annotated[tuple[BulletText, ...], Field(alias="fix", min_length=1, max_length=4)]
    used_by: Annotated[tuple[UsedBy, ...], Field(min_length=1)]
    instead: Annotated[tuple[Instead, ...], Field(min_length=1)]
    sources: Annotated[SourcesField, Field(min_length=1)]


class UnregisteredCode(UnregisteredFile):
    """A number that nobody registered, and who uses it all the same."""

    once_in: str | None
    """The place that once defined it."""

    @property
    def title(self) -> str:
        """Number and phrase, as it is met."""
        return f"{self.code} {self.phrase}"
