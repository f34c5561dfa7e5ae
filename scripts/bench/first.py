"""Questions that nobody has asked yet: read, answered and drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.desk import Desk
from bot.questions import CompareCodes
from bot.slack.blocks import message
from bot.slack.serve import warm_catalog
from scripts.bench.figures import Figure, figure, timed

_GROUP = "first time"


def measure() -> Iterator[Figure]:
    """Every code and every pair of codes, each once."""
    catalog = warm_catalog()
    desk = Desk(catalog)
    codes = list(catalog.codes)
    yield _row(
        f"all {len(codes)} codes",
        [timed(lambda code=code: message(desk.ask(str(code)))) for code in codes],  # type: ignore[misc]
    )
    pairs = list(combinations(codes, 2))
    yield _row(
        f"all {len(pairs)} pairs",
        [timed(lambda pair=pair: message(desk.answer(CompareCodes(pair)))) for pair in pairs],  # type: ignore[misc]
    )


def _row(name: str, seconds: Sequence[float]) -> Figure:
    return figure(_GROUP, name, seconds, f"at most {max(seconds) * 1000:.1f} ms")
