"""A question that was asked before, through the whole of Bolt, without a network."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from slack_bolt import App

from scripts.bench.apps import bare_app, bolt_request, desk_app
from scripts.bench.figures import Figure, figure, spread, timed

_ROUNDS = 5
_REQUESTS = 1000
"""Of each app in a round."""
_GROUP = "dispatch"


def measure() -> Iterator[Figure]:
    """The bot and the bare app, in turn."""
    bare, desk = bare_app(), desk_app()
    for text in ("486", "200 vs 380"):
        bare_times, desk_times, ratios = [], [], []
        for _ in range(_ROUNDS):
            round_bare, round_desk = _round(text, bare, desk)
            ratios.append(statistics.median(round_desk) / statistics.median(round_bare))
            bare_times += round_bare
            desk_times += round_desk
        yield figure(_GROUP, f"bare Bolt app, says hi to /sip {text}", bare_times)
        yield figure(_GROUP, f"/sip {text}", desk_times, f"bare Bolt × {spread(ratios)}")


def _round(text: str, bare: App, desk: App) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(_REQUESTS):
        both = list(zip((bare, desk), times, strict=True))
        for app, seconds in reversed(both) if number % 2 else both:
            request = bolt_request(text)
            seconds.append(timed(lambda app=app, request=request: app.dispatch(request)))  # type: ignore[misc]
    return times
