"""Connections end: half requests hold neither the server, nor its end, nor anybody's place."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.settings import Settings
from bot.slack.app import create_app
from bot.slack.http import create_http
from bot.slack.server import MOST_CONNECTIONS, listening_socket
from catalog import Catalog
from tests.bot.serving import serving
from tests.bot.signed import SECRET, headers


async def echo(request: Request) -> Response:
    return PlainTextResponse(await request.body())


APP = Starlette(routes=[Route("/", echo, methods=["POST"])])
HALF_HEADERS = b"POST / HTTP/1.1\r\nHost: x\r\nX-Slow: "
HALF_BODY = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nh"
WHOLE = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi"


@pytest.fixture
def sockets() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def connect(stack: ExitStack, port: int, sent: bytes = b"") -> socket.socket:
    connection = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=5))
    connection.sendall(sent)
    return connection


def is_cut(connection: socket.socket) -> bool:
    """Whether the server closes the connection without a word, within the time-out."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def answer(connection: socket.socket) -> bytes:
    received = b""
    while chunk := connection.recv(65_536):
        received += chunk
        if received.endswith(b"\r\n\r\nhi"):
            break
    return received


@pytest.mark.parametrize("sent", [b"", HALF_HEADERS])
def test_headers_that_do_not_come_end_the_connection(sockets: ExitStack, sent: bytes) -> None:
    with serving(APP, header_seconds=0.1) as port:
        assert is_cut(connect(sockets, port, sent))


def test_the_headers_of_a_second_request_have_a_deadline_too(sockets: ExitStack) -> None:
    with serving(APP, header_seconds=0.1) as port:
        connection = connect(sockets, port, WHOLE)
        assert answer(connection).startswith(b"HTTP/1.1 200")
        connection.sendall(HALF_HEADERS)
        assert is_cut(connection)


def test_a_whole_request_finds_a_place_when_half_ones_hold_them_all(sockets: ExitStack) -> None:
    with serving(APP, most=5) as port:
        half = [connect(sockets, port, HALF_HEADERS) for _ in range(5)]
        assert answer(connect(sockets, port, WHOLE)).startswith(b"HTTP/1.1 200")
        assert is_cut(half[0]), "the one that has waited longest makes room"
        half[-1].sendall(b"x\r\nContent-Length: 2\r\n\r\nhi")
        assert answer(half[-1]).startswith(b"HTTP/1.1 200")


def test_the_limit_is_below_the_usual_limit_of_open_files() -> None:
    assert MOST_CONNECTIONS < 1024 - 128


@pytest.mark.parametrize("sent", [HALF_BODY[:-1], HALF_BODY])
def test_a_body_that_does_not_come_ends_the_connection(sockets: ExitStack, sent: bytes) -> None:
    with serving(APP, body_seconds=0.1) as port:
        assert is_cut(connect(sockets, port, sent))


def test_the_body_of_a_second_request_has_a_deadline_too(sockets: ExitStack) -> None:
    with serving(APP, body_seconds=0.1) as port:
        connection = connect(sockets, port, WHOLE)
        assert answer(connection).startswith(b"HTTP/1.1 200")
        connection.sendall(HALF_BODY)
        assert is_cut(connection)


def test_headers_and_body_have_a_deadline_each(sockets: ExitStack) -> None:
    with serving(APP, header_seconds=0.1, body_seconds=60) as port:
        connection = connect(sockets, port, HALF_BODY)
        assert is_cut(connect(sockets, port)), "by then the deadline for headers is over"
        connection.sendall(b"i")
        assert answer(connection).startswith(b"HTTP/1.1 200")


def test_a_body_that_does_not_come_is_one_line_in_the_log(
    sockets: ExitStack, catalog: Catalog, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    settings = Settings(_env_file=None, slack_bot_token="xoxb-1", slack_signing_secret=SECRET)
    lines = [f"{name}: {value}" for name, value in headers(b"", at=time.time()).items()]
    stalled = "\r\n".join(
        ["POST /slack/events HTTP/1.1", "Host: x", "Content-Length: 900", *lines, "", "abc"]
    ).encode()
    with serving(create_http(create_app(settings, catalog=catalog)), body_seconds=0.1) as port:
        assert is_cut(connect(sockets, port, stalled))
    [record] = [record for record in caplog.records if record.name == "bot.requests"]
    assert record.__dict__["outcome"] == "refused, the body did not come"


def test_an_end_waits_for_no_half_request(sockets: ExitStack) -> None:
    with serving(APP) as port:
        for _ in range(20):
            connect(sockets, port, HALF_HEADERS)
        assert answer(connect(sockets, port, WHOLE)).startswith(b"HTTP/1.1 200")
        begun = time.monotonic()
    assert time.monotonic() - begun < 3


def test_a_port_that_is_taken_is_said_with_what_to_do() -> None:
    with (
        listening_socket("127.0.0.1", 0) as taken,
        pytest.raises(Exception, match=r"Port \d+ cannot be used \([^()]+\): choose another one"),
    ):
        listening_socket("127.0.0.1", taken.getsockname()[1])
