"""What every transport does with a request: hand it on, hold it, acknowledge it, log it.

`take` gives the delivery, `Holding` waits for its fate, `acknowledgement` is the answer to Slack.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse

from bot.slack.deliveries import HELD_SECONDS, Delivery, Fate
from bot.slack.state import RequestState, state_of

_log = logging.getLogger("bot.requests")

UNREADABLE = (ValueError, TypeError, AttributeError, KeyError, IndexError)
"""What reading a request raises where it is not what Slack sends: Bolt looks into the payload."""

MOST_HELD = 128
"""Deliveries that wait at a time: half of the connections that the server takes."""

_SURFACES = {"app_mention": "mention", "message": "direct message"}
"""By the type of an event; what is not here is named by its own type."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A request that the app has seen.

    response: what the app makes of it
    delivery: what it belongs to; its fate decides whether the response may be given
    """

    request: BoltRequest
    response: BoltResponse
    state: RequestState
    delivery: Delivery

    @property
    def repetition(self) -> int:
        """Which repetition of the delivery this is, as Slack counts; 0 for none."""
        number = self.request.headers.get("x-slack-retry-num", ["0"])[0]
        return int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0


def take(app: App, request: BoltRequest) -> Taken:
    """Hand a request to the app. Where no post has to follow, its delivery is settled at once."""
    response = app.dispatch(request)
    state = state_of(request.context)
    delivery = state.delivery or Delivery()
    if not state.repeated and not state.posting:
        delivery.settle(Fate.ANSWERED if response.status < 400 else Fate.FAILED)
    return Taken(request, response, state, delivery)


class Holding:
    """Holds deliveries back until their fate is known; no thread waits with them.

    Only so many at a time, so that places are left for what is answered at once. For the others
    the answer is that they are in work, and Slack asks again.
    """

    def __init__(self, most: int = MOST_HELD) -> None:
        self._most = most
        self._held = 0

    async def wait(self, taken: Taken, started: float) -> None:
        """Wait for the fate of a delivery, as long as Slack waits.

        started: when the request came, by `time.monotonic`
        """
        if taken.delivery.fate is not None or self._held >= self._most:
            return
        loop, settled = asyncio.get_running_loop(), asyncio.Event()
        left = HELD_SECONDS - (time.monotonic() - started)
        self._held += 1
        try:
            with (
                taken.delivery.awaited(
                    lambda: loop.call_soon_threadsafe(settled.set), taken.repetition
                ),
                contextlib.suppress(TimeoutError),
            ):
                await asyncio.wait_for(settled.wait(), max(left, 0))
        finally:
            self._held -= 1


def acknowledgement(taken: Taken) -> BoltResponse:
    """The answer to Slack now: 503 where it has to keep its copy and ask again."""
    if taken.response.status >= 400:
        return taken.response
    fate = taken.delivery.fate
    if fate is not None and fate.acknowledged:
        return taken.response
    return BoltResponse(status=503, body="")


def log(taken: Taken, started: float) -> None:
    """Write the one line of a request that came as far as the app."""
    outcome = taken.state.note or _outcome(taken)
    log_line(outcome, started, kind=taken.state.kind, surface=_surface(taken.request.body))


def log_line(outcome: str, started: float, *, kind: str = "-", surface: str = "-") -> None:
    """Write the one line of a request.

    started: when it came, by `time.monotonic`
    """
    latency = round((time.monotonic() - started) * 1000, 2)
    _log.info(
        "%s %s: %s in %s ms",
        surface,
        kind,
        outcome,
        latency,
        extra={"kind": kind, "surface": surface, "latency_ms": latency, "outcome": outcome},
    )


def _outcome(taken: Taken) -> str:
    if taken.response.status == 401:
        return "refused, not signed by Slack"
    if taken.state.delivery is None and "event" in taken.request.body:
        # Bolt's own middleware stops an event before ours only when the app is its author.
        return "ignored, written by the app itself"
    fate = taken.delivery.fate
    ended = fate.value if fate is not None else "in work"
    return f"repeated, {ended}" if taken.state.repeated else ended


def _surface(body: Mapping[str, Any]) -> str:
    if "command" in body:
        return "command"
    event = body.get("event")
    kind = event.get("type") if isinstance(event, dict) else body.get("type")
    return _SURFACES.get(kind, kind[:40]) if isinstance(kind, str) else "-"
