"""Which deliveries are in work or done, so that each is answered once, however often it comes.

Theory of operation. Slack delivers an event again when no 200 came within three seconds: at
once, after one minute and after five. Its repetition is the only copy that outlives this
process, so a 200 is said when the answer is posted and not before. Until then each delivery of
the event waits for the same `fate`, `HELD_SECONDS` at most, and is then refused, so that Slack
keeps its copy. A delivery that failed is forgotten: the next repetition starts from the
beginning. A repetition is known by its `event_id` or `trigger_id`; retry headers are no safe
sign, because the first delivery may never have arrived.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from enum import Enum
from threading import Lock
from typing import Any

HELD_SECONDS = 2.5
"""How long a delivery waits for its fate: Slack counts three seconds, the way included."""

REPETITIONS = 3
"""How often Slack delivers an event again."""

KEPT = 20_000
SECONDS = 15 * 60
"""How many deliveries are remembered, and for how long: more than twice Slack's repetitions."""


class Fate(Enum):
    """How a delivery ended; the value is its outcome in the log."""

    ANSWERED = "answered"
    POSTED = "posted"
    REFUSED = "refused by Slack"
    GIVEN_UP = "given up"
    FAILED = "failed"

    @property
    def acknowledged(self) -> bool:
        """Whether Slack may forget the delivery, because nothing would come of repeating it."""
        return self is not Fate.FAILED


class Delivery:
    """One event or key press in work. Thread-safe."""

    def __init__(self, key: str | None = None) -> None:
        self.key = key
        self.fate: Future[Fate] = Future()
        self._lock = Lock()
        self._waiting = 0
        self._repetition = 0

    @contextmanager
    def awaited(self, repetition: int = 0) -> Iterator[None]:
        """While Slack waits for an acknowledgement; `repetition` counts from 1."""
        with self._lock:
            self._waiting += 1
            self._repetition = max(self._repetition, repetition)
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= 1

    @property
    def kept_by_slack(self) -> bool:
        """Whether Slack waits for no answer now and will ask again later."""
        with self._lock:
            return not self._waiting and self._repetition < REPETITIONS

    def settle(self, fate: Fate) -> None:
        """Say how it ended; the first word counts."""
        with self._lock:
            if not self.fate.done():
                self.fate.set_result(fate)


class Deliveries:
    """Recent deliveries by their key, bounded in number and time. Thread-safe."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, Delivery]] = OrderedDict()
        self._lock = Lock()

    def open(self, body: Mapping[str, Any]) -> tuple[Delivery, bool]:
        """The delivery that a request belongs to, and whether it is here for the first time."""
        key = _key(body)
        if key is None:
            return Delivery(), True
        now = self._clock()
        with self._lock:
            self._forget_old(now)
            if key in self._known:
                return self._known[key][1], False
            delivery = Delivery(key)
            delivery.fate.add_done_callback(lambda fate: self._settled(key, fate))
            self._known[key] = (now, delivery)
            return delivery, True

    def _settled(self, key: str, fate: Future[Fate]) -> None:
        if not fate.result().acknowledged:
            with self._lock:
                self._known.pop(key, None)

    def _forget_old(self, now: float) -> None:
        while self._known:
            oldest, _ = next(iter(self._known.values()))
            if len(self._known) < KEPT and oldest > now - SECONDS:
                return
            self._known.popitem(last=False)


def _key(body: Mapping[str, Any]) -> str | None:
    key = body.get("event_id") or body.get("trigger_id")
    return key if isinstance(key, str) else None
