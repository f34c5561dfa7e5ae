"""A mapping whose values are read when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


class LazyMapping(Mapping[KeyT, ValueT]):
    """Keys that are known at once, and a reader that gives the value of one of them.

    The reader is asked for known keys only, and what it gives is kept.
    """

    def __init__(self, keys: Iterable[KeyT], read: Callable[[KeyT], ValueT]) -> None:
        self._keys = dict.fromkeys(keys)
        self._read = read
        self._values: dict[KeyT, ValueT] = {}

    def __getitem__(self, key: KeyT) -> ValueT:
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._values:
            self._values.setdefault(key, self._read(key))
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[KeyT]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
