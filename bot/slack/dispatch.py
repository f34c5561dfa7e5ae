"""Hands requests to the app: at once where the answer is at hand, else in a thread.

An answer at hand takes some microseconds, less than to hand it to a thread and back. What has to
be read, searched and drawn takes milliseconds, in one thread after another: they would compute no
faster side by side, and the event loop would wait for its turn behind each of them. Under a flood
of symptoms from 32 connections, `GET /health` took 27 ms at the worst percent with one thread,
108 with two and 610 with forty.
"""

from __future__ import annotations

import asyncio

from slack_bolt import BoltRequest

from bot.slack.app import SlackApp
from bot.slack.intake import Taken, take


class Dispatcher:
    """Takes requests of one app in one event loop."""

    def __init__(self, app: SlackApp) -> None:
        self._app = app
        self._thread = asyncio.Lock()

    async def take(self, request: BoltRequest) -> Taken:
        """Hand a request to the app; see `bot.slack.intake.take`."""
        if self._app.answers_at_once(request):
            return take(self._app, request)
        async with self._thread:
            return await asyncio.to_thread(take, self._app, request)
