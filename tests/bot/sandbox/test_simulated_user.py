"""Round trips through a real Bolt app over signed HTTP, and back into the workspace."""

from __future__ import annotations

import http.client
import json
import re
import socket
from urllib.parse import parse_qs

import pytest

from bot.sandbox import CHANNEL, DIRECT, FOREIGN_CHANNEL, RunningWorkspace, running_workspace
from bot.sandbox.errors import ApiError
from bot.sandbox.records import MessageKind, StoredMessage
from bot.sandbox.transports import EnvelopeType, HttpTransport, Outcome, encode

from .desk_app import MANIFEST, Signals, bolt_http, make_app


def newest(running: RunningWorkspace, channel: str = CHANNEL) -> StoredMessage:
    return running.workspace.messages(channel)[-1]


def test_the_acknowledgement_of_a_command_is_its_answer(running: RunningWorkspace) -> None:
    running.user.send(CHANNEL, "/sip 486")
    answer = newest(running)
    assert answer.text == "You said 486"
    assert answer.only_for is not None


def test_a_plain_text_acknowledgement_is_an_ephemeral_answer(running: RunningWorkspace) -> None:
    running.user.send(CHANNEL, "/sip plain")
    assert newest(running).text == "Just words"


def test_an_answer_in_the_channel_is_for_everyone(running: RunningWorkspace) -> None:
    running.user.send(CHANNEL, "/sip public")
    assert newest(running).only_for is None


def test_a_command_carries_all_that_slack_sends(
    running: RunningWorkspace, signals: Signals
) -> None:
    running.user.send(CHANNEL, "/sip 486 & <sip:bob@example.com>")
    (body,) = signals.heard
    assert body["text"] == "486 &amp; &lt;sip:bob@example.com&gt;"
    assert body["channel_id"] == CHANNEL
    assert body["response_url"].startswith(running.url)
    names = "command user_id user_name team_id api_app_id trigger_id is_enterprise_install"
    assert all(body[name] for name in names.split())


def test_a_command_that_asks_for_it_gets_names_and_links_escaped(
    running: RunningWorkspace, signals: Signals
) -> None:
    running.user.send(CHANNEL, "/linked @Maria #random https://example.com/a?b&c")
    assert signals.heard[0]["text"] == (
        "<@U0MARIA01> <#C0RANDOM1|random> <https://example.com/a?b&amp;c>"
    )


def test_a_crash_is_shown_as_dispatch_failed(running: RunningWorkspace) -> None:
    running.user.send(CHANNEL, "/sip crash")
    assert newest(running).kind is MessageKind.NOTICE
    assert newest(running).text == '/sip failed with the error "dispatch_failed"'


def test_a_late_answer_is_shown_as_operation_timeout(signals: Signals) -> None:
    with running_workspace(
        make_app(signals), bolt_http, manifest=MANIFEST, ack_seconds=0.2
    ) as running:
        running.user.send(CHANNEL, "/sip 486")
        late = running.user.send(CHANNEL, "/sip wait")
        signals.release.set()
        assert late is not None
        assert late.outcome == Outcome(None)
        assert newest(running).text == '/sip failed with the error "operation_timeout"'


def test_bad_blocks_in_an_acknowledgement_are_shown_with_their_place(
    running: RunningWorkspace,
) -> None:
    running.user.send(CHANNEL, "/sip broken")
    assert "invalid_blocks [ERROR] unsupported type: hologram" in newest(running).text


def test_an_unknown_command_never_reaches_the_app(running: RunningWorkspace) -> None:
    assert running.user.send(CHANNEL, "/unknown") is None
    assert "not a valid command" in newest(running).text
    assert running.user.delivered == ()


def test_a_command_in_a_thread_is_refused(running: RunningWorkspace) -> None:
    assert running.user.send(CHANNEL, "/sip 486", thread_ts="1.0") is None
    assert "not supported in threads" in newest(running).text


def test_the_sixth_response_is_refused(running: RunningWorkspace) -> None:
    running.user.send(CHANNEL, "/sip six")
    answers = [m.text for m in running.workspace.messages(CHANNEL) if m.kind is MessageKind.APP]
    assert answers == ["0", "1", "2", "3", "4"]


def test_a_mention_is_answered_in_its_thread(running: RunningWorkspace, signals: Signals) -> None:
    running.user.send(CHANNEL, "@SIP Desk 486 & 600?")
    question, answer = running.workspace.messages(CHANNEL)
    assert signals.heard[0]["text"] == "<@U0SIPDESK> 486 &amp; 600?"
    assert answer.thread_ts == question.ts


def test_a_direct_message_needs_no_mention(running: RunningWorkspace, signals: Signals) -> None:
    running.user.send(DIRECT, "486")
    assert signals.heard[0]["channel_type"] == "im"
    assert newest(running, DIRECT).text == "You wrote 486"


def test_talk_in_a_channel_stays_among_people(running: RunningWorkspace) -> None:
    assert running.user.send(CHANNEL, "486 again?") is None


def test_a_mention_where_the_bot_is_not_says_so(running: RunningWorkspace) -> None:
    assert running.user.send(FOREIGN_CHANNEL, "@SIP Desk 486") is None
    assert "is not in this channel" in newest(running, FOREIGN_CHANNEL).text


def test_an_event_that_was_not_asked_for_is_not_sent(signals: Signals) -> None:
    quiet = {**MANIFEST, "settings": {"interactivity": {"is_enabled": True}}}
    with running_workspace(make_app(signals), bolt_http, manifest=quiet) as running:
        assert running.user.send(CHANNEL, "@SIP Desk 486") is None
        assert "does not ask for the event app_mention" in newest(running).text


def test_a_repeated_event_says_that_it_is_one(running: RunningWorkspace, signals: Signals) -> None:
    first = running.user.send(CHANNEL, "@SIP Desk 486")
    assert first is not None
    again = running.user.redeliver(first, 2, "http_error")
    assert again.payload["event_id"] == first.payload["event_id"]
    assert [heard["retry"] for heard in signals.heard] == [None, ["2"]]


def test_a_button_answers_through_its_response_url(
    running: RunningWorkspace, signals: Signals
) -> None:
    running.user.send(CHANNEL, "/sip controls")
    running.user.press(newest(running), "share")
    assert newest(running).text == "Shared: 486"
    assert newest(running).only_for is None
    body = signals.heard[-1]
    assert body["actions"][0]["value"] == "486"
    assert body["actions"][0]["block_id"] == "controls"
    assert body["container"]["is_ephemeral"] is True


def test_a_choice_replaces_the_message(running: RunningWorkspace) -> None:
    running.user.send(CHANNEL, "/sip controls")
    message = newest(running)
    (option,) = running.user.suggest(message, "compare", "487")
    running.user.press(message, "compare", option)
    assert running.workspace.message(CHANNEL, message.ts).text == "Compared with 487"


def test_a_select_without_listener_is_an_error(running: RunningWorkspace) -> None:
    running.user.send(CHANNEL, "/sip controls")
    with pytest.raises(ApiError, match="no_such_element"):
        running.user.suggest(newest(running), "nothing", "")


def test_a_modal_is_opened_corrected_and_kept(running: RunningWorkspace, signals: Signals) -> None:
    running.user.send(CHANNEL, "/sip controls")
    running.user.press(newest(running), "note")
    (view,) = running.workspace.views.stack("U0YOU0001")

    def values(note: str | None) -> dict[str, object]:
        return {"words": {"note": {"type": "plain_text_input", "value": note}}}

    corrected = running.user.submit(view, values(None))
    assert corrected.outcome.json()["errors"] == {"words": "Write something"}
    assert running.workspace.views.stack("U0YOU0001") == (view,)
    running.user.submit(view, values("480 it was"))
    assert running.workspace.views.stack("U0YOU0001") == ()
    assert signals.heard[-1]["view"]["callback_id"] == "note"


def test_the_home_tab_appears_when_it_is_opened(running: RunningWorkspace) -> None:
    running.user.open_home()
    view = running.workspace.views.home("U0YOU0001")
    assert view is not None
    assert view.content["blocks"][0]["text"]["text"] == "*Welcome home*"


def test_a_forged_signature_is_turned_away(running: RunningWorkspace) -> None:
    body, content_type = encode(EnvelopeType.COMMAND, {"command": "/sip", "text": "486"})
    headers = running.http_transport.headers(body, content_type)
    assert running.http_transport.post(body + b"&text=600", headers).status == 401


def test_an_app_that_is_gone_is_a_failed_delivery() -> None:
    with socket.socket() as unbound:
        unbound.bind(("127.0.0.1", 0))
        gone = HttpTransport("127.0.0.1", unbound.getsockname()[1], "secret")
        assert gone.deliver(EnvelopeType.EVENT, {}).error == "dispatch_failed"


def test_commands_are_forms_events_are_json_and_interactions_a_form_with_json() -> None:
    command, _ = encode(EnvelopeType.COMMAND, {"text": "a&b"})
    event, content_type = encode(EnvelopeType.EVENT, {"text": "a&b"})
    press, _ = encode(EnvelopeType.INTERACTION, {"text": "a&b"})
    assert parse_qs(command.decode())["text"] == ["a&b"]
    assert content_type == "application/json"
    assert json.loads(event) == {"text": "a&b"}
    assert json.loads(parse_qs(press.decode())["payload"][0]) == {"text": "a&b"}


def test_slack_sdk_waits_and_tries_again_is_possible_with_the_brake(
    running: RunningWorkspace,
) -> None:
    running.web_api.limit_rate("chat.postMessage", retry_after=3)
    running.user.send(CHANNEL, "@SIP Desk 486")
    (call,) = running.web_api.calls_to("chat.postMessage")
    assert call.status == 429
    connection = http.client.HTTPConnection(re.sub("http://", "", running.url), timeout=5)
    running.web_api.limit_rate("auth.test", retry_after=3)
    connection.request("POST", "/api/auth.test", headers={"Authorization": "Bearer x"})
    response = connection.getresponse()
    assert (response.status, response.headers["Retry-After"]) == (429, "3")
    response.read()
    connection.close()


def test_without_interactivity_in_the_manifest_no_button_reaches_the_app(signals: Signals) -> None:
    still = {**MANIFEST, "settings": {}}
    with running_workspace(make_app(signals), bolt_http, manifest=still) as running:
        running.user.send(CHANNEL, "/sip controls")
        with pytest.raises(ApiError, match="not_interactive"):
            running.user.press(newest(running), "share")
