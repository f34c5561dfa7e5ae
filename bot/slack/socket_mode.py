"""Socket Mode: Slack's requests over a websocket, acknowledged as over HTTP.

An envelope is acknowledged when the fate of its delivery is known; where Slack has to keep its
copy it gets no acknowledgement, which is Socket Mode's 503.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from typing import Any

from slack_bolt import BoltRequest
from slack_sdk import WebClient
from websockets.asyncio.client import ClientConnection

from bot.logs import new_reference
from bot.slack.app import SlackApp
from bot.slack.dispatch import Dispatcher
from bot.slack.intake import UNREADABLE, Holding, Taken, acknowledgement, log, log_line
from bot.slack.link import DEFAULT_TIMING, Frame, SocketLink, Timing

_MOST_AT_ONCE = 200
"""Envelopes in work, more than are held at a time; more wait in the connection."""


class SocketMode:
    """The app behind a link to Slack."""

    def __init__(
        self, app: SlackApp, client: WebClient, app_token: str, timing: Timing = DEFAULT_TIMING
    ) -> None:
        """Take the app, and the client and token that ask Slack for an address."""
        self._dispatcher = Dispatcher(app)
        self._holding = Holding()
        self._room = asyncio.Semaphore(_MOST_AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()

        def open_url() -> str:
            return str(client.apps_connections_open(app_token=app_token)["url"])

        self.link = SocketLink(open_url, self._receive, timing)

    async def run(self) -> None:
        """Serve until cancelled. Raises SocketModeError."""
        await self.link.run()

    async def finish(self, seconds: float) -> None:
        """Finish what is in work, within so many seconds.

        As long as the connection is there, what comes is answered still: commands, which Slack
        sends once, and repetitions of what is done. New events find the outbox closed.
        """
        if self._tasks:
            await asyncio.wait(tuple(self._tasks), timeout=seconds)

    async def _receive(self, frame: Frame, connection: ClientConnection) -> None:
        if "envelope_id" not in frame:
            return
        await self._room.acquire()
        task = asyncio.create_task(self._answer(frame, connection))
        self._tasks.add(task)
        task.add_done_callback(self._answered)

    def _answered(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._room.release()

    async def _answer(self, frame: Frame, connection: ClientConnection) -> None:
        started = time.monotonic()
        new_reference()
        request = _delivered(frame)
        if request is None:
            log_line("dropped, the payload is not what Slack sends", started)
            answer: Frame | None = {}
        else:
            taken = await self._dispatcher.take(request)
            await self._holding.wait(taken, started)
            log(taken, started)
            answer = _payload(taken)
        if answer is not None:
            await self.link.send({"envelope_id": frame["envelope_id"], **answer}, connection)


def _delivered(frame: Frame) -> BoltRequest | None:
    """What Slack delivers; None where it is not what Slack sends."""
    headers: dict[str, str | Sequence[str]] = {
        "x-slack-retry-num": str(frame.get("retry_attempt") or 0)
    }
    try:
        return BoltRequest(mode="socket_mode", body=frame["payload"], headers=headers)
    except UNREADABLE:
        return None


def _payload(taken: Taken) -> Frame | None:
    """What an acknowledgement carries besides its id; None where there is to be none."""
    response = acknowledgement(taken)
    if response.status != 200:
        return None
    if not response.body:
        return {}
    kind = response.headers.get("content-type", [""])[0]
    body: Any = response.body
    return {"payload": json.loads(body) if kind.startswith("application/json") else {"text": body}}
