"""The stand-in's side of Socket Mode: hello, envelopes, acknowledgements, disconnect.

A client asks apps.connections.open for an address with a ticket in it, connects, and gets
`hello`. Each envelope goes to one connection; its acknowledgement carries the same envelope_id.
Source: docs.slack.dev/apis/events-api/using-socket-mode.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Condition
from typing import Any

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from bot.sandbox.errors import JsonError
from bot.sandbox.json_input import read_json
from bot.sandbox.records import APP_ID, Json
from bot.sandbox.transports import ACK_SECONDS, EnvelopeType, Outcome, RetryAttempt


@dataclass(frozen=True, slots=True)
class Connection:
    """One open websocket and the loop it lives in."""

    socket: WebSocket
    loop: asyncio.AbstractEventLoop

    def send(self, frame: Json) -> None:
        """Send from any thread but the loop's own; returns when the frame is out."""
        sending = asyncio.run_coroutine_threadsafe(
            self.socket.send_text(json.dumps(frame)), self.loop
        )
        sending.result(ACK_SECONDS)


class SocketHub:
    """The open connections, and the acknowledgements still waited for. Thread-safe."""

    def __init__(self, ack_seconds: float = ACK_SECONDS) -> None:
        self._ack_seconds = ack_seconds
        self._changed = Condition()
        self._tickets: set[str] = set()
        self._connections: list[Connection] = []
        self._pending: dict[str, Future[Json]] = {}
        self._acks: list[Json] = []
        self._served = 0

    def routes(self) -> list[WebSocketRoute]:
        """What the server has to mount."""
        return [WebSocketRoute("/link", self._serve)]

    def new_ticket(self) -> str:
        """A ticket for one connection, as apps.connections.open hands out."""
        ticket = secrets.token_urlsafe(12)
        with self._changed:
            self._tickets.add(ticket)
        return ticket

    @property
    def acks(self) -> tuple[Json, ...]:
        """Every acknowledgement frame, oldest first."""
        with self._changed:
            return tuple(self._acks)

    @property
    def served(self) -> int:
        """How many connections there have been in all."""
        with self._changed:
            return self._served

    def wait_for(self, condition: Callable[[], bool], timeout: float = 5.0) -> bool:
        """Wait until the condition holds; asked again whenever a client comes, goes or acks."""
        with self._changed:
            return self._changed.wait_for(condition, timeout)

    def wait_for_connections(self, number: int, timeout: float = 5.0) -> bool:
        """Wait until so many clients are connected; without polling."""
        with self._changed:
            return self._changed.wait_for(lambda: len(self._connections) == number, timeout)

    def deliver(
        self, envelope_type: EnvelopeType, payload: Json, retry: RetryAttempt | None = None
    ) -> Outcome:
        """Send an envelope to one connection and wait for its acknowledgement."""
        envelope_id = secrets.token_hex(16)
        acknowledgement: Future[Json] = Future()
        with self._changed:
            if not self._connections:
                return Outcome(None)
            connection = secrets.choice(self._connections)
            self._pending[envelope_id] = acknowledgement
        frame: Json = {
            "type": envelope_type.value,
            "envelope_id": envelope_id,
            "payload": payload,
            "accepts_response_payload": envelope_type is not EnvelopeType.EVENT,
        }
        if envelope_type is EnvelopeType.EVENT:
            frame["retry_attempt"] = retry.number if retry else 0
            frame["retry_reason"] = retry.reason if retry else ""
        try:
            connection.send(frame)
            return _outcome(acknowledgement.result(self._ack_seconds))
        except TimeoutError:
            return Outcome(None)
        finally:
            with self._changed:
                self._pending.pop(envelope_id, None)

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every client to come back on a new address."""
        with self._changed:
            connections = tuple(self._connections)
        for connection in connections:
            connection.send(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
            )

    async def _serve(self, socket: WebSocket) -> None:
        ticket = socket.query_params.get("ticket", "")
        with self._changed:
            issued = ticket in self._tickets
            self._tickets.discard(ticket)
        if not issued:
            await socket.close(code=4401)
            return
        await socket.accept()
        connection = Connection(socket, asyncio.get_running_loop())
        with self._changed:
            number = len(self._connections) + 1
        await socket.send_text(json.dumps(_hello(number)))
        with self._changed:
            self._connections.append(connection)
            self._served += 1
            self._changed.notify_all()
        try:
            while (message := await socket.receive())["type"] == "websocket.receive":
                if message.get("text") is None:
                    await socket.close(code=1003, reason="Socket Mode speaks text")
                    break
                self._acknowledge(message["text"])
        finally:
            with self._changed:
                self._connections.remove(connection)
                self._changed.notify_all()

    def _acknowledge(self, text: str) -> None:
        try:
            frame = read_json(text)
        except JsonError:
            return
        if not isinstance(frame, dict):
            return
        with self._changed:
            self._acks.append(frame)
            pending = self._pending.get(str(frame.get("envelope_id")))
            self._changed.notify_all()
        if pending is not None and not pending.done():
            pending.set_result(frame)


def _hello(number: int) -> Json:
    return {
        "type": "hello",
        "num_connections": number,
        "connection_info": {"app_id": APP_ID},
        "debug_info": {"host": "sandbox", "approximate_connection_time": 3600},
    }


def _outcome(frame: Mapping[str, Any]) -> Outcome:
    """An acknowledgement frame in the words of HTTP."""
    payload = frame.get("payload")
    return Outcome(200, json.dumps(payload) if payload else "", is_json=True)
