"""Whether all that is known is asked for: the last word says so."""

from __future__ import annotations

from catalog.text.reading import Reading

_FULL = frozenset("full details detail detailed everything verbose".split())


def wants_all(reading: Reading) -> bool:
    """Whether the text ends in a word such as full."""
    return bool(reading.words) and reading.words[-1].key in _FULL


def without_extent(reading: Reading) -> Reading:
    """The text without that word, where it has one."""
    return reading.part(0, reading.words[-1].start) if wants_all(reading) else reading
