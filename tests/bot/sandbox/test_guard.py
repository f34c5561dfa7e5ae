"""Only this machine, under its own name, is answered."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from bot.sandbox import RunningWorkspace


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


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "[::1]:80", ""])
def test_a_foreign_host_is_turned_away(connection: http.client.HTTPConnection, host: str) -> None:
    assert status(connection, "/sandbox/messages", Host=host) == 403


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
        ("/sandbox/send", "application/json", b"x" * 200_001, 400),
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
