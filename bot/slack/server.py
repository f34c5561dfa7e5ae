"""The HTTP server: uvicorn, with an end to every connection.

uvicorn bounds neither how long the headers and the body of a request may take nor how many
connections are open before their headers are there. `bounded_protocol` adds both: a deadline for
the headers and one for the body, and a limit of connections. At the limit it is not the new
connection that is turned away but the one that has been open for longest without a whole
request, because Slack's requests are whole at once and those of somebody who wants to fill the
server never are.
"""

from __future__ import annotations

import asyncio
import os
import resource
import socket
from collections.abc import Callable

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.errors import SettingsError

HEADER_SECONDS = 5
BODY_SECONDS = 5
"""Within which the headers of a request have to be here, and then its body."""
MOST_CONNECTIONS = 256
GRACE_SECONDS = 6
"""For requests in work when the server is told to end: longer than a body or a held delivery."""
_BACKLOG = 128
"""Connections that the system keeps ready; so many may be open beyond the limit for a moment."""
_LOWEST_FREE, _HIGHEST_PORT = 1024, 65535
"""Ports below are for the system's own services."""
_OTHER_FILES = 64
"""Files and sockets besides: data, logs, calls of the Web API."""


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket that takes connections from now on. Raises SettingsError."""
    try:
        listener = socket.create_server((host, port), backlog=_BACKLOG)
    except OSError as error:
        # create_server appends the address to the system's words, of which the port is enough.
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        another = port + 1 if _LOWEST_FREE <= port < _HIGHEST_PORT else 3100
        raise SettingsError(
            f"Port {port} cannot be used ({reason}): choose another one, for example "
            f"PORT={another}."
        ) from None
    # Connections inherit it. asyncio sets it only on sockets whose protocol is named; without it
    # an answer on a kept connection waits 40 ms for the other side's acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


class Server(uvicorn.Server):
    """uvicorn's server, which says when it begins to end."""

    leaving: Callable[[], None] | None = None

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """See `uvicorn.Server.shutdown`."""
        if self.leaving is not None:
            self.leaving()
        await super().shutdown(sockets)


def create_server(
    app: ASGIApp,
    *,
    leaving: Callable[[], None] | None = None,
    most: int = MOST_CONNECTIONS,
    header_seconds: float = HEADER_SECONDS,
    body_seconds: float = BODY_SECONDS,
) -> Server:
    """A server for this application; run it with `serve(sockets=[...])`.

    leaving: called once, when the server takes no more connections and finishes what is in work
    most:    connections at a time, as far as the limit of open files allows
    """
    server = Server(
        uvicorn.Config(
            app,
            http=bounded_protocol(min(most, _file_limit()), header_seconds, body_seconds),
            ws="none",
            lifespan="off",
            backlog=_BACKLOG,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
    )
    server.leaving = leaving
    return server


def _file_limit() -> int:
    """So many connections that what may come on top of them exhausts no file limit."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files == resource.RLIM_INFINITY:
        return MOST_CONNECTIONS
    return max(1, files - _BACKLOG - _OTHER_FILES)


def bounded_protocol(most: int, header_seconds: float, body_seconds: float) -> type[H11Protocol]:
    """Uvicorn's HTTP protocol with deadlines for a request and at most so many connections."""
    unfinished: dict[BoundedProtocol, None] = {}
    seconds: dict[object, float] = {h11.IDLE: header_seconds, h11.SEND_BODY: body_seconds}

    class BoundedProtocol(H11Protocol):
        """One connection; in `unfinished`, oldest first, while no whole request is here."""

        _awaited: object = None
        """The state of h11 in which there is a deadline now: for headers or for a body."""
        _deadline: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._note_progress()
            if len(self.connections) > most:
                next(iter(unfinished), self).transport.abort()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._note_progress()

        def on_response_complete(self) -> None:
            super().on_response_complete()
            self._note_progress()

        def connection_lost(self, exc: Exception | None) -> None:
            unfinished.pop(self, None)
            self._await(None)
            super().connection_lost(exc)

        def _note_progress(self) -> None:
            if self.transport.is_closing():
                return
            theirs = self.conn.their_state
            if theirs not in seconds:
                unfinished.pop(self, None)
                self._await(None)
            else:
                unfinished.setdefault(self)
                kept_alive = self.timeout_keep_alive_task is not None
                self._await(None if kept_alive else theirs)

        def _await(self, part: object) -> None:
            """Set the deadline for a part of a request, unless it runs already."""
            if part is self._awaited:
                return
            self._awaited = part
            if self._deadline is not None:
                self._deadline.cancel()
                self._deadline = None
            if part is not None:
                self._deadline = self.loop.call_later(seconds[part], self.transport.abort)

    return BoundedProtocol
