"""Only this machine, under its own name, is answered."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.sandbox import RunningWorkspace
from bot.sandbox.guard import LocalOnly
from tests.loops import in_a_loop

from .wire import Wire


@pytest.fixture
def connection(running: RunningWorkspace) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection(urlsplit(running.url).netloc, timeout=5)
    yield connection
    connection.close()


def status(connection: http.client.HTTPConnection, path: str, **headers: str) -> int:
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    return response.status


def test_its_own_names_are_answered(
    connection: http.client.HTTPConnection, running: RunningWorkspace
) -> None:
    port = urlsplit(running.url).port
    for name in (f"127.0.0.1:{port}", f"localhost:{port}"):
        assert status(connection, "/", Host=name, Origin=f"http://{name}") == 200


def asked(running: RunningWorkspace, *hosts: str) -> int:
    """The status of a request with these Host headers; {port} is the server's own."""
    port = urlsplit(running.url).port
    lines = [f"Host: {host.format(port=port, other=1)}" for host in hosts]
    request = "\r\n".join(["GET /sandbox/messages HTTP/1.1", *lines, "", ""])
    return Wire(running).raw(request.encode("latin-1"))[0]


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1.evil.example:{port}",
        "localhost.:{port}",
        "localhost.localdomain:{port}",
        "127.0.0.1",
        "localhost",
        "localhost:",
        "localhost:abc",
        "localhost:{other}",
        "localhost:99999",
        "localhost:0{port}",
        "localhost:+{port}",
        "127.0.0.1:80@evil.example",
        "evil.example@127.0.0.1:{port}",
        "user:secret@localhost:{port}",
        "127.0.0.1:1:{port}",
        "127.0.0.1:{port}:2",
        "127.0.0.1:{port}/",
        "127.0.0.1:{port}, 127.0.0.1:{port}",
        "127.0.0.1 :{port}",
        "127.0.0.1: {port}",
        "127.0.0.1\t:{port}",
        "127.1:{port}",
        "2130706433:{port}",
        "0177.0.0.1:{port}",
        "0.0.0.0:{port}",
        "[::1]:{port}",
        "::1",
        "[::ffff:127.0.0.1]:{port}",
        "%31%32%37.0.0.1:{port}",
        "localhost\u00a0:{port}",
        ":{port}",
        "",
    ],
)
def test_a_foreign_or_doubtful_host_is_turned_away(running: RunningWorkspace, host: str) -> None:
    assert asked(running, host) == 403


def test_a_host_is_compared_as_names_are(running: RunningWorkspace) -> None:
    assert asked(running, "LocalHost:{port}") == 200


@pytest.mark.parametrize(
    "hosts", [(), ("localhost:{port}", "localhost:{port}"), ("localhost:{port}", "evil.example")]
)
def test_a_request_has_one_host(running: RunningWorkspace, hosts: tuple[str, ...]) -> None:
    assert asked(running, *hosts) == 400


def test_a_request_of_http_1_0_without_a_host_is_turned_away(running: RunningWorkspace) -> None:
    assert Wire(running).raw(b"GET /sandbox/messages HTTP/1.0\r\n\r\n")[0] == 403


def test_the_target_cannot_carry_another_host(running: RunningWorkspace) -> None:
    address = urlsplit(running.url).netloc
    target = "http://evil.example/sandbox/messages"
    request = f"GET {target} HTTP/1.1\r\nHost: {address}\r\n\r\n".encode()
    assert Wire(running).raw(request)[0] == 404


@pytest.mark.parametrize(
    ("port", "host", "expected"),
    [
        (80, "localhost", 200),
        (80, "127.0.0.1", 200),
        (80, "localhost:80", 200),
        (80, "localhost:", 403),
        (8380, "localhost", 403),
        (8380, "localhost:80", 403),
        (8380, "localhost:8380", 200),
    ],
)
def test_only_the_port_of_http_itself_may_be_left_out(port: int, host: str, expected: int) -> None:
    guarded = LocalOnly(PlainTextResponse("inside"), port)
    assert answered(guarded, "http", host=host) == expected


@pytest.mark.parametrize(
    ("headers", "inside"),
    [
        ({"host": "127.0.0.1"}, True),
        ({"host": "127.0.0.1:8380", "origin": "http://127.0.0.1:8380"}, True),
        ({"host": "127.0.0.1", "origin": "http://127.0.0.1:8380"}, False),
        ({"host": "127.0.0.1:8380", "origin": "http://evil.example"}, False),
        ({"host": "127.0.0.1:1"}, False),
        ({"host": "evil.example"}, False),
    ],
)
def test_a_websocket_that_no_browser_opens_may_leave_the_port_out(
    headers: dict[str, str], inside: bool
) -> None:
    async def echo(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.close", "code": 1000})

    assert answered(LocalOnly(echo, 8380), "websocket", **headers) == (1000 if inside else 4403)


def answered(app: ASGIApp, kind: str, **headers: str) -> int:
    """The status of the answer, or the code with which the websocket is closed."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope: Scope = {"type": kind, "method": "GET", "path": "/", "headers": raw}

    async def ask() -> None:
        await app(scope, receive, send)

    in_a_loop(ask())
    return int(sent[0].get("status", sent[0].get("code")))


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:1"])
def test_a_foreign_origin_is_turned_away(
    connection: http.client.HTTPConnection, origin: str
) -> None:
    assert status(connection, "/sandbox/messages", Origin=origin) == 403


def test_the_page_allows_no_inline_scripts_and_no_foreign_sources(
    connection: http.client.HTTPConnection,
) -> None:
    connection.request("GET", "/")
    response = connection.getresponse()
    page = response.read().decode()
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "https://" not in page
    assert "<script>" not in page


def test_no_file_outside_the_page_is_served(connection: http.client.HTTPConnection) -> None:
    for path in ("/page/../server.py", "/page/%2e%2e/server.py", "/page/", "/page/none.js"):
        assert status(connection, path) == 404


@pytest.mark.parametrize(
    ("path", "kind", "body", "expected"),
    [
        ("/sandbox/send", "application/json", b"{}", 400),
        ("/sandbox/send", "application/json", b"[]", 400),
        ("/sandbox/send", "application/json", b"not json", 400),
        ("/sandbox/send", "text/plain", b"{}", 415),
        ("/sandbox/dance", "application/json", b"{}", 404),
        ("/sandbox/view", "application/json", b'{"view_id": "V0"}', 400),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_strange_request_is_refused_politely(
    connection: http.client.HTTPConnection, path: str, kind: str, body: bytes, expected: int
) -> None:
    connection.request("POST", path, body, {"Content-Type": kind})
    response = connection.getresponse()
    assert response.status == expected
    assert b"error" in response.read()
