"""A clock that a test turns by hand."""

from __future__ import annotations


class Clock:
    """Time that does not move until a test moves it."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now
