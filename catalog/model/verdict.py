"""A hand-written verdict on codes that people compare: the contract of data/verdicts/."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalog.model.claims import SourcesField
from catalog.model.values import BulletText, Frozen, StatusCode, text_of


class Verdict(Frozen):
    """What decides between two to five codes, in the words of somebody who knows them all."""

    codes: Annotated[tuple[StatusCode, ...], Field(min_length=2, max_length=5)]
    text: Annotated[str, text_of(320), Field(alias="verdict")]
    """One to three sentences: what they share, what each blames, the one thing to look at."""
    trap: BulletText | None = None
    """What people get wrong here."""
    sources: SourcesField


CodeSet = frozenset[int]
"""Codes whose order does not matter."""
