"""What a person does with buttons, menus, modals and shortcuts, and what becomes of each answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.sandbox import BOT_USER, CHANNEL, DIRECT, PERSON
from bot.sandbox.errors import ApiError
from bot.sandbox.manifest import load_manifest
from bot.sandbox.records import Draft, Json, MessageKind, StoredMessage
from bot.sandbox.simulated_user import SimulatedUser
from bot.sandbox.transports import EnvelopeType, Outcome, RetryAttempt
from bot.sandbox.view_store import View
from bot.sandbox.workspace import Workspace

from .desk_app import CONTROLS, MANIFEST, NOTE, actions, button, modal


class ScriptedTransport:
    """An app that answers everything alike, and remembers what it was asked."""

    def __init__(self) -> None:
        self.outcome = Outcome(200)
        self.payloads: list[Json] = []

    def deliver(self, _: EnvelopeType, payload: Json, retry: RetryAttempt | None = None) -> Outcome:
        assert retry is None
        self.payloads.append(payload)
        return self.outcome

    def answers(self, body: Any) -> None:
        """Answer with this JSON from now on."""
        self.outcome = Outcome(200, json.dumps(body), is_json=True)


@pytest.fixture
def app() -> ScriptedTransport:
    return ScriptedTransport()


@pytest.fixture
def user(workspace: Workspace, app: ScriptedTransport) -> SimulatedUser:
    return SimulatedUser(workspace, app, "http://127.0.0.1:1")


@pytest.fixture
def message(workspace: Workspace) -> StoredMessage:
    return workspace.post(Draft(CHANNEL, BOT_USER, MessageKind.APP, "Choose", (CONTROLS,)))


@pytest.fixture
def view(workspace: Workspace) -> View:
    return workspace.views.open(PERSON, NOTE)


def notices(workspace: Workspace, channel: str = CHANNEL) -> list[str]:
    messages = workspace.messages(channel)
    return [message.text for message in messages if message.kind is MessageKind.NOTICE]


def test_a_message_shortcut_carries_the_message_and_may_answer_it(
    user: SimulatedUser, app: ScriptedTransport, message: StoredMessage
) -> None:
    user.message_shortcut("explain", message)
    (payload,) = app.payloads
    assert (payload["type"], payload["callback_id"]) == ("message_action", "explain")
    assert payload["message"]["text"] == "Choose"
    assert payload["response_url"]


def test_a_global_shortcut_belongs_to_no_channel(
    user: SimulatedUser, app: ScriptedTransport
) -> None:
    user.global_shortcut("compare")
    (payload,) = app.payloads
    assert (payload["type"], payload["callback_id"]) == ("shortcut", "compare")
    assert payload["trigger_id"]
    assert "channel" not in payload
    assert "response_url" not in payload


def test_a_button_in_a_thread_is_pressed_in_that_thread(
    workspace: Workspace, user: SimulatedUser, app: ScriptedTransport, message: StoredMessage
) -> None:
    draft = Draft(CHANNEL, BOT_USER, MessageKind.APP, "Reply", (CONTROLS,), thread_ts=message.ts)
    user.press(workspace.post(draft), "share")
    assert app.payloads[0]["container"]["thread_ts"] == message.ts


def test_of_two_buttons_with_one_name_the_block_decides(
    workspace: Workspace, user: SimulatedUser, app: ScriptedTransport
) -> None:
    blocks = tuple(
        {**actions(button("share", "Share", value=value)), "block_id": value}
        for value in ("486", "600")
    )
    posted = workspace.post(Draft(CHANNEL, BOT_USER, MessageKind.APP, "x", blocks))
    user.press(posted, "share", block_id="600")
    assert app.payloads[0]["actions"][0]["value"] == "600"


@pytest.mark.parametrize(("outcome", "reason"), [(Outcome(500), "500"), (Outcome(None), "3 sec")])
def test_a_button_that_fails_gives_an_error_line(
    workspace: Workspace,
    user: SimulatedUser,
    app: ScriptedTransport,
    message: StoredMessage,
    outcome: Outcome,
    reason: str,
) -> None:
    app.outcome = outcome
    user.press(message, "share")
    assert "responded with an error" in notices(workspace)[0]
    assert reason in notices(workspace)[0]


def test_a_button_in_a_view_carries_the_view_and_fails_in_the_direct_message(
    workspace: Workspace, user: SimulatedUser, app: ScriptedTransport
) -> None:
    opened = workspace.views.open(PERSON, modal(blocks=[CONTROLS]))
    app.outcome = Outcome(500)
    user.press(opened, "share", values={"controls": {}})
    assert app.payloads[0]["container"] == {"type": "view", "view_id": opened.id}
    assert app.payloads[0]["view"]["state"]["values"] == {"controls": {}}
    assert notices(workspace, DIRECT)


def test_the_options_of_groups_come_as_one_list(
    user: SimulatedUser, app: ScriptedTransport, message: StoredMessage
) -> None:
    option = {"text": {"type": "plain_text", "text": "486"}, "value": "486"}
    label = {"type": "plain_text", "text": "4xx"}
    app.answers({"option_groups": [{"label": label, "options": [option]}]})
    assert user.suggest(message, "compare", "4") == [option]


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        (Outcome(500), "dispatch_failed"),
        (Outcome(200, "no JSON"), "invalid_options"),
        (Outcome(200, '{"options": 4}', is_json=True), "invalid_options"),
    ],
)
def test_bad_options_are_refused(
    user: SimulatedUser,
    app: ScriptedTransport,
    message: StoredMessage,
    outcome: Outcome,
    word: str,
) -> None:
    app.outcome = outcome
    with pytest.raises(ApiError, match=word):
        user.suggest(message, "compare", "4")


def test_a_submitted_modal_closes_and_shows_the_one_below(
    workspace: Workspace, user: SimulatedUser, view: View
) -> None:
    above = workspace.views.push(PERSON, NOTE)
    user.submit(above)
    assert workspace.views.stack(PERSON) == (view,)


def test_clear_closes_all_modals(
    workspace: Workspace, user: SimulatedUser, app: ScriptedTransport, view: View
) -> None:
    above = workspace.views.push(PERSON, NOTE)
    app.answers({"response_action": "clear"})
    user.submit(above)
    assert workspace.views.stack(PERSON) == ()
    assert workspace.views.find(view.id) is None


def test_update_changes_the_modal_in_place(
    workspace: Workspace, user: SimulatedUser, app: ScriptedTransport, view: View
) -> None:
    app.answers({"response_action": "update", "view": modal(callback_id="second")})
    user.submit(view)
    (updated,) = workspace.views.stack(PERSON)
    assert (updated.id, updated.content["callback_id"]) == (view.id, "second")
    assert updated.hash != view.hash


def test_push_lays_a_modal_on_the_submitted_one(
    workspace: Workspace, user: SimulatedUser, app: ScriptedTransport, view: View
) -> None:
    app.answers({"response_action": "push", "view": modal()})
    user.submit(view)
    below, above = workspace.views.stack(PERSON)
    assert below == view
    assert (above.root_id, above.previous_id) == (view.id, view.id)


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        ({"response_action": "dance"}, "invalid_response_action"),
        ({"response_action": "update"}, "invalid_arguments"),
        ({"response_action": "push", "view": {"type": "home", "blocks": []}}, "invalid_arguments"),
    ],
)
def test_a_bad_answer_to_a_submission_is_refused_and_the_modal_stays(
    workspace: Workspace,
    user: SimulatedUser,
    app: ScriptedTransport,
    view: View,
    answer: Json,
    word: str,
) -> None:
    app.answers(answer)
    with pytest.raises(ApiError, match=word):
        user.submit(view)
    assert workspace.views.stack(PERSON) == (view,)


def test_a_failed_submission_leaves_the_modal_open(
    workspace: Workspace, user: SimulatedUser, app: ScriptedTransport, view: View
) -> None:
    app.outcome = Outcome(500)
    assert user.submit(view).outcome.error == "dispatch_failed"
    assert workspace.views.stack(PERSON) == (view,)


def test_the_app_hears_of_a_closed_modal_only_if_it_asked(
    workspace: Workspace, user: SimulatedUser, app: ScriptedTransport, view: View
) -> None:
    assert user.close_view(view) is None
    assert workspace.views.stack(PERSON) == ()
    assert user.close_view(workspace.views.open(PERSON, modal(notify_on_close=True))) is not None
    (payload,) = app.payloads
    assert (payload["type"], payload["is_cleared"]) == ("view_closed", False)
    assert "trigger_id" not in payload


def test_an_event_that_fails_is_said_where_it_happened(
    workspace: Workspace, user: SimulatedUser, app: ScriptedTransport
) -> None:
    app.outcome = Outcome(503)
    user.send(CHANNEL, "@SIP Desk 486")
    assert "did not take the event (503)" in notices(workspace)[0]


def with_manifest(app: ScriptedTransport, **more: Any) -> tuple[Workspace, SimulatedUser]:
    workspace = Workspace(load_manifest({**MANIFEST, **more}))
    return workspace, SimulatedUser(workspace, app, "http://127.0.0.1:1")


def test_an_app_without_a_messages_tab_cannot_be_written_to(app: ScriptedTransport) -> None:
    workspace, user = with_manifest(app, features={})
    assert user.send(DIRECT, "486") is None
    assert "turned off" in notices(workspace, DIRECT)[0]


def test_a_home_tab_that_the_app_does_not_watch_is_opened_without_it(
    app: ScriptedTransport,
) -> None:
    _, user = with_manifest(app, settings={})
    assert user.open_home() is None
    assert app.payloads == []


def test_a_home_tab_that_was_published_is_sent_along(
    workspace: Workspace, user: SimulatedUser, app: ScriptedTransport
) -> None:
    home = workspace.views.publish(PERSON, {"type": "home", "blocks": []})
    user.open_home("messages")
    event = app.payloads[0]["event"]
    assert (event["tab"], event["view"]["id"]) == ("messages", home.id)


@pytest.mark.parametrize(
    ("outcome", "texts"),
    [
        (Outcome(200), []),
        (Outcome(200, "[]", is_json=True), []),
        (Outcome(200, "{}", is_json=True), []),
        (Outcome(200, "{not JSON", is_json=True), ["{not JSON"]),
        (Outcome(200, '{"text": "for all", "response_type": "in_channel"}', True), ["for all"]),
    ],
)
def test_a_command_shows_what_its_acknowledgement_says(
    workspace: Workspace,
    user: SimulatedUser,
    app: ScriptedTransport,
    outcome: Outcome,
    texts: list[str],
) -> None:
    app.outcome = outcome
    user.send(CHANNEL, "/sip 486")
    typed, *answers = workspace.messages(CHANNEL)
    assert typed.kind is MessageKind.COMMAND
    assert [message.text for message in answers] == texts
