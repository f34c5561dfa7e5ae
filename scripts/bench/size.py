"""Questions of a megabyte: what a hostile sender has to offer."""

from __future__ import annotations

from collections.abc import Iterator

from bot.desk import Desk
from bot.slack.serve import warm_catalog
from bot.slack.text import plain
from scripts.bench.figures import Figure, figure, timed

_MEGABYTE = 1_000_000
_ROUNDS = 5
_UNITS = ("1", "bsuy here ", "compare ", "486 vs ", "e\u0301", "\u202e", "\ufdfa", "<http://a|b> ")
"""Said again and again; the dearest ones of tests/bot/questions/test_question_size.py."""


def measure() -> Iterator[Figure]:
    """Each said up to a megabyte, from the text as Slack sends it to the answer."""
    desk = Desk(warm_catalog())
    desk.ask("bsuy here")
    for unit in _UNITS:
        text = unit * (_MEGABYTE // len(unit))
        seconds = [timed(lambda text=text: desk.ask(plain(text))) for _ in range(_ROUNDS)]  # type: ignore[misc]
        yield figure("size", f"{unit!a} up to 1 MB", seconds, "promised: 100 ms")
