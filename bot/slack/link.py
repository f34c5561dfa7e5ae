"""The websocket of Socket Mode: opened, renewed when Slack asks, opened again when it is lost.

Theory of operation. One connection is current. Slack asks for a new one now and then
(`disconnect`); the old one is read for some seconds after the new one has said hello. A
connection that is cut is known at once, one that has gone silent by its pings; `Timing` has the
seconds. Where Slack refuses the token, or no connection was there for too long, `run` ends with
a `SocketModeError`: the process is to end, too, and its keeper starts it again.

`slack_sdk`'s own client takes the end of a connection for silence, which costs four or five of
its ping intervals, and drops acknowledgements when it is closed.
Source: docs.slack.dev/apis/events-api/using-socket-mode.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

from slack_sdk.errors import SlackApiError
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from bot.errors import SocketModeError
from bot.slack.web_api import NO_ANSWER, error_name

_log = logging.getLogger("bot.socket_mode")

Frame = dict[str, Any]
Receive = Callable[[Frame, ClientConnection], Awaitable[None]]

_PAUSES = (0.0, 0.5, 1.0, 2.0, 4.0)
"""Seconds before each try to connect; the last one before every later try."""
_OPEN_SECONDS = 5
_CLOSE_SECONDS = 1
_MOST_BYTES = 1_000_000

_REMEDIES = {
    "invalid_auth": "set SLACK_APP_TOKEN to the app-level token (xapp-…) of Basic Information",
    "not_authed": "set SLACK_APP_TOKEN to the app-level token (xapp-…) of Basic Information",
    "not_allowed_token_type": "SLACK_APP_TOKEN needs the app-level token (xapp-…)",
    "token_revoked": "generate a new app-level token and set SLACK_APP_TOKEN to it",
    "token_expired": "generate a new app-level token and set SLACK_APP_TOKEN to it",
    "account_inactive": "install the app again",
    "missing_scope": "generate an app-level token with connections:write",
    "no_permission": "generate an app-level token with connections:write",
    "access_denied": "ask a workspace administrator about the restriction",
    "forbidden_team": "ask a workspace administrator about the restriction",
    "link_disabled": "turn Socket Mode on in the app's settings, or leave SLACK_APP_TOKEN out",
}
"""What to do about an error that no new try mends."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How soon a link finds out that it is deaf, in seconds.

    ping: between pings; pong: until a ping counts as lost; deaf: without any connection;
    linger: for which a connection is read that another has replaced
    """

    ping: float = 3
    pong: float = 4
    deaf: float = 30
    linger: float = 10


DEFAULT_TIMING = Timing()


class SocketLink:
    """Keeps Slack's frames coming: run it, and ask whether it is `connected`."""

    def __init__(
        self, open_url: Callable[[], str], receive: Receive, timing: Timing = DEFAULT_TIMING
    ) -> None:
        """Take what asks Slack for an address (it blocks), and what takes each frame."""
        self._open_url = open_url
        self._receive = receive
        self._timing = timing
        self._current: ClientConnection | None = None
        self._connections: set[ClientConnection] = set()
        self._deaf_since = time.monotonic()
        self._renew = asyncio.Event()
        self._disabled = False
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def connected(self) -> bool:
        """Whether Slack's requests arrive now."""
        return self._current is not None

    async def run(self) -> None:
        """Stay connected until cancelled. Raises SocketModeError."""
        try:
            while True:
                connection = await self._connect()
                before, self._current = self._current, connection
                # Whatever asked for a new connection until now asked for this one.
                self._renew.clear()
                _log.info("connected to Slack")
                self._start(self._read(connection))
                if before is not None:
                    self._start(self._retire(before))
                await self._renew.wait()
        finally:
            await asyncio.gather(*(one.close() for one in tuple(self._connections)))

    async def send(self, frame: Frame, connection: ClientConnection) -> bool:
        """Send on this connection, or on the current one if it has ended; whether it went."""
        for open_one in (connection, self._current):
            if open_one is not None:
                try:
                    await open_one.send(json.dumps(frame))
                    return True
                except ConnectionClosed:
                    continue
        return False

    # --- connecting

    async def _connect(self) -> ClientConnection:
        """A connection on which Slack has said hello."""
        for pause in chain(_PAUSES, repeat(_PAUSES[-1])):
            await asyncio.sleep(pause)
            if self._disabled:
                raise _refused("link_disabled")
            try:
                return await self._open()
            except SlackApiError as error:
                why = error_name(error) or f"HTTP {error.response.status_code}"
                if why in _REMEDIES:
                    raise _refused(why) from None
            except (*NO_ANSWER, WebSocketException) as error:
                why = type(error).__name__
            _log.warning("no connection to Slack: %s", why)
            if not self.connected and time.monotonic() - self._deaf_since > self._timing.deaf:
                raise SocketModeError(
                    f"No connection to Slack for {self._timing.deaf:g} seconds ({why}): check the "
                    "network, and the proxy if there is one (HTTPS_PROXY)."
                )
        raise AssertionError("the pauses never end")

    async def _open(self) -> ClientConnection:
        connection = await connect(
            await asyncio.to_thread(self._open_url),
            open_timeout=_OPEN_SECONDS,
            close_timeout=_CLOSE_SECONDS,
            ping_interval=self._timing.ping,
            ping_timeout=self._timing.pong,
            max_size=_MOST_BYTES,
        )
        try:
            async with asyncio.timeout(_OPEN_SECONDS):
                while _frame(await connection.recv()).get("type") != "hello":
                    pass
        except BaseException:
            await connection.close()
            raise
        return connection

    # --- reading

    async def _read(self, connection: ClientConnection) -> None:
        """Read a connection to its end."""
        self._connections.add(connection)
        try:
            async for data in connection:
                frame = _frame(data)
                if frame.get("type") == "disconnect":
                    self._disabled = frame.get("reason") == "link_disabled"
                    if connection is self._current:
                        self._renew.set()
                else:
                    await self._receive(frame, connection)
        except ConnectionClosed:
            pass
        finally:
            self._connections.discard(connection)
            if self._current is connection:
                self._current = None
                self._deaf_since = time.monotonic()
                _log.warning("the connection to Slack has ended")
                self._renew.set()

    async def _retire(self, connection: ClientConnection) -> None:
        """Close a connection that another has replaced, after what Slack still sent there."""
        await asyncio.sleep(self._timing.linger)
        await connection.close()

    def _start(self, work: Any) -> None:
        """Run a coroutine beside; a reference keeps it from being collected."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _frame(data: str | bytes) -> Frame:
    """A frame as an object; what is not one counts as empty."""
    try:
        frame = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return frame if isinstance(frame, dict) else {}


def _refused(error: str) -> SocketModeError:
    return SocketModeError(f"Slack refuses Socket Mode ({error}): {_REMEDIES[error]}.")
