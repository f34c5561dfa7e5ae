"""One row of the benchmark, and the arithmetic behind it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured of one thing.

    group: rows that belong together
    p50:   seconds; half of the runs took no longer
    p99:   seconds
    note:  what to compare it with, in words
    """

    group: str
    name: str
    p50: float
    p99: float
    note: str = ""


def figure(group: str, name: str, seconds: Sequence[float], note: str = "") -> Figure:
    """The row of a thing that took so many seconds in each run."""
    ordered = sorted(seconds)
    p99 = ordered[int(len(ordered) * 0.99)]
    return Figure(group, name, statistics.median(ordered), p99, note)


def timed(run: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def spread(ratios: Sequence[float]) -> str:
    """Ratios of several rounds: the middle one, the lowest and the highest."""
    middle = statistics.median(ratios)
    return f"{middle:.2f} ({min(ratios):.2f} to {max(ratios):.2f} in {len(ratios)} rounds)"
