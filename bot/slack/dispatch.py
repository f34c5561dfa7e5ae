"""Hands requests to the app: at once where the answer is at hand, else in a thread.

An answer at hand takes some microseconds; to hand it to a thread and back takes longer, and with
many threads the event loop waits for its turn among them. What has to be read, searched and drawn
takes milliseconds, and an authorization may ask a database: a thread does that, and as few of
them as still keep each other from waiting, so that the event loop gets its turn.
"""

from __future__ import annotations

import asyncio

from slack_bolt import BoltRequest

from bot.slack.app import SlackApp
from bot.slack.intake import Taken, take

THREADS = 4


class Dispatcher:
    """Takes requests of one app in one event loop."""

    def __init__(self, app: SlackApp) -> None:
        self._app = app
        self._threads = asyncio.Semaphore(THREADS)

    async def take(self, request: BoltRequest) -> Taken:
        """Hand a request to the app; see `bot.slack.intake.take`."""
        if self._app.answers_at_once(request):
            return take(self._app, request)
        async with self._threads:
            return await asyncio.to_thread(take, self._app, request)
