"""RFCs, as the RFC index describes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RfcDocument:
    """An RFC, its relations, and the numbers of its sections."""

    number: int
    title: str
    date: str
    status: str
    obsoletes: tuple[int, ...]
    updates: tuple[int, ...]
    obsoleted_by: tuple[int, ...]
    updated_by: tuple[int, ...]
    sections: frozenset[str]
