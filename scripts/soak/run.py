"""One soak: a bot for each door, restarted once under load, stopped in the end."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from scripts.rig import bot as bots
from scripts.rig.bot import ROOT, Bot
from scripts.rig.hub import Hub
from scripts.rig.web_api import WebApi
from scripts.soak.driver import AbandonedError, Door, Driver, Marks
from scripts.soak.ledger import Ledger, Stop
from scripts.soak.logs import leaks, shapes
from scripts.soak.over_http import OverHttp
from scripts.soak.over_socket import OverSocket, disruptions
from scripts.soak.plan import Plan
from scripts.soak.slack import Slack
from scripts.soak.verdict import Verdict, judge

_MEMORY_AT = (0.1, 0.5)
_EXIT_SECONDS = 20.0
_TOLD = 10
"""How often a door says how far it is."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Soaked:
    """What came out, per door."""

    ledgers: dict[str, Ledger]
    verdicts: dict[str, Verdict]

    @property
    def broken(self) -> list[str]:
        """Every broken promise; empty is good."""
        return [
            f"{door}: {what}" for door, verdict in self.verdicts.items() for what in verdict.broken
        ]


async def soak(plan: Plan, root: Path = ROOT, tell: Tell = lambda _: None) -> Soaked:
    """Send the whole plan, one door after the other or both together."""
    with tempfile.TemporaryDirectory() as folder:
        doors = {
            name: _Soak(plan, root, Path(folder) / f"{name[0]}.log", name, tell).run(number)
            for name, number in (("HTTP", plan.requests), ("Socket Mode", plan.socket_requests))
            if number
        }
        if plan.together:
            ledgers = dict(zip(doors, await asyncio.gather(*doors.values()), strict=True))
        else:
            ledgers = {name: await soaking for name, soaking in doors.items()}
    return Soaked(ledgers, {name: _judged(ledger) for name, ledger in ledgers.items()})


def _judged(ledger: Ledger) -> Verdict:
    verdict = judge(ledger)
    told = leaks(ledger.log)
    verdict.promise("secrets and questions in the log", len(told), told)
    for shape, number in shapes(ledger.log).most_common(10):
        verdict.show(f"log, {number} ×", shape)
    return verdict


class _Soak:
    """One door: its bot, its Slack, its ledger."""

    def __init__(self, plan: Plan, root: Path, log: Path, name: str, tell: Tell) -> None:
        self._plan = plan
        self._root = root
        self._log = log
        self._name = name
        self._tell = tell
        self._ledger = Ledger()
        self._slack = Slack(plan, self._ledger)
        self._hub: Hub | None = None
        self._settled = asyncio.Event()
        self._settled.set()
        self._api: WebApi
        self._bot: Bot

    async def run(self, number: int) -> Ledger:
        """Send so many requests and wait until all is over."""
        async with AsyncExitStack() as stack:
            door: Door
            if self._name == "Socket Mode":
                self._hub = await stack.enter_async_context(Hub(self._plan.seed))
                link = self._hub.link
            else:
                link = None
            self._api = await stack.enter_async_context(WebApi(self._slack.post, link))
            self._bot = await self._start(None)
            stack.push_async_callback(lambda: self._bot.kill())
            door = OverSocket(self._hub) if self._hub else OverHttp(self._bot.port)
            driver = Driver(self._plan, self._ledger, door, lambda: self._slack.process)
            items = self._plan.items(number, self._name[0])
            try:
                await driver.run(items, self._marks(number))
            except AbandonedError:
                self._ledger.abandoned = 1
            self._remember("100 %")
            await self._stop()
            if self._hub:
                self._ledger.repeated_acks = sum(times > 1 for times in self._hub.acks.values())
                self._ledger.deaf = self._hub.deaf
                self._ledger.dropped = list(self._hub.dropped)
        self._ledger.log = self._log.read_text("utf-8", "replace")
        return self._ledger

    def _marks(self, number: int) -> Marks:
        marks: Marks = {}

        def mark(share: float, work: Callable[[], Awaitable[None]]) -> None:
            place = int(number * share)
            while place in marks:
                place += 1
            marks[place] = work

        mark(self._plan.restart_at, self._restart)
        for share in _MEMORY_AT:
            mark(share, self._sample(f"{share:.0%}".replace("%", " %")))
        ways = disruptions(self._hub) if self._hub else []
        begin = self._plan.restart_at + 0.2
        for place in range(self._plan.disruptions * len(ways)):
            share = begin + (0.95 - begin) * place / (self._plan.disruptions * len(ways))
            mark(share, self._when_settled(ways[place % len(ways)]))
        for part in range(_TOLD):
            mark(part / _TOLD + 0.001, self._progress(part / _TOLD))
        return marks

    async def _start(self, port: int | None) -> Bot:
        hub = self._hub
        if hub is None:
            return await bots.start(self._root, self._api.port, self._log, port=port)
        served = hub.served
        return await bots.start(
            self._root,
            self._api.port,
            self._log,
            socket_mode=True,
            port=port,
            ready=lambda: hub.served > served,
        )

    async def _stop(self) -> Stop:
        stop = Stop(time.monotonic(), 0.0, None)
        self._ledger.stops.append(stop)
        stop.seconds, stop.code = await self._bot.stop(_EXIT_SECONDS)
        return stop

    async def _restart(self) -> None:
        self._settled.clear()
        stop = await self._stop()
        self._slack.process += 1
        self._bot = await self._start(self._bot.port)
        stop.ready = time.monotonic()
        self._settled.set()

    def _when_settled(self, work: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """The work, but not while the bot is being restarted: one thing at a time."""

        async def settled() -> None:
            await self._settled.wait()
            await work()

        return settled

    def _sample(self, label: str) -> Callable[[], Awaitable[None]]:
        async def sample() -> None:
            self._remember(label)

        return sample

    def _remember(self, label: str) -> None:
        self._ledger.memory.append((label, self._bot.rss))

    def _progress(self, share: float) -> Callable[[], Awaitable[None]]:
        async def progress() -> None:
            self._tell(f"{self._name}: {share:.0%}, memory {self._bot.rss / 2**20:.0f} MiB")

        return progress
