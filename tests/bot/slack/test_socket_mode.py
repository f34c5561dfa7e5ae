"""Socket Mode: never deaf in silence, and acknowledged as over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from threading import Event
from typing import Any

import pytest

from bot.errors import SocketModeError
from bot.settings import Settings
from bot.slack import intake
from bot.slack.app import SlackApp, create_app
from bot.slack.link import DEFAULT_TIMING, Timing
from catalog import Catalog
from tests.bot.in_socket_mode import Running, in_socket_mode
from tests.bot.scripted_socket import ScriptedSocket, scripted_socket
from tests.bot.scripted_web_api import ScriptedWebApi, Step, limited, refused, scripted_web_api
from tests.bot.signed import event

_presses = count()
OPEN = "apps.connections.open"
QUICK = Timing(ping=0.1, pong=0.1, deaf=0.4, linger=0.2)


@pytest.fixture
def api() -> Iterator[ScriptedWebApi]:
    with scripted_web_api() as api:
        yield api


@pytest.fixture
def slack(api: ScriptedWebApi) -> Iterator[ScriptedSocket]:
    with scripted_socket() as slack:
        api.always[OPEN] = Step(answer={"ok": True, "url": slack.url})
        yield slack


@pytest.fixture
def settings(api: ScriptedWebApi) -> Settings:
    return Settings(
        _env_file=None,
        slack_bot_token="xoxb-1",
        slack_app_token="xapp-1",
        slack_api_url=api.url,
    )


@pytest.fixture
def app(
    catalog: Catalog, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SlackApp]:
    monkeypatch.setattr(intake, "HELD_SECONDS", 0.3)
    app = create_app(settings, catalog=catalog)
    yield app
    app.outbox.close(5)


@pytest.fixture
def bot(app: SlackApp, settings: Settings, slack: ScriptedSocket) -> Iterator[Running]:
    with in_socket_mode(app, settings, QUICK) as running:
        yield running


def command(text: str) -> dict[str, Any]:
    return {"command": "/sip", "text": text, "trigger_id": f"{next(_presses)}.1.a"}


def mention(text: str, **fields: Any) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(event("app_mention", text, **fields))
    return payload


def test_a_command_is_answered_in_its_acknowledgement(bot: Running, slack: ScriptedSocket) -> None:
    line = slack.line()
    sent = slack.envelope(line, "slash_commands", command("486"))
    assert "486 Busy Here" in slack.acknowledgement(line, sent)["payload"]["text"]


def test_an_event_is_acknowledged_when_its_post_is_done(
    bot: Running, slack: ScriptedSocket, api: ScriptedWebApi
) -> None:
    line = slack.line()
    hold = Event()
    api.plan = [Step(held=hold)]
    sent = slack.envelope(line, "events_api", mention("486"))
    assert api.wait_for_posts(1)
    assert line.received == []
    hold.set()
    assert slack.acknowledgement(line, sent) == {"envelope_id": sent}


def test_an_event_that_is_still_in_work_is_left_to_slack(
    bot: Running, slack: ScriptedSocket, api: ScriptedWebApi
) -> None:
    line = slack.line()
    hold = Event()
    api.plan = [Step(held=hold)]
    payload = mention("486")
    first = slack.envelope(line, "events_api", payload)
    assert api.wait_for_posts(1)
    bot.finish(2)
    assert line.received == [], "the time in which Slack waits is over"
    hold.set()
    assert first
    assert len(api.posts) == 1


def test_waiting_posts_keep_no_command_waiting(
    bot: Running, slack: ScriptedSocket, api: ScriptedWebApi
) -> None:
    line = slack.line()
    api.plan = [limited("300")] * 40
    for number in range(40):
        slack.envelope(line, "events_api", mention("486", channel=f"C{number}"))
    assert api.wait_for_posts(40)
    sent = slack.envelope(line, "slash_commands", command("486"))
    assert "payload" in slack.acknowledgement(line, sent)


@pytest.mark.parametrize(
    "payload", [None, [], "x", {"event": []}, {"authorizations": 5}, {"event": {"type": None}}]
)
def test_a_misshapen_payload_is_acknowledged_and_dropped(
    bot: Running, slack: ScriptedSocket, payload: object
) -> None:
    line = slack.line()
    line.send({"type": "events_api", "envelope_id": "E1", "payload": payload})
    assert slack.acknowledgement(line, "E1") == {"envelope_id": "E1"}


def test_frames_that_nobody_understands_do_no_harm(bot: Running, slack: ScriptedSocket) -> None:
    line = slack.line()
    for frame in ("{", "[]", "null", "[" * 100_000, '{"type": "news"}'):
        line.send(frame)
    sent = slack.envelope(line, "slash_commands", command("486"))
    assert "payload" in slack.acknowledgement(line, sent)


def test_a_reset_is_found_at_once(bot: Running, slack: ScriptedSocket) -> None:
    slack.line().reset()
    line = slack.line(2)
    sent = slack.envelope(line, "slash_commands", command("486"))
    assert "payload" in slack.acknowledgement(line, sent)


def test_silence_is_found_by_pings(bot: Running, slack: ScriptedSocket) -> None:
    slack.line().frozen = True
    sent = slack.envelope(slack.line(2), "slash_commands", command("486"))
    assert "payload" in slack.acknowledgement(slack.line(2), sent)
    assert slack.wait_for(lambda: slack.lines[0].ended)


def test_silence_is_found_in_less_than_ten_seconds() -> None:
    assert DEFAULT_TIMING.ping + DEFAULT_TIMING.pong < 10
    assert DEFAULT_TIMING.deaf == 30


def test_a_renewed_connection_is_there_before_the_old_one_ends(
    bot: Running, slack: ScriptedSocket
) -> None:
    old = slack.line()
    old.send({"type": "disconnect", "reason": "refresh_requested"})
    new = slack.line(2)
    assert slack.wait_for(lambda: old.ended)
    assert not new.ended
    sent = slack.envelope(new, "slash_commands", command("486"))
    assert "payload" in slack.acknowledgement(new, sent)


def test_one_renewal_that_is_asked_for_twice_is_one(bot: Running, slack: ScriptedSocket) -> None:
    old = slack.line()
    old.send({"type": "disconnect", "reason": "warning"})
    old.send({"type": "disconnect", "reason": "refresh_requested"})
    new = slack.line(2)
    old.send({"type": "disconnect", "reason": "refresh_requested"})
    late = slack.envelope(old, "slash_commands", command("486"))
    assert "payload" in slack.acknowledgement(old, late), "what Slack still sent there"
    assert slack.wait_for(lambda: old.ended)
    sent = slack.envelope(new, "slash_commands", command("486"))
    assert "payload" in slack.acknowledgement(new, sent)
    assert len(slack.lines) == 2
    assert not new.ended


def test_a_token_that_slack_takes_back_ends_the_run(
    bot: Running, slack: ScriptedSocket, api: ScriptedWebApi
) -> None:
    line = slack.line()
    api.always[OPEN] = refused("invalid_auth")
    line.send({"type": "disconnect", "reason": "refresh_requested"})
    with pytest.raises(SocketModeError, match=r"invalid_auth.*SLACK_APP_TOKEN"):
        bot.ended.result(5)


def test_socket_mode_turned_off_ends_the_run(bot: Running, slack: ScriptedSocket) -> None:
    slack.line().send({"type": "disconnect", "reason": "link_disabled"})
    with pytest.raises(SocketModeError, match="turn Socket Mode on"):
        bot.ended.result(5)


@pytest.mark.parametrize(
    "answer",
    [
        refused("internal_error"),
        Step(answer=None),
        Step(answer={"ok": True, "url": "ws://127.0.0.1:1/"}),
        Step(answer={"ok": True, "url": "not an address"}),
        Step(answer={"ok": True}),
        Step(answer="[]"),
        limited("1"),
    ],
)
def test_no_connection_for_too_long_ends_the_run(
    bot: Running, slack: ScriptedSocket, api: ScriptedWebApi, answer: Step
) -> None:
    line = slack.line()
    slack.acknowledgement(line, slack.envelope(line, "slash_commands", command("486")))
    assert bot.socket_mode.link.connected
    api.always[OPEN] = answer
    line.reset()
    with pytest.raises(SocketModeError, match=r"No connection to Slack for 0\.4 seconds"):
        bot.ended.result(5)
    assert not bot.socket_mode.link.connected


def test_an_end_finishes_what_is_in_work_and_takes_no_new_events(
    bot: Running, slack: ScriptedSocket, api: ScriptedWebApi, app: SlackApp
) -> None:
    line = slack.line()
    hold = Event()
    api.plan = [Step(held=hold)]
    done = mention("486")
    sent = slack.envelope(line, "events_api", done)
    assert api.wait_for_posts(1)
    app.outbox.leave_to_slack()
    hold.set()
    bot.finish(5)
    assert slack.acknowledgement(line, sent)
    new = slack.envelope(line, "events_api", mention("487"))
    again = slack.envelope(line, "events_api", done, retry_attempt=1)
    assert slack.acknowledgement(line, again), "a repetition of what is done"
    last = slack.envelope(line, "slash_commands", command("486"))
    assert slack.acknowledgement(line, last)
    assert new not in [frame["envelope_id"] for frame in line.received]
    assert len(api.posts) == 1, "the event is for the next process"


def test_of_two_connections_each_delivery_is_answered_once(
    bot: Running, slack: ScriptedSocket, api: ScriptedWebApi, app: SlackApp
) -> None:
    payload = mention("486")
    line = slack.line()
    first = slack.envelope(line, "events_api", payload)
    slack.acknowledgement(line, first)
    line.send({"type": "disconnect", "reason": "warning"})
    new = slack.line(2)
    again = slack.envelope(new, "events_api", payload, retry_attempt=1, retry_reason="timeout")
    slack.acknowledgement(new, again)
    assert app.outbox.wait_until_idle(5)
    assert len(api.posts) == 1
