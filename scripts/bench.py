"""`make bench`: how long an answer takes, side by side with a bare Bolt app that says "hi".

Both apps are built with the same flags and take the same signed requests in turn, so that the
ratios hold on a noisy machine. Times are of whole dispatches in this process, without a network,
except where HTTP is named.
"""

from __future__ import annotations

import http.client
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import combinations, count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from urllib.parse import urlencode

from rich.console import Console
from rich.table import Table
from slack_bolt import Ack, App, BoltRequest
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

import catalog
from bot.desk import Desk
from bot.questions import CompareCodes
from bot.settings import Settings
from bot.slack.app import SlackApp, create_app
from bot.slack.blocks import message
from bot.slack.http import create_http
from bot.slack.serve import warm_catalog
from bot.slack.server import create_server, listening_socket

SECRET = "bench"  # noqa: S105 (signs requests to ourselves)
TOKEN = "xoxb-bench"  # noqa: S105 (the same)
WARM = 3000
CONNECTIONS = 32
HTTP_REQUESTS = 4000
_ids = count()


def main() -> None:
    """Measure and print."""
    console = Console()
    known = warm_catalog()
    desk, bare = _desk_app(), _bare_app()
    table = Table("what", "p50", "p99", "against the bare app (p50)", title="SIP Desk")
    for text in ("486", "200 vs 380"):
        _warm(console, table, text, bare, desk)
    for name, times in _once(known):
        table.add_row(name, *_percentiles(times), f"max {_ms(max(times))}")
    for name, make in (("HTTP, bare app", _bare_http), ("HTTP, /sip 200 vs 380", _desk_http)):
        rate, times = _over_http(make)
        shown = f"{rate:.0f} requests a second, {CONNECTIONS} connections"
        table.add_row(name, *_percentiles(times), shown)
    table.add_row("catalog.load(), a new process", *_percentiles(_processes(_LOAD)), "")
    table.add_row("python -m bot ask 200 vs 380", *_percentiles(_asks("200 vs 380")), "")
    table.add_row("python -m bot ask codec mismatch", *_percentiles(_asks("codec mismatch")), "")
    console.print(table)


def _settings() -> Settings:
    return Settings(_env_file=None, slack_bot_token=TOKEN, slack_signing_secret=SECRET)


def _desk_app() -> SlackApp:
    return create_app(_settings())


def _desk_http() -> ASGIApp:
    return create_http(_desk_app())


def _bare_http() -> ASGIApp:
    """The bare app as Bolt's own adapter serves it, but off the event loop, as ours is."""
    app = _bare_app()

    async def events(request: Request) -> Response:
        asked = to_bolt_request(request, await request.body())
        return to_starlette_response(await run_in_threadpool(app.dispatch, asked))

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"])])


def _bare_app() -> App:
    app = App(
        signing_secret=SECRET,
        process_before_response=True,
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token=TOKEN),
    )

    @app.command("/sip")
    def hi(ack: Ack) -> None:
        ack("hi")

    return app


def _body(text: str) -> tuple[str, dict[str, str]]:
    """A new key press of `/sip text`, and the headers that sign it."""
    body = urlencode(
        {
            "command": "/sip",
            "text": text,
            "trigger_id": str(next(_ids)),
            "team_id": "T1",
            "user_id": "U1",
            "channel_id": "C1",
        }
    )
    stamp = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body)
    return body, {
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": signature or "",
        "content-type": "application/x-www-form-urlencoded",
    }


def _request(text: str) -> BoltRequest:
    body, headers = _body(text)
    return BoltRequest(body=body, headers={name: [value] for name, value in headers.items()})


def _timed(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _warm(console: Console, table: Table, text: str, bare: App, desk: App) -> None:
    """The same question many times, the two apps in turn."""
    console.print(f"/sip {text}: first {_ms(_timed(lambda: desk.dispatch(_request(text))))}")
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(WARM):
        for place, app in enumerate((bare, desk)):
            asked = _request(text)
            times[place].append(_timed(lambda app=app, asked=asked: app.dispatch(asked)))  # type: ignore[misc]
    ratio = statistics.median(times[1]) / statistics.median(times[0])
    table.add_row("bare app, dispatch", *_percentiles(times[0]), "1.00")
    table.add_row(f"/sip {text}, dispatch", *_percentiles(times[1]), f"{ratio:.2f}")


def _once(known: catalog.Catalog) -> Iterator[tuple[str, list[float]]]:
    """Every code and every pair, each for the first time."""
    desk = Desk(known)
    codes = list(known.codes)
    yield (
        f"all {len(codes)} codes, first time",
        [_timed(lambda code=code: message(desk.ask(str(code)))) for code in codes],  # type: ignore[misc]
    )
    pairs = list(combinations(codes, 2))
    yield (
        f"all {len(pairs)} pairs, first time",
        [_timed(lambda pair=pair: message(desk.answer(CompareCodes(pair)))) for pair in pairs],  # type: ignore[misc]
    )


@contextmanager
def _served(make: Callable[[], ASGIApp]) -> Iterator[int]:
    """The port of a server in a process of its own."""
    spawn = get_context("spawn")
    mine, its = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(make, its), daemon=True)
    process.start()
    try:
        yield mine.recv()
    finally:
        process.terminate()
        process.join()


def _serve(make: Callable[[], ASGIApp], pipe: Connection) -> None:
    listener = listening_socket("127.0.0.1", 0)
    pipe.send(listener.getsockname()[1])
    create_server(make()).run(sockets=[listener])


def _over_http(make: Callable[[], ASGIApp]) -> tuple[float, list[float]]:
    """Requests a second and the time of each, over kept connections."""
    with _served(make) as port, ThreadPoolExecutor(CONNECTIONS) as pool:
        each = range(HTTP_REQUESTS // CONNECTIONS)
        bodies = [[_body("200 vs 380") for _ in each] for _ in range(CONNECTIONS)]
        start = time.perf_counter()
        times = [one for many in pool.map(lambda part: _client(port, part), bodies) for one in many]
        return len(times) / (time.perf_counter() - start), times


def _client(port: int, bodies: Sequence[tuple[str, dict[str, str]]]) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    times = []
    for body, headers in bodies:
        start = time.perf_counter()
        connection.request("POST", "/slack/events", body, headers)
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise RuntimeError(f"HTTP {response.status}")
        times.append(time.perf_counter() - start)
    connection.close()
    return times


_LOAD = (
    "import time, catalog; t = time.perf_counter(); catalog.load(); print(time.perf_counter() - t)"
)


def _processes(code: str, runs: int = 15) -> list[float]:
    """What a new process prints, several times."""
    command = [sys.executable, "-c", code]
    return [
        float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
        for _ in range(runs)
    ]


def _asks(question: str, runs: int = 15) -> list[float]:
    """From the start of `python -m bot ask` to the last line of its answer."""
    command = [sys.executable, "-m", "bot", "ask", *question.split()]
    return [_until_answered(command) for _ in range(runs)]


def _until_answered(command: Sequence[str]) -> float:
    start = answered = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        for line in process.stdout or ():
            if line.strip():
                answered = time.perf_counter()
    return answered - start


def _percentiles(times: Sequence[float]) -> tuple[str, str]:
    ordered = sorted(times)
    return _ms(statistics.median(ordered)), _ms(ordered[int(len(ordered) * 0.99)])


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


if __name__ == "__main__":
    main()
