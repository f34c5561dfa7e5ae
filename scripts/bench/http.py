"""Requests over a socket, from a load generator that is faster than any of the servers.

Each server is a process of its own, the same uvicorn as `serve` runs. wrk sends requests that are
signed before, each a key press of its own, because a repeated one is not answered again.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from types import MappingProxyType

from starlette.types import ASGIApp

from bot.slack.ids import Path as Url
from bot.slack.server import create_server, listening_socket
from scripts.bench import apps
from scripts.bench.figures import Figure, spread

MISSING = "wrk is not installed, so the rows over HTTP are left out: apt-get install wrk"

_ROUNDS = 3
_SECONDS = 3
_CONNECTIONS = 32
_REQUESTS = 30_000
"""Prepared for a round: more than the bot answers in it."""
_SMALLEST_ANSWER = 1000
"""Bytes; a key press that comes twice is answered with none."""
_SCRIPT = Path(__file__).with_name("requests.lua")

_STARLETTE = "bare Starlette app, answers 200"
_SERVERS: Mapping[str, Callable[[], ASGIApp]] = MappingProxyType(
    {
        _STARLETTE: apps.bare_starlette_http,
        "bare Bolt app, says hi": apps.bare_bolt_http,
        "/sip 200 vs 380": apps.desk_http,
        "/sip 200 vs 380, with its log": apps.logged_desk_http,
    }
)
_OURS = tuple(_SERVERS)[2:]


@dataclass(frozen=True, slots=True)
class _Load:
    """What was seen in one round.

    rate:      requests a second
    p50, p99:  seconds of an answer
    processor: seconds of processor time for a request, in the server
    """

    rate: float
    p50: float
    p99: float
    processor: float


def measure() -> Iterator[Figure]:
    """Every server, in turn, for several rounds; nothing where wrk is missing."""
    wrk = shutil.which("wrk")
    if wrk is None:
        return
    rounds: list[dict[str, _Load]] = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(_ROUNDS):
            file = Path(folder) / "requests"
            file.write_bytes(_prepared("200 vs 380"))
            rounds.append({name: _load(wrk, name, file) for name in _SERVERS})
    for name in _SERVERS:
        loads = [servers[name] for servers in rounds]
        shares = [servers[name].rate / servers[_STARLETTE].rate for servers in rounds]
        rate = statistics.median(load.rate for load in loads)
        processor = statistics.median(load.processor for load in loads) * 1e6
        yield Figure(
            f"HTTP, {_CONNECTIONS} connections",
            name,
            statistics.median(load.p50 for load in loads),
            statistics.median(load.p99 for load in loads),
            f"{rate:.0f} requests a second, {processor:.0f} µs of processor time each; "
            f"Starlette × {spread(shares)}",
        )


def _prepared(text: str) -> bytes:
    return b"".join(_raw(*apps.signed_command(text)) + b"\0" for _ in range(_REQUESTS))


def _raw(body: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"POST {Url.EVENTS} HTTP/1.1", "host: 127.0.0.1", f"content-length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", body]).encode()


def _load(wrk: str, name: str, requests: Path) -> _Load:
    """Load a server for some seconds. Raises RuntimeError where it did not answer as it should."""
    with _served(name) as server:
        command = [
            wrk,
            *("--threads", "1", "--connections", str(_CONNECTIONS), "--duration", f"{_SECONDS}s"),
            *("--script", str(_SCRIPT), f"http://127.0.0.1:{server.port}{Url.EVENTS}"),
            *("--", str(requests)),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 (wrk)
        processor = server.stop()
    seen = json.loads(done.stdout.splitlines()[-1])
    if seen["errors"]:
        raise RuntimeError(f"{name}: {seen['errors']} of {seen['requests']} requests failed")
    if name in _OURS and seen["bytes"] < seen["requests"] * _SMALLEST_ANSWER:
        raise RuntimeError(f"{name}: not every request was answered")
    return _Load(
        rate=seen["requests"] / seen["duration"] * 1e6,
        p50=seen["p50"] / 1e6,
        p99=seen["p99"] / 1e6,
        processor=processor / seen["requests"],
    )


@dataclass(frozen=True, slots=True)
class _Served:
    """A server in a process of its own."""

    port: int
    pipe: Connection

    def stop(self) -> float:
        """End it; the seconds of processor time that it has served for."""
        self.pipe.send(None)
        seconds: float = self.pipe.recv()
        return seconds


@contextmanager
def _served(name: str) -> Iterator[_Served]:
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(name, theirs), daemon=True)
    process.start()
    try:
        yield _Served(ours.recv(), ours)
    finally:
        process.terminate()
        process.join()


def _serve(name: str, pipe: Connection) -> None:
    server = create_server(_SERVERS[name]())

    def end_when_asked() -> None:
        pipe.recv()
        server.should_exit = True

    Thread(target=end_when_asked, daemon=True).start()
    with listening_socket("127.0.0.1", 0) as listener:
        begun = time.process_time()
        pipe.send(listener.getsockname()[1])
        server.run(sockets=[listener])
    pipe.send(time.process_time() - begun)
