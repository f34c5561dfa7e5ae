"""A Web API on the loopback that does to each call what a test says: take it, refuse it, cut it."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """What becomes of one call. Without an answer the connection is cut.

    held: the answer waits until this is set
    """

    status: int = 200
    answer: Json | str | None = field(default_factory=lambda: {"ok": True})
    retry_after: str | None = None
    held: Event | None = None


TAKEN = Step()
CUT = Step(answer=None)


def refused(error: str) -> Step:
    return Step(answer={"ok": False, "error": error})


def limited(seconds: str) -> Step:
    return Step(429, {"ok": False, "error": "ratelimited"}, retry_after=seconds)


class ScriptedWebApi:
    """The calls that came, and what is to become of the next ones. Thread-safe.

    always: what becomes of the calls of a method, whenever they come
    plan:   what becomes of the next other calls
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._calls: list[tuple[str, Json]] = []
        self.plan: list[Step] = []
        self.always: dict[str, Step] = {}
        self.url = ""

    @property
    def posts(self) -> list[Json]:
        """The arguments of each chat.postMessage, its token among them, oldest first."""
        with self._changed:
            return self._posts()

    def forget(self) -> None:
        """Begin anew: no calls, and no plan."""
        with self._changed:
            self._calls.clear()
            self.plan.clear()

    def wait_for_posts(self, number: int, seconds: float = 5) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: len(self._posts()) >= number, seconds)

    def _posts(self) -> list[Json]:
        return [args for method, args in self._calls if method == "chat.postMessage"]

    def call(self, method: str, args: Json) -> Step:
        with self._changed:
            self._calls.append((method, args))
            self._changed.notify_all()
            if method in self.always:
                return self.always[method]
            return self.plan.pop(0) if self.plan else TAKEN


@contextmanager
def scripted_web_api() -> Iterator[ScriptedWebApi]:
    api = ScriptedWebApi()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            args = json.loads(body or b"{}") | {"token": token}
            step = api.call(self.path.rpartition("/")[2], args)
            if step.held:
                step.held.wait(10)
            if step.answer is None:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            answer = step.answer if isinstance(step.answer, str) else json.dumps(step.answer)
            self.send_response(step.status)
            if step.retry_after is not None:
                self.send_header("Retry-After", step.retry_after)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer.encode())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that went away is what some tests are about."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        api.url = f"http://127.0.0.1:{server.server_port}/api/"
        yield api
        server.shutdown()
        thread.join()
