"""The Bolt app behind signed requests: who gets in, what comes back, what is written down."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize

from bot.settings import Settings
from bot.slack.app import SlackApp, create_app
from catalog import Catalog
from tests.bot.scripted_web_api import Json, ScriptedWebApi, scripted_web_api
from tests.bot.signed import NOW, command, event, headers, request
from tests.clock import Clock


@pytest.fixture(scope="module")
def api() -> Iterator[ScriptedWebApi]:
    with scripted_web_api() as api:
        yield api


def _settings(**fields: Any) -> Settings:
    values = {"slack_bot_token": "xoxb-1", "slack_signing_secret": "made-up-secret", **fields}
    return Settings(_env_file=None, **values)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def app(catalog: Catalog, clock: Clock, api: ScriptedWebApi) -> Iterator[SlackApp]:
    api.forget()
    app = create_app(_settings(slack_api_url=api.url), catalog=catalog, clock=clock)
    yield app
    app.outbox.close(5)


def _posts(app: SlackApp, api: ScriptedWebApi) -> list[Json]:
    """What has been posted, once everything that was under way is."""
    assert app.outbox.wait_until_idle(5)
    return api.posts


def _answer(app: SlackApp, body: str) -> dict[str, Any]:
    response = app.dispatch(request(body))
    assert response.status == 200
    answer: dict[str, Any] = json.loads(response.body)
    return answer


def test_the_answer_travels_in_the_acknowledgement(app: SlackApp, api: ScriptedWebApi) -> None:
    answer = _answer(app, command("200 vs 380"))
    assert answer["response_type"] == "ephemeral"
    assert answer["text"].startswith("SIP 200 OK vs 380 Alternative Service")
    assert answer["blocks"][0]["text"]["text"] == "200 OK vs 380 Alternative Service"
    assert _posts(app, api) == []


@pytest.mark.parametrize("typed", ["public 486", "PUBLIC 486", "  public   486"])
def test_public_answers_for_the_channel(app: SlackApp, typed: str) -> None:
    answer = _answer(app, command(typed))
    assert answer["response_type"] == "in_channel"
    assert "486 Busy Here" in answer["text"]


def test_public_alone_is_help(app: SlackApp) -> None:
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
def test_what_slack_does_to_text_is_undone(app: SlackApp, typed: str) -> None:
    assert "SIP " in _answer(app, command(typed))["text"]


def test_a_mention_is_answered_in_its_thread(app: SlackApp, api: ScriptedWebApi) -> None:
    response = app.dispatch(request(event("app_mention", "<@UBOT> 200 vs 380")))
    assert response.status == 200
    [posted] = _posts(app, api)
    assert posted["thread_ts"] == "1800000000.000100"
    assert posted["text"].startswith("SIP 200 OK vs 380")


def test_a_mention_inside_a_thread_stays_there(app: SlackApp, api: ScriptedWebApi) -> None:
    app.dispatch(request(event("app_mention", "<@UBOT> 486", thread_ts="1700000000.000001")))
    assert _posts(app, api)[0]["thread_ts"] == "1700000000.000001"


def test_a_bare_mention_gets_help(app: SlackApp, api: ScriptedWebApi) -> None:
    app.dispatch(request(event("app_mention", "<@UBOT>")))
    assert "What to type" in json.dumps(_posts(app, api)[0]["blocks"])


def test_a_direct_message_is_answered_where_it_stands(app: SlackApp, api: ScriptedWebApi) -> None:
    app.dispatch(request(event("message", "486", channel_type="im", channel="D1")))
    [posted] = _posts(app, api)
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
    app: SlackApp, api: ScriptedWebApi, fields: dict[str, str]
) -> None:
    assert app.dispatch(request(event("message", "486", **fields))).status == 200
    assert _posts(app, api) == []


def test_an_event_that_slack_repeats_is_answered_once(app: SlackApp, api: ScriptedWebApi) -> None:
    body = event("app_mention", "486")
    for _ in range(3):
        assert app.dispatch(request(body)).status == 200
    assert len(_posts(app, api)) == 1


def test_a_key_press_that_slack_repeats_is_answered_once(app: SlackApp) -> None:
    body = command("486")
    assert "486" in app.dispatch(request(body)).body
    again = app.dispatch(request(body))
    assert (again.status, again.body) == (200, "")


def test_the_memory_of_deliveries_ends(app: SlackApp, clock: Clock) -> None:
    body = command("486")
    app.dispatch(request(body))
    clock.now += 16 * 60
    assert "486" in app.dispatch(request(body, headers(body, at=clock.now))).body


class TwoInstallations(Authorize):
    """Tokens by workspace, as a store of installations would have them."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def __call__(self, *, team_id: str | None, **_: Any) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id=team_id,
            bot_token=f"xoxb-{team_id}",
            bot_user_id=f"U-{team_id}",
        )


def _mention_in(team_id: str, **fields: str) -> str:
    return json.dumps(json.loads(event("app_mention", "486", **fields)) | {"team_id": team_id})


def test_each_workspace_is_answered_with_its_own_token(
    catalog: Catalog, api: ScriptedWebApi
) -> None:
    api.forget()
    app = create_app(
        _settings(slack_api_url=api.url),
        catalog=catalog,
        clock=lambda: NOW,
        authorize=TwoInstallations(),
    )
    for team in ("T1", "T2"):
        app.dispatch(request(_mention_in(team, channel=f"C-{team}")))
    posted = {post["channel"]: post["token"] for post in _posts(app, api)}
    assert posted == {"C-T1": "xoxb-T1", "C-T2": "xoxb-T2"}
    app.dispatch(request(_mention_in("T2", user="U-T2")))
    assert len(_posts(app, api)) == 2, "in each the app is somebody else"
    app.outbox.close(5)


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
def test_a_forged_request_gets_401(app: SlackApp, signed: dict[str, str]) -> None:
    assert app.dispatch(request(command("486"), signed)).status == 401


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_stale_signature_gets_401(app: SlackApp, seconds: int) -> None:
    body = command("486")
    assert app.dispatch(request(body, headers(body, at=NOW + seconds))).status == 401


def test_a_forged_challenge_gets_401(app: SlackApp) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"})
    assert app.dispatch(request(body, {})).status == 401
    assert "abc" in app.dispatch(request(body)).body


def test_without_a_secret_nothing_is_let_in(catalog: Catalog) -> None:
    app = create_app(_settings(slack_signing_secret=""), catalog=catalog)
    body = command("486")
    assert app.dispatch(request(body)).status == 401


def test_an_unknown_command_gets_a_hint(app: SlackApp) -> None:
    assert "/sip help" in _answer(app, command("486", command="/sap"))["text"]


def test_an_unknown_event_gets_a_plain_200(app: SlackApp) -> None:
    response = app.dispatch(request(event("reaction_added", "x")))
    assert (response.status, response.body) == (200, "")


def test_no_request_body_is_ever_logged(
    app: SlackApp, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
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


def test_a_failing_event_is_logged_and_left_to_slack(
    app: SlackApp, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("-".join(["tell", "nobody"]))

    monkeypatch.setattr("bot.slack.message_cache.MessageCache.message", fail)
    assert app.dispatch(request(event("app_mention", "tell-nobody-486"))).status == 500
    assert "RuntimeError" in caplog.text
    assert "tell-nobody" not in caplog.text


def test_no_room_in_the_outbox_is_left_to_slack(app: SlackApp) -> None:
    app.outbox.close(0)
    assert app.dispatch(request(event("app_mention", "486"))).status == 503


def test_a_failing_command_says_sorry_with_a_reference(
    app: SlackApp, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("-".join(["tell", "nobody"]))

    monkeypatch.setattr("bot.slack.message_cache.MessageCache.message", fail)
    answer = _answer(app, command("486"))
    assert answer["response_type"] == "ephemeral"
    [record] = caplog.records
    assert record.__dict__["reference"] == answer["text"].rstrip(".").split()[-1]
    assert "tell-nobody" not in caplog.text


def test_tokens_do_not_show_in_settings() -> None:
    shown = repr(_settings(slack_app_token="xapp-1"))
    assert "xoxb" not in shown
    assert "xapp" not in shown
    assert "made-up" not in shown
