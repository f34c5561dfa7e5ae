"""The Bolt app behind signed requests: who gets in, what comes back, what is written down."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from slack_bolt import App

from bot.app import create_app
from bot.settings import Settings
from catalog import Catalog
from tests.bot.signed import NOW, command, event, headers, request

Call = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def web_api() -> Iterator[tuple[str, list[Call]]]:
    """The address of a Web API that takes everything, and what it was sent."""
    calls: list[Call] = []

    def answer(environ: dict[str, Any], start: Any) -> list[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        calls.append((environ["PATH_INFO"], json.loads(body)))
        failing = b"xoxb-broken" in environ.get("HTTP_AUTHORIZATION", "").encode()
        start("200 OK", [("Content-Type", "application/json")])
        return [b'{"ok": false, "error": "fatal_error"}' if failing else b'{"ok": true}']

    class Quiet(WSGIRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

    with make_server("127.0.0.1", 0, answer, handler_class=Quiet) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/api/", calls
        server.shutdown()
        thread.join()


def _settings(**fields: Any) -> Settings:
    told = {"slack_bot_token": "xoxb-1", "slack_signing_secret": "made-up-secret", **fields}
    return Settings(_env_file=None, **told)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(catalog: Catalog, clock: Clock, web_api: tuple[str, list[Call]]) -> App:
    web_api[1].clear()
    return create_app(_settings(slack_api_url=web_api[0]), catalog=catalog, clock=clock)


@pytest.fixture
def calls(web_api: tuple[str, list[Call]]) -> list[Call]:
    return web_api[1]


def _answer(app: App, body: str) -> dict[str, Any]:
    response = app.dispatch(request(body))
    assert response.status == 200
    told: dict[str, Any] = json.loads(response.body)
    return told


def test_the_answer_travels_in_the_acknowledgement(app: App, calls: list[Call]) -> None:
    told = _answer(app, command("200 vs 380"))
    assert told["response_type"] == "ephemeral"
    assert told["text"].startswith("SIP 200 OK vs 380 Alternative Service")
    assert told["blocks"][0]["text"]["text"] == "200 OK vs 380 Alternative Service"
    assert calls == []


@pytest.mark.parametrize("typed", ["public 486", "PUBLIC 486", "  public   486"])
def test_public_answers_for_the_channel(app: App, typed: str) -> None:
    told = _answer(app, command(typed))
    assert told["response_type"] == "in_channel"
    assert "486 Busy Here" in told["text"]


def test_public_alone_is_help(app: App) -> None:
    assert "What to type" in json.dumps(_answer(app, command("public"))["blocks"])


@pytest.mark.parametrize(
    "typed",
    [
        "200 &amp; 380",
        "&lt;486&gt;",
        "<tel:486|486>",
        "<@U1|bob> 486",
        "SIP/2.0 486 <mailto:x@example.com|Busy Here>",
    ],
)
def test_what_slack_does_to_text_is_undone(app: App, typed: str) -> None:
    assert "SIP " in _answer(app, command(typed))["text"]


def test_a_mention_is_answered_in_its_thread(app: App, calls: list[Call]) -> None:
    response = app.dispatch(request(event("app_mention", "<@UBOT> 200 vs 380")))
    assert response.status == 200
    [(path, posted)] = calls
    assert path == "/api/chat.postMessage"
    assert posted["thread_ts"] == "1800000000.000100"
    assert posted["text"].startswith("SIP 200 OK vs 380")


def test_a_mention_inside_a_thread_stays_there(app: App, calls: list[Call]) -> None:
    app.dispatch(request(event("app_mention", "<@UBOT> 486", thread_ts="1700000000.000001")))
    assert calls[0][1]["thread_ts"] == "1700000000.000001"


def test_a_bare_mention_gets_help(app: App, calls: list[Call]) -> None:
    app.dispatch(request(event("app_mention", "<@UBOT>")))
    assert "What to type" in json.dumps(calls[0][1]["blocks"])


def test_a_direct_message_is_answered_where_it_stands(app: App, calls: list[Call]) -> None:
    app.dispatch(request(event("message", "486", channel_type="im", channel="D1")))
    [(_, posted)] = calls
    assert posted["channel"] == "D1"
    assert "thread_ts" not in posted


@pytest.mark.parametrize(
    "fields",
    [
        {"subtype": "message_changed", "channel_type": "im"},
        {"subtype": "message_deleted", "channel_type": "im"},
        {"bot_id": "B1", "channel_type": "im"},
        {"channel_type": "channel"},
    ],
)
def test_edits_bots_and_channels_are_left_alone(
    app: App, calls: list[Call], fields: dict[str, str]
) -> None:
    assert app.dispatch(request(event("message", "486", **fields))).status == 200
    assert calls == []


def test_an_event_that_slack_repeats_is_answered_once(app: App, calls: list[Call]) -> None:
    body = event("app_mention", "486")
    for _ in range(3):
        assert app.dispatch(request(body)).status == 200
    assert len(calls) == 1


def test_a_key_press_that_slack_repeats_is_answered_once(app: App) -> None:
    body = command("486")
    assert "486" in app.dispatch(request(body)).body
    again = app.dispatch(request(body))
    assert (again.status, again.body) == (200, "")


def test_the_memory_of_deliveries_ends(app: App, clock: Clock) -> None:
    body = command("486")
    app.dispatch(request(body))
    clock.now += 16 * 60
    assert "486" in app.dispatch(request(body, headers(body, at=clock.now))).body


FORGERIES = {
    "another secret": headers(command("486"), secret="other"),
    "no headers": {},
    "no signature": {"x-slack-request-timestamp": str(int(NOW))},
    "a garbled timestamp": {"x-slack-request-timestamp": "yesterday", "x-slack-signature": "v0=1"},
    "digits that are none of ours": {
        "x-slack-request-timestamp": "１８００００００００",
        "x-slack-signature": "v0=1",
    },
    "a garbled signature": {
        "x-slack-request-timestamp": str(int(NOW)),
        "x-slack-signature": "\u00e4\u00f6",
    },
}


@pytest.mark.parametrize("signed", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_forged_request_gets_401(app: App, signed: dict[str, str]) -> None:
    assert app.dispatch(request(command("486"), signed)).status == 401


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_stale_signature_gets_401(app: App, seconds: int) -> None:
    body = command("486")
    assert app.dispatch(request(body, headers(body, at=NOW + seconds))).status == 401


def test_a_forged_challenge_gets_401(app: App) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"})
    assert app.dispatch(request(body, {})).status == 401
    assert "abc" in app.dispatch(request(body)).body


def test_without_a_secret_nothing_is_let_in(catalog: Catalog) -> None:
    app = create_app(_settings(slack_signing_secret=""), catalog=catalog)
    body = command("486")
    assert app.dispatch(request(body)).status == 401


def test_an_unknown_command_gets_a_hint(app: App) -> None:
    assert "/sip help" in _answer(app, command("486", command="/sap"))["text"]


def test_an_unknown_event_gets_a_plain_200(app: App) -> None:
    response = app.dispatch(request(event("reaction_added", "x")))
    assert (response.status, response.body) == (200, "")


def test_no_request_body_is_ever_logged(
    app: App, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    text = "tell-nobody-486"
    app.dispatch(request(command(text)))
    app.dispatch(request(command(text), {}))
    app.dispatch(request(command(text, command="/other")))
    app.dispatch(request(event("app_mention", text)))
    app.dispatch(request(event("reaction_added", text)))
    out, err = capfd.readouterr()
    assert text not in caplog.text + out + err


def test_a_failure_is_logged_under_a_reference_without_secrets(
    catalog: Catalog,
    web_api: tuple[str, list[Call]],
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings = _settings(slack_bot_token="xoxb-broken", slack_api_url=web_api[0])
    app = create_app(settings, catalog=catalog, clock=clock)
    web_api[1].clear()
    body = event("app_mention", "tell-nobody-486")
    assert app.dispatch(request(body)).status == 500
    assert "reference" in caplog.text
    assert "SlackApiError" in caplog.text
    assert "xoxb-broken" not in caplog.text
    assert "tell-nobody" not in caplog.text
    app.dispatch(request(body))
    assert len(web_api[1]) == 2, "a failed event is taken again when Slack repeats it"


def test_a_failing_command_says_sorry_with_a_reference(
    app: App, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("-".join(["tell", "nobody"]))

    monkeypatch.setattr("bot.replies.Replies.response", fail)
    told = _answer(app, command("486"))
    assert told["response_type"] == "ephemeral"
    reference = told["text"].rstrip(".").split()[-1]
    assert reference in caplog.text
    assert "tell-nobody" not in caplog.text


def test_tokens_do_not_show_in_settings() -> None:
    told = repr(_settings(slack_app_token="xapp-1"))
    assert "xoxb" not in told
    assert "xapp" not in told
    assert "made-up" not in told
