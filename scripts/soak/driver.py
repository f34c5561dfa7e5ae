"""What both doors share: workers over a plan, repetitions, and marks on the way."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from scripts.soak.ledger import Delivery, Event, Ledger, Request
from scripts.soak.plan import Item, Kind, Mishap, Plan

_PAUSES = (0.0, 60.0, 300.0)
"""Seconds after a failed delivery until the next, as Slack has them."""
_GAP_SECONDS = 30.0
"""How long a worker waits for somebody to listen again before the soak is given up."""
_RESTART_PAUSE = 1.0
"""Seconds between its requests while the bot ends: a trickle, to see what it does then."""
_REASONS = {"timeout": "http_timeout"} | dict.fromkeys(
    ("refused", "cut", "hung up", "no line", "line cut", "line left"), "connection_failed"
)
NOBODY = ("refused", "no line")
EVENTS = (Kind.MENTION, Kind.DIRECT)

Marks = dict[int, Callable[[], Awaitable[None]]]
"""What else happens when so many requests have been begun."""


class AbandonedError(Exception):
    """Nobody listens any more: no use in going on."""


class Door(Protocol):
    """A way to the bot. Both return an outcome and, for a request, whether it is right."""

    async def event(self, item: Item, retry: tuple[int, str], mishap: Mishap) -> str:
        """Deliver an event once; the outcome in the words of `Delivery`."""

    async def request(self, item: Item) -> tuple[str, bool]:
        """Send anything else."""

    async def back(self, seconds: float) -> bool:
        """Wait until somebody listens, so many seconds at most; whether somebody does."""

    def close(self) -> None:
        """Give back what is open."""


@dataclass(slots=True)
class Driver:
    """Sends a plan through a door and writes into a ledger."""

    plan: Plan
    ledger: Ledger
    door: Door
    process: Callable[[], int]
    _more: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self, items: Iterator[Item], marks: Marks) -> None:
        """All of it, and every repetition that comes of it. Raises AbandonedError."""
        began = time.monotonic()
        try:
            async with asyncio.TaskGroup() as workers:
                for _ in range(self.plan.workers):
                    workers.create_task(self._worker(items, marks))
            self.ledger.seconds = time.monotonic() - began
            while self._more:
                await asyncio.gather(*self._more)
        except ExceptionGroup as several:
            raise several.exceptions[0] from None
        finally:
            self.ledger.seconds = self.ledger.seconds or time.monotonic() - began
            for task in self._more:
                task.cancel()
            await asyncio.gather(*self._more, return_exceptions=True)
            self.door.close()

    def later(self, work: Awaitable[None]) -> None:
        """Do something beside the workers; awaited before `run` returns."""
        task = asyncio.ensure_future(work)
        self._more.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        # One that failed stays, for `run` to find.
        if not task.cancelled() and task.exception() is None:
            self._more.discard(task)

    async def _worker(self, items: Iterator[Item], marks: Marks) -> None:
        for item in items:
            if mark := marks.pop(item.number, None):
                self.later(mark())
            outcome = await (self._event(item) if item.kind in EVENTS else self._request(item))
            if outcome in NOBODY:
                # So that a gap does not eat the plan: one request a worker, no more.
                if not await self.door.back(_GAP_SECONDS):
                    raise AbandonedError(f"nobody has listened for {_GAP_SECONDS:.0f} s")
            elif self.ledger.restarting:
                await asyncio.sleep(_RESTART_PAUSE)

    async def _request(self, item: Item) -> str:
        began = time.monotonic()
        outcome, right = await self.door.request(item)
        self.ledger.requests.append(Request(item.kind, began, time.monotonic(), outcome, right))
        return outcome

    async def _event(self, item: Item) -> str:
        mishap = self.plan.mishap(item.id)
        event = Event(item.id, item.kind, item.channel, self.plan.for_good(item.id), mishap)
        self.ledger.events[item.id] = event
        self.ledger.by_thread[item.channel, item.ts] = item.id
        first = self._deliver(item, event, (0, ""), mishap)
        if mishap is Mishap.TWICE:
            second = self._deliver(item, event, (1, "http_timeout"), Mishap.NONE)
            delivery, _ = await asyncio.gather(first, second)
        else:
            delivery = await first
        if not _known(event):
            self.later(self._repeat(item, event))
        return delivery.outcome

    async def _repeat(self, item: Item, event: Event) -> None:
        for number, pause in enumerate(_PAUSES, 1):
            last = event.deliveries[-1].outcome
            if number >= len(event.deliveries):
                await asyncio.sleep(pause / self.plan.scale)
                retry = (number, _REASONS.get(last, "http_error"))
                await self._deliver(item, event, retry, Mishap.NONE)
            if _known(event):
                return

    async def _deliver(
        self, item: Item, event: Event, retry: tuple[int, str], mishap: Mishap
    ) -> Delivery:
        delivery = Delivery(time.monotonic(), 0.0, self.process(), "")
        event.deliveries.append(delivery)
        delivery.outcome = await self.door.event(item, retry, mishap)
        delivery.ended = time.monotonic()
        delivery.kept = mishap is not Mishap.LOST
        return delivery


def _known(event: Event) -> bool:
    """Whether Slack knows that it need not repeat."""
    return any(delivery.accepted and delivery.kept for delivery in event.deliveries)


def answers(item: Item, told: object) -> bool:
    """Whether an acknowledgement answers a command, and this command."""
    if not isinstance(told, dict) or told.get("response_type") not in ("ephemeral", "in_channel"):
        return False
    text = told.get("text")
    asked = item.text if item.text.isdigit() else ""
    return isinstance(text, str) and bool(text) and asked in text


def read_json(body: bytes) -> object:
    """A body as a value, None if it is no JSON."""
    try:
        return json.loads(body)
    except ValueError:
        return None
