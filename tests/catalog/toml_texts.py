"""TOML files for Hypothesis: values that data files may hold, written in many ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

KEYS = st.text("abcdefgh_-0123456789", min_size=1, max_size=6) | st.text(min_size=1, max_size=4)
TEXTS = st.text(max_size=30) | st.text('ab \n\t"\\#=[]{},', max_size=200)
PLAIN = TEXTS | st.integers(-(2**63), 2**63 - 1) | st.booleans()
LISTS = st.lists(TEXTS, max_size=5) | st.lists(st.integers(0, 9), max_size=5)


def tables(depth: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    """Tables of plain values, lists, tables and lists of tables."""
    values: st.SearchStrategy[Any] = PLAIN | LISTS
    if depth:
        inner = tables(depth - 1)
        values |= inner | st.lists(inner, min_size=1, max_size=3)
    return st.dictionaries(KEYS, values, max_size=4)


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every field of a parsed file, the file itself left out."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from paths(inner, (*path, place))
