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
            is_settled = self.fate is not None
        try:
            if is_settled:
                settled()
            yield
        finally:
            with self._lock:
                self._watchers = tuple(
                    watcher for watcher in self._watchers if watcher is not settled
                )

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
    full or old enough, but for what is still in work and not as old.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._memories = tuple(
            (name, _Memory(self._lock, clock())) for name in ("event_id", "trigger_id")
        )

    def open(self, body: Mapping[str, Any]) -> tuple[Delivery, bool]:
        """The delivery that a request belongs to, and whether it is here for the first time."""
        now = self._clock()
        for name, memory in self._memories:
            if isinstance(key := body.get(name), str):
                with self._lock:
                    return memory.open(key, now)
        return Delivery(now), True


class _Memory:
    """Deliveries of one kind; used under a lock."""

    def __init__(self, lock: Lock, now: float) -> None:
        self._lock = lock
        self._younger: dict[str, Delivery] = {}
        self._elder: dict[str, Delivery] = {}
        self._since = now
        self._room = KEPT // 2

    def open(self, key: str, now: float) -> tuple[Delivery, bool]:
        earlier = self._younger.get(key) or self._elder.get(key)
        if earlier is not None and not earlier.over(now):
            return earlier, False
        if self._room == 0 or self._since <= now - SECONDS:
            self._turn(now)
        self._room -= 1
        delivery = self._younger[key] = Delivery(now, self._lock)
        return delivery, True

    def _turn(self, now: float) -> None:
        in_work = {
            key: delivery
            for key, delivery in self._elder.items()
            if delivery.fate is None and not delivery.over(now)
        }
        self._younger, self._elder = in_work, self._younger
        # What is in work takes no room, or much of it would make each request a turn.
        self._since, self._room = now, KEPT // 2
