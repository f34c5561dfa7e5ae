"""Slack's side of Socket Mode on the loopback, which a test can cut, freeze and renew.

The websocket is spoken by the websockets library without its sockets, so that a connection can
also do what no library does: fall silent without a word, or be reset.
"""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from threading import Condition, Lock, Thread
from typing import Any

from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.server import ServerProtocol

Json = dict[str, Any]


class Line:
    """One connection."""

    def __init__(self, connection: socket.socket, changed: Condition) -> None:
        self._socket = connection
        self._changed = changed
        self._protocol = ServerProtocol()
        self.received: list[Json] = []
        self._lock = Lock()
        self.greeted = False
        self.frozen = False
        self.ended = False

    def run(self) -> None:
        try:
            while data := self._socket.recv(65_536):
                if self.frozen:
                    continue
                with self._lock:
                    self._protocol.receive_data(data)
                    self._take_events()
        except OSError:
            pass
        with self._changed:
            self.ended = True
            self._changed.notify_all()

    def _take_events(self) -> None:
        for event in self._protocol.events_received():
            if isinstance(event, Request):
                self._protocol.send_response(self._protocol.accept(event))
                self._protocol.send_text(b'{"type": "hello", "num_connections": 1}')
                self._flush()
                with self._changed:
                    self.greeted = True
                    self._changed.notify_all()
            elif isinstance(event, Frame) and event.opcode is Opcode.TEXT:
                with self._changed:
                    self.received.append(json.loads(bytes(event.data)))
                    self._changed.notify_all()
        self._flush()

    def _flush(self) -> None:
        for data in self._protocol.data_to_send():
            if data:
                self._socket.sendall(data)
            else:
                self._socket.shutdown(socket.SHUT_WR)

    def send(self, frame: Json | str) -> None:
        text = frame if isinstance(frame, str) else json.dumps(frame)
        with self._lock:
            self._protocol.send_text(text.encode())
            self._flush()

    def reset(self) -> None:
        """End the TCP connection by RST."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.shutdown(socket.SHUT_RD)
        self._socket.close()

    def close(self) -> None:
        self._socket.close()


class ScriptedSocket:
    """All connections, the newest last."""

    def __init__(self, port: int) -> None:
        self.url = f"ws://127.0.0.1:{port}/link"
        self.changed = Condition()
        self._numbers = count(1000)
        self.lines: list[Line] = []

    def wait_for(self, happened: Callable[[], bool], seconds: float = 5) -> bool:
        with self.changed:
            return self.changed.wait_for(happened, seconds)

    def line(self, number: int = 1) -> Line:
        """The connection of this number, as soon as it is there and greeted."""
        assert self.wait_for(lambda: len(self.lines) >= number and self.lines[number - 1].greeted)
        return self.lines[number - 1]

    def envelope(self, line: Line, kind: str, payload: Any, **more: Any) -> str:
        envelope_id = f"E{next(self._numbers)}"
        line.send({"type": kind, "envelope_id": envelope_id, "payload": payload, **more})
        return envelope_id

    def acknowledgement(self, line: Line, envelope_id: str) -> Json:
        """What the envelope was acknowledged with, as soon as it is."""

        def found() -> Json | None:
            acks = [one for one in line.received if one["envelope_id"] == envelope_id]
            return acks[0] if acks else None

        assert self.wait_for(lambda: found() is not None)
        acknowledged = found()
        assert acknowledged is not None
        return acknowledged


@contextmanager
def scripted_socket() -> Iterator[ScriptedSocket]:
    listener = socket.create_server(("127.0.0.1", 0))
    scripted = ScriptedSocket(listener.getsockname()[1])

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            line = Line(connection, scripted.changed)
            with scripted.changed:
                scripted.lines.append(line)
                scripted.changed.notify_all()
            Thread(target=line.run, daemon=True).start()

    thread = Thread(target=accept)
    thread.start()
    try:
        yield scripted
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
        for line in scripted.lines:
            line.close()
