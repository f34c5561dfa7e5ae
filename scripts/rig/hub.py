"""Slack's side of Socket Mode: hello, envelopes, acknowledgements, and every way to lose a line.

An envelope goes to one open connection at random, as Slack does it, and is acknowledged by its
`envelope_id` on any.
"""

from __future__ import annotations

import asyncio
import json
import random
import secrets
import socket
import struct
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

SLASH, EVENT, INTERACTIVE = "slash_commands", "events_api", "interactive"
_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER that makes closing send RST."""


class NoLineError(Exception):
    """No connection is open: nothing was sent."""


class LineCutError(Exception):
    """No acknowledgement came in time, and the connection that took the envelope has ended."""


class LineLeftError(LineCutError):
    """The same, and the connection had been asked to end."""


@dataclass(eq=False, slots=True)
class Line:
    """One connection.

    takes:   whether new envelopes go to it
    dead:    the other side is still connected but nothing passes, either way
    asked:   it was sent a disconnect frame
    leaving: it takes envelopes only until another one is there
    lost:    it was ended from this side
    """

    connection: ServerConnection
    takes: bool = True
    dead: bool = False
    asked: bool = False
    leaving: bool = False
    lost: bool = False


class Hub:
    """The websocket server and who is connected."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 (chooses connections, no secrets)
        self._server: Server | None = None
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._changed = asyncio.Event()
        self.lines: list[Line] = []
        self.served = 0
        self.acks: Counter[str] = Counter()
        self.deaf: list[tuple[float, float]] = []
        """From when to when no connection took envelopes, once there had been one."""
        self.dropped: list[float] = []
        """When the other side ended a connection unasked."""
        self._deaf_since: float | None = None
        self.port = 0

    async def __aenter__(self) -> Hub:
        self._server = await serve(
            self._serve, "127.0.0.1", 0, compression=None, ping_interval=None, close_timeout=1
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        for line in tuple(self.lines):
            line.lost = True
            line.connection.transport.abort()
        self._server.close()
        await self._server.wait_closed()

    def link(self) -> str:
        """An address for one connection, as apps.connections.open hands it out."""
        return f"ws://127.0.0.1:{self.port}/link/?ticket={secrets.token_hex(8)}"

    @property
    def open(self) -> list[Line]:
        """Connections that take envelopes."""
        return [line for line in self.lines if line.takes]

    async def wait_open(self, seconds: float) -> bool:
        """Wait until a connection takes envelopes."""
        try:
            async with asyncio.timeout(seconds):
                while not self.open:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return False
        return True

    async def deliver(
        self,
        kind: str,
        payload: Mapping[str, Any],
        seconds: float,
        retry: tuple[int, str] = (0, ""),
    ) -> Any:
        """The payload of the acknowledgement. Raises NoLineError, LineCutError or TimeoutError."""
        lines = self.open
        if not lines:
            raise NoLineError
        line = self._random.choice(lines)
        envelope = secrets.token_hex(16)
        frame: dict[str, Any] = {
            "type": kind,
            "envelope_id": envelope,
            "payload": payload,
            "accepts_response_payload": kind != EVENT,
        }
        if kind == EVENT:
            frame["retry_attempt"], frame["retry_reason"] = retry
        acknowledged: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[envelope] = acknowledged
        try:
            async with asyncio.timeout(seconds):
                if not line.dead:
                    await line.connection.send(json.dumps(frame))
                return await acknowledged
        except ConnectionClosed:
            raise LineCutError from None
        except TimeoutError:
            if line in self.lines:
                raise
            raise (LineLeftError if line.asked else LineCutError) from None
        finally:
            del self._waiting[envelope]

    async def ask_to_leave(self, line: Line, reason: str, seconds: float) -> None:
        """Send a disconnect frame, and close some seconds later.

        After `refresh_requested` it takes nothing more as soon as there is another; after
        `warning` it does until the end.
        """
        frame = {"type": "disconnect", "reason": reason, "debug_info": {"host": "rig"}}
        try:
            line.asked = True
            await line.connection.send(json.dumps(frame))
            line.leaving = reason != "warning"
            await asyncio.sleep(seconds)
            line.takes = False
            self._unheard()
            await line.connection.close()
        except ConnectionClosed:
            pass

    def reset(self, line: Line) -> None:
        """Abort the connection so that the other side gets RST."""
        raw = line.connection.transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        line.takes = False
        line.lost = True
        line.connection.transport.abort()
        self._unheard()

    def swallow(self, line: Line) -> None:
        """Read and write nothing more, without closing: a black hole."""
        line.dead = True
        line.connection.transport.pause_reading()

    async def _serve(self, connection: ServerConnection) -> None:
        line = Line(connection)
        hello = {
            "type": "hello",
            "num_connections": len(self.lines) + 1,
            "connection_info": {"app_id": "A1"},
            "debug_info": {"host": "rig", "approximate_connection_time": 3600},
        }
        try:
            await connection.send(json.dumps(hello))
            for older in self.lines:
                # Slack would go on to send to a dead line; that half of the loss is not the bot's.
                older.takes = older.takes and not (older.dead or older.leaving)
            self.lines.append(line)
            self.served += 1
            self._heard()
            async for frame in connection:
                self._acknowledge(frame)
        except ConnectionClosed:
            pass
        finally:
            self._left(line)

    def _acknowledge(self, frame: str | bytes) -> None:
        read = json.loads(frame)
        envelope = str(read.get("envelope_id"))
        self.acks[envelope] += 1
        future = self._waiting.get(envelope)
        if future is not None and not future.done():
            future.set_result(read.get("payload"))

    def _left(self, line: Line) -> None:
        line.takes = False
        if line in self.lines:
            self.lines.remove(line)
            self._unheard()
            if not (line.asked or line.lost):
                self.dropped.append(time.monotonic())

    def _heard(self) -> None:
        if self._deaf_since is not None:
            self.deaf.append((self._deaf_since, time.monotonic()))
            self._deaf_since = None
        self._changed.set()

    def _unheard(self) -> None:
        if self._deaf_since is None and not self.open:
            self._deaf_since = time.monotonic()
