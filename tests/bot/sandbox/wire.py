"""The stand-in as a stranger on the network meets it: raw requests, raw answers, raw frames."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from websockets.sync.client import ClientConnection, connect

from bot.sandbox import CHANNEL, PERSON, RunningWorkspace

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


def nested(levels: int) -> str:
    """JSON of so many lists inside one another."""
    return "[" * levels + "]" * levels


class Wire:
    """One running workspace, reached by its address alone."""

    def __init__(self, running: RunningWorkspace) -> None:
        self.running = running
        self.address = urlsplit(running.url).netloc

    def ask(
        self, method: str, path: str, body: str | bytes = b"", kind: str = JSON, **headers: str
    ) -> tuple[int, Any]:
        """One request; its status, and the answer, read as JSON where it is JSON."""
        connection = http.client.HTTPConnection(self.address, timeout=5)
        try:
            sent = body.encode("ascii") if isinstance(body, str) else body
            connection.request(method, path, sent, {"Content-Type": kind, **headers})
            response = connection.getresponse()
            answer = response.read()
        finally:
            connection.close()
        is_json = response.headers.get_content_type() == JSON
        return response.status, json.loads(answer) if is_json else answer.decode()

    def page(self, act: str, body: str | bytes) -> tuple[int, Any]:
        """What the page sends."""
        return self.ask("POST", f"/sandbox/{act}", body)

    def api(self, method: str, body: str | bytes, kind: str = JSON) -> tuple[int, Any]:
        """What the app sends, with its token."""
        token = f"Bearer {self.running.workspace.bot_token}"
        return self.ask("POST", f"/api/{method}", body, kind, Authorization=token)

    def respond(self, body: str | bytes) -> tuple[int, Any]:
        """What the app sends to a fresh response_url."""
        name = self.running.workspace.interaction_tokens.new_response_url(CHANNEL, PERSON)
        return self.ask("POST", f"/response/{name}", body)

    def raw(self, request: bytes) -> tuple[int, str]:
        """These very bytes, be they a whole request or not; the status and the answer."""
        host, port = self.address.split(":")
        with socket.create_connection((host, int(port)), timeout=5) as connection:
            with suppress(ConnectionError):  # the server may answer and hang up meanwhile
                connection.sendall(request)
            response = http.client.HTTPResponse(connection)
            response.begin()
            return response.status, response.read().decode()

    def shown(self) -> list[str]:
        """The texts in the channel, as the page gets them at once and as a stream."""
        status, state = self.ask("GET", "/sandbox/messages")
        assert status == 200
        assert self._streamed() == state["messages"]
        return [message["text"] for message in state["messages"]]

    def _streamed(self) -> Any:
        connection = http.client.HTTPConnection(self.address, timeout=5)
        try:
            connection.request("GET", "/sandbox/changes")
            response = connection.getresponse()
            while (line := response.readline()) != b"event: state\n":
                assert line, "the stream ended"
            data = response.readline().decode().removeprefix("data: ")
        finally:
            connection.close()
        return json.loads(data, parse_constant=lambda word: [word])["messages"]


@contextmanager
def scripted_app(answer: bytes, kind: str = JSON) -> Iterator[int]:
    """An app behind HTTP that answers whatever it is asked with these bytes; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def linked(wire: Wire) -> Iterator[ClientConnection]:
    """A Socket Mode client that has been greeted."""
    hub = wire.running.hub
    with connect(f"ws://{wire.address}/link?ticket={hub.new_ticket()}") as client:
        assert json.loads(client.recv())["type"] == "hello"
        assert hub.wait_for_connections(1)
        yield client
