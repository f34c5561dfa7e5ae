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

from collections.abc import Callable, Iterator, Mapping
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

    __slots__ = ("_lock", "_repetition", "_since", "_watchers", "fate")

    def __init__(self, since: float = 0.0, lock: Lock | None = None) -> None:
        self.fate: Fate | None = None
        self._since = since
        self._lock = lock or Lock()
        self._watchers: tuple[Callable[[], object], ...] = ()
        self._repetition = 0

    @contextmanager
    def awaited(self, settled: Callable[[], object], repetition: int = 0) -> Iterator[None]:
        """While Slack waits for an acknowledgement, as its `repetition` counted from 1.

        settled: called, in whatever thread, when the fate is known
        """
        with self._lock:
            self._watchers += (settled,)
            self._repetition = max(self._repetition, repetition)
            known = self.fate is not None
        try:
            if known:
                settled()
            yield
        finally:
            with self._lock:
                self._watchers = tuple(one for one in self._watchers if one is not settled)

    @property
    def kept_by_slack(self) -> bool:
        """Whether Slack waits for no answer now and will ask again later."""
        with self._lock:
            return not self._watchers and self._repetition < REPETITIONS

    def settle(self, fate: Fate) -> None:
        """Say how it ended; the first word counts."""
        with self._lock:
            if self.fate is not None:
                return
            self.fate = fate
            watchers = self._watchers
        for settled in watchers:
            settled()

    def over(self, now: float) -> bool:
        """Whether the next request of the same key begins anew: this one failed, or is old."""
        return self.fate is Fate.FAILED or self._since <= now - SECONDS


class Deliveries:
    """Recent deliveries by their key, bounded in number and time. Thread-safe.

    Events and key presses are remembered apart, so that a flood of the one makes nothing of the
    other forgotten. Of each there are two generations: the elder is dropped when the younger is
    full or old enough, but for what is still in work.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._events = _Memory(self._lock, clock())
        self._presses = _Memory(self._lock, clock())

    def open(self, body: Mapping[str, Any]) -> tuple[Delivery, bool]:
        """The delivery that a request belongs to, and whether it is here for the first time."""
        now = self._clock()
        if isinstance(key := body.get("event_id"), str):
            memory = self._events
        elif isinstance(key := body.get("trigger_id"), str):
            memory = self._presses
        else:
            return Delivery(now), True
        with self._lock:
            return memory.open(key, now)


class _Memory:
    """Deliveries of one kind; used under a lock."""

    def __init__(self, lock: Lock, now: float) -> None:
        self._lock = lock
        self._younger: dict[str, Delivery] = {}
        self._elder: dict[str, Delivery] = {}
        self._since = now

    def open(self, key: str, now: float) -> tuple[Delivery, bool]:
        known = self._younger.get(key) or self._elder.get(key)
        if known is not None and not known.over(now):
            return known, False
        if len(self._younger) >= KEPT // 2 or self._since <= now - SECONDS:
            self._turn(now)
        delivery = self._younger[key] = Delivery(now, self._lock)
        return delivery, True

    def _turn(self, now: float) -> None:
        in_work = {key: one for key, one in self._elder.items() if one.fate is None}
        self._younger, self._elder, self._since = in_work, self._younger, now
