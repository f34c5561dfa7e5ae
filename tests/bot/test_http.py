"""The HTTP door, over a real socket."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from threading import Thread

import pytest
import uvicorn

from bot.app import create_app
from bot.http import create_http
from bot.settings import Settings
from catalog import Catalog
from tests.bot.signed import SECRET, command, headers

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def port(catalog: Catalog) -> Iterator[int]:
    """The port of a running server."""
    settings = Settings(_env_file=None, slack_bot_token="xoxb-1", slack_signing_secret=SECRET)
    app = create_http(create_app(settings, catalog=catalog))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    socket = server.config.bind_socket()
    socket.listen()
    thread = Thread(target=server.run, kwargs={"sockets": [socket]})
    thread.start()
    yield socket.getsockname()[1]
    server.should_exit = True
    thread.join()
    socket.close()


def _send(
    port: int, method: str, path: str, body: bytes = b"", told: dict[str, str] | None = None
) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body, {**FORM, **(told or {})})
    response = connection.getresponse()
    answer = response.status, response.read().decode()
    connection.close()
    return answer


def test_health_is_ok(port: int) -> None:
    assert _send(port, "GET", "/health") == (200, "ok")


def test_a_signed_command_is_answered(port: int) -> None:
    body = command("200 vs 380")
    status, told = _send(
        port, "POST", "/slack/events", body.encode(), headers(body, at=time.time())
    )
    assert status == 200
    assert "380 Alternative Service" in json.loads(told)["text"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{not json", "application/json"),
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"[]", "application/json"),
        (b'"text"', "application/json"),
        (b"", "application/json"),
        (b"payload={broken", "application/x-www-form-urlencoded"),
    ],
)
def test_garbage_gets_401(port: int, body: bytes, kind: str) -> None:
    assert _send(port, "POST", "/slack/events", body, {"content-type": kind})[0] == 401


def test_a_huge_body_is_refused(port: int) -> None:
    assert _send(port, "POST", "/slack/events", b"x" * 1_000_001)[0] == 413


def test_other_paths_and_methods_are_not_served(port: int) -> None:
    assert _send(port, "GET", "/slack/events")[0] == 405
    assert _send(port, "GET", "/")[0] == 404
