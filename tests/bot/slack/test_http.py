"""The HTTP transport, over a real socket."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator

import pytest

from bot.settings import Settings
from bot.slack.app import create_app
from bot.slack.http import create_http
from catalog import Catalog
from tests.bot.serving import serving
from tests.bot.signed import SECRET, command, headers

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def port(catalog: Catalog) -> Iterator[int]:
    """The port of a running server."""
    settings = Settings(_env_file=None, slack_bot_token="xoxb-1", slack_signing_secret=SECRET)
    with serving(create_http(create_app(settings, catalog=catalog))) as port:
        yield port


def _send(
    port: int,
    method: str,
    path: str,
    body: bytes | Iterator[bytes] = b"",
    more: dict[str, str] | None = None,
) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, body, {**FORM, **(more or {})})
    response = connection.getresponse()
    answer = response.status, response.read().decode()
    connection.close()
    return answer


def test_health_is_ok(port: int) -> None:
    assert _send(port, "GET", "/health") == (200, "ok")


def test_a_signed_command_is_answered(port: int) -> None:
    body = command("200 vs 380")
    status, answer = _send(
        port, "POST", "/slack/events", body.encode(), headers(body, at=time.time())
    )
    assert status == 200
    assert "380 Alternative Service" in json.loads(answer)["text"]


GARBAGE = [
    (b"{not json", "application/json"),
    (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
    (b"[]", "application/json"),
    (b'"text"', "application/json"),
    (b"", "application/json"),
    (b"payload={broken", "application/x-www-form-urlencoded"),
    (b'{"event": []}', "application/json"),
    (b'{"authorizations": 5}', "application/json"),
]


@pytest.mark.parametrize(("body", "kind"), GARBAGE)
def test_garbage_gets_401(port: int, body: bytes, kind: str) -> None:
    assert _send(port, "POST", "/slack/events", body, {"content-type": kind})[0] == 401


@pytest.mark.parametrize(("body", "kind"), GARBAGE)
def test_signed_garbage_is_dropped(port: int, body: bytes, kind: str) -> None:
    more = {"content-type": kind, **headers(body, at=time.time())}
    assert _send(port, "POST", "/slack/events", body, more) == (200, "")


@pytest.mark.parametrize("depth", [900, 100_000])
def test_a_depth_bomb_has_no_traceback(
    port: int, depth: int, capfd: pytest.CaptureFixture[str]
) -> None:
    body = b'{"event": ' + b"[" * depth
    more = {"content-type": "application/json"}
    assert _send(port, "POST", "/slack/events", body, more)[0] == 401
    signed = more | headers(body, at=time.time())
    assert _send(port, "POST", "/slack/events", body, signed)[0] in (200, 401)
    assert "Traceback" not in "".join(capfd.readouterr())


def test_a_huge_body_is_refused(port: int) -> None:
    body = b"x" * 256_001
    more = headers(body, at=time.time())
    assert _send(port, "POST", "/slack/events", body, more)[0] == 413


def test_a_body_that_grows_too_large_is_refused(port: int) -> None:
    more = headers(b"", at=time.time())
    assert _send(port, "POST", "/slack/events", iter([b"x" * 100_000] * 3), more)[0] == 413


def test_a_body_is_signed_as_it_is_and_not_as_it_reads(port: int) -> None:
    body = command("486").encode()
    more = headers(body, at=time.time())
    same_text = body.replace(b"%2Fsip", b"/sip")
    assert _send(port, "POST", "/slack/events", same_text, more)[0] == 401


def test_other_paths_and_methods_are_not_served(port: int) -> None:
    assert _send(port, "GET", "/slack/events")[0] == 405
    assert _send(port, "GET", "/")[0] == 404
