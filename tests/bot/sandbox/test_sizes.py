"""What is too large is refused before anything of it is read, wherever it enters."""

from __future__ import annotations

import json

import pytest
from websockets.exceptions import ConnectionClosed

from bot.sandbox import CHANNEL
from bot.sandbox.body_limit import APP_BYTES, PAGE_BYTES
from bot.sandbox.transports import EnvelopeType, HttpTransport

from .wire import FORM, Wire, linked, scripted_app

ENTRANCES = pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/api/chat.postMessage", APP_BYTES),
        ("/response/any", APP_BYTES),
        ("/sandbox/send", PAGE_BYTES),
        ("/", 0),
        ("/page/app.js", 0),
        ("/nowhere", 0),
    ],
)


def head(wire: Wire, path: str, *headers: str) -> bytes:
    lines = (f"POST {path} HTTP/1.1", f"Host: {wire.address}", *headers, "", "")
    return "\r\n".join(lines).encode()


@ENTRANCES
@pytest.mark.parametrize("length", ["{one_more}", "99999999999999999999"])
def test_a_length_over_the_bound_is_refused_before_a_byte_of_the_body(
    wire: Wire, path: str, most: int, length: str
) -> None:
    status, answer = wire.raw(
        head(wire, path, f"Content-Length: {length.format(one_more=most + 1)}")
    )
    assert status == 413
    assert json.loads(answer)["error"] == "too_large"


@ENTRANCES
def test_a_body_without_a_length_is_cut_when_it_has_grown_too_large(
    wire: Wire, path: str, most: int
) -> None:
    start = head(wire, path, "Transfer-Encoding: chunked")
    chunk = b"%x\r\n%s\r\n" % (most + 1, b"x" * (most + 1))
    assert wire.raw(start + chunk)[0] == 413, "although the last chunk never comes"


def test_a_body_at_the_bound_is_read(wire: Wire) -> None:
    assert wire.page("send", b"x" * PAGE_BYTES)[1]["error"] == "not_json"
    assert wire.api("auth.test", b"x" * APP_BYTES)[1]["error"] == "invalid_json"


def test_the_longest_message_fits_however_it_is_written(wire: Wire) -> None:
    text = "\U0001f600" * 40_000
    for kind, body in (
        ("application/json", json.dumps({"channel": CHANNEL, "text": text})),
        (FORM, f"channel={CHANNEL}&text=" + "%f0%9f%98%80" * 40_000),
    ):
        assert wire.api("chat.postMessage", body, kind)[1]["ok"]
    typed = json.dumps({"channel": CHANNEL, "text": text}, ensure_ascii=False)
    assert wire.page("send", typed.encode())[0] == 200


@pytest.mark.parametrize("length", ["-1", "+5", "1_0", "0x5", "5, 6", "9" * 21, "²"])
def test_a_length_that_is_not_a_number_is_refused(wire: Wire, length: str) -> None:
    request = head(wire, "/sandbox/send", f"Content-Length: {length}")
    assert wire.raw(request)[0] == 400


def test_an_acknowledgement_that_is_too_large_is_a_failed_delivery(wire: Wire) -> None:
    secret = wire.running.workspace.signing_secret
    with scripted_app(b"x" * (APP_BYTES + 1), "text/plain") as port:
        outcome = HttpTransport("127.0.0.1", port, secret).deliver(EnvelopeType.EVENT, {})
    assert outcome.error == "dispatch_failed"


def test_a_frame_that_is_too_large_ends_its_connection(wire: Wire) -> None:
    with linked(wire) as client:
        client.send("x" * (APP_BYTES + 1))
        with pytest.raises(ConnectionClosed):
            client.recv(timeout=5)
        assert client.close_code == 1009
