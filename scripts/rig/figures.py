"""Numbers for people."""

from __future__ import annotations

from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of them lies; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def duration(seconds: float) -> str:
    """Milliseconds below a second, seconds above."""
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


def spread(times: Sequence[float]) -> str:
    """Median, 99th percentile and worst of some times."""
    if not times:
        return "none"
    shown = [percentile(times, 0.5), percentile(times, 0.99), max(times)]
    return "p50 {} · p99 {} · max {}".format(*map(duration, shown))


def mebibytes(size: int) -> str:
    """A size in MiB."""
    return f"{size / 2**20:.0f} MiB"
