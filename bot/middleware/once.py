"""Answers each delivery once, however often Slack repeats it.

Slack delivers an event again when the answer was late, and a key press may arrive twice. The
repetition carries the same `event_id` or `trigger_id`; retry headers are no safe sign, because
the first delivery may never have arrived.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

_KEPT = 20_000
_SECONDS = 15 * 60
"""Longer than Slack keeps repeating: at once, after one and after five minutes."""


class Once(Middleware):
    """Remembers the ids of recent deliveries, bounded in number and time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seen: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,  # noqa: ARG002 (the signature is Bolt's)
        next: Callable[[], BoltResponse],
    ) -> BoltResponse:
        """See `Middleware.process`."""
        key = _key(req.body)
        if key is not None and not self._first(key):
            return BoltResponse(status=200, body="")
        return next()

    def forget(self, body: Mapping[str, Any]) -> None:
        """Let the next delivery through: this one failed."""
        key = _key(body)
        if key is not None:
            with self._lock:
                self._seen.pop(key, None)

    def _first(self, key: str) -> bool:
        now = self._clock()
        with self._lock:
            while self._seen and (
                len(self._seen) >= _KEPT or next(iter(self._seen.values())) <= now - _SECONDS
            ):
                self._seen.popitem(last=False)
            if key in self._seen:
                return False
            self._seen[key] = now
            return True


def _key(body: Mapping[str, Any]) -> str | None:
    key = body.get("event_id") or body.get("trigger_id")
    return key if isinstance(key, str) else None
