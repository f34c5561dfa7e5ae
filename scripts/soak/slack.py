"""The Web API of the soak: does to each post what the plan says, and writes it down."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any

from scripts.rig.web_api import Call, Reply, limited, refused
from scripts.soak.ledger import Attempt, Event, Ledger
from scripts.soak.plan import BLOCKS_ERRORS, PERMANENT_ERRORS, Fault, Plan

_HANG = 9.0
"""Seconds after which the bot may give up on a post that is never answered."""
_NEVER = 60.0
_SLOW = 3.2
"""The longest that a slow post takes: longer than Slack waits, shorter than the bot."""
_EARLY = 0.05
"""Seconds by which clocks may differ."""
_CUTS = {Fault.CUT_BEFORE, Fault.CUT_AFTER}
_ERRORS = {Fault.ERROR_BEFORE, Fault.ERROR_AFTER}
_NOT_POSTED = {Fault.LIMITED, Fault.ERROR_BEFORE, Fault.CUT_BEFORE, Fault.PERMANENT}


class Slack:
    """`post` is the script of chat.postMessage."""

    def __init__(self, plan: Plan, ledger: Ledger) -> None:
        self._plan = plan
        self._ledger = ledger
        self._under_way: Counter[tuple[int, str]] = Counter()
        self._not_before: dict[tuple[int, str], float] = {}
        self.process = 0

    async def post(self, call: Call) -> Reply | None:
        """See `web_api.Script`."""
        event = self._event(call.fields)
        if event is None:
            self._ledger.strays += 1
            return Reply({"ok": True, "ts": "1.1", "channel": call.fields.get("channel")})
        place = (self.process, str(call.fields.get("channel")))
        now = time.monotonic()
        self._ledger.overlaps += self._under_way[place] > 0
        self._ledger.early += now < self._not_before.get(place, 0.0) - _EARLY
        fault = self._plan.fault(event.id, len(event.attempts))
        plain = not call.fields.get("blocks")
        posted = fault not in _NOT_POSTED and (fault is not Fault.BLOCKS or plain)
        event.attempts.append(Attempt(now, self.process, fault, plain, posted))
        self._under_way[place] += 1
        try:
            reply = await self._reply(event, fault, place, posted)
        finally:
            self._under_way[place] -= 1
        if fault is Fault.HANG:
            await asyncio.sleep(_NEVER)
        return reply

    async def _reply(
        self, event: Event, fault: Fault, place: tuple[int, str], posted: bool
    ) -> Reply | None:
        done = Reply({"ok": True, "ts": f"{time.time():.6f}", "channel": event.channel})
        if fault is Fault.SLOW:
            await asyncio.sleep(_SLOW * (1 + self._plan.number(event.id, 4)) / 4)
        elif fault is Fault.HANG:
            await asyncio.sleep(_HANG)
        elif fault is Fault.LIMITED:
            seconds = 1 + self._plan.number(event.id, 2)
            self._not_before[place] = time.monotonic() + seconds
            return limited(seconds)
        elif fault in _CUTS:
            return None
        elif fault in _ERRORS:
            return Reply({"ok": False, "error": "internal_error"}, 500)
        elif not posted:
            errors = PERMANENT_ERRORS if fault is Fault.PERMANENT else BLOCKS_ERRORS
            return refused(errors[self._plan.number(event.id, len(errors))])
        return done

    def _event(self, fields: Mapping[str, Any]) -> Event | None:
        """The event that a post answers: by its metadata, else by its thread."""
        metadata = fields.get("metadata")
        told = metadata.get("event_payload", {}).get("event_id") if metadata else None
        if told is None:
            thread = (str(fields.get("channel")), str(fields.get("thread_ts")))
            told = self._ledger.by_thread.get(thread)
        return self._ledger.events.get(str(told))
