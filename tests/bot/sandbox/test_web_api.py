"""The Web API stand-in refuses what Slack refuses, one by one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.sandbox import BOT_USER, CHANNEL, COLLEAGUE, DIRECT, FOREIGN_CHANNEL, PERSON
from bot.sandbox.manifest import load_manifest
from bot.sandbox.records import Draft, MessageKind
from bot.sandbox.web_api import WebApi
from bot.sandbox.workspace import Workspace
from tests.clock import Clock

from .conftest import Api
from .desk_app import MANIFEST, modal, section


def with_scopes(*scopes: str) -> Api:
    manifest = {**MANIFEST, "oauth_config": {"scopes": {"bot": list(scopes)}}}
    return Api(Workspace(load_manifest(manifest)))


def test_auth_test_names_the_bot(api: Api) -> None:
    answer = api("auth.test").answer
    assert answer["ok"]
    assert answer["user_id"] == BOT_USER


def test_a_call_without_a_token_is_not_authed(api: Api) -> None:
    assert api.web.call("auth.test", None, {}).answer["error"] == "not_authed"


def test_a_foreign_token_is_invalid_auth(api: Api) -> None:
    assert api.web.call("auth.test", "xoxb-invented", {}).answer["error"] == "invalid_auth"


def test_an_unknown_method_is_refused(api: Api) -> None:
    assert api.refusal("conversations.history", channel=CHANNEL) == "unknown_method"


def test_a_scope_that_the_manifest_lacks_is_missing() -> None:
    answer = with_scopes("commands")("chat.postMessage", channel=CHANNEL, text="x").answer
    assert answer["error"] == "missing_scope"
    assert answer["needed"] == "chat:write"
    assert answer["provided"] == "commands"


def test_the_bot_token_cannot_open_a_socket(api: Api) -> None:
    assert api.refusal("apps.connections.open") == "not_allowed_token_type"


def test_the_app_token_opens_a_socket(api: Api) -> None:
    call = api.web.call("apps.connections.open", api.workspace.app_token, {})
    assert call.answer["url"].startswith("ws://127.0.0.1")


@pytest.mark.parametrize(
    ("word", "args"),
    [
        ("channel_not_found", {"channel": "C0NOWHERE", "text": "x"}),
        ("channel_not_found", {"text": "x"}),
        ("not_in_channel", {"channel": FOREIGN_CHANNEL, "text": "x"}),
        ("no_text", {"channel": CHANNEL}),
        ("no_text", {"channel": CHANNEL, "text": "", "blocks": []}),
        ("msg_too_long", {"channel": CHANNEL, "text": "x" * 40_001}),
        ("invalid_blocks_format", {"channel": CHANNEL, "text": "x", "blocks": "[{"}),
        ("invalid_blocks", {"channel": CHANNEL, "text": "x", "blocks": [{"type": "hologram"}]}),
        ("thread_not_found", {"channel": CHANNEL, "text": "x", "thread_ts": "1.000001"}),
        (
            "msg_blocks_too_long",
            {"channel": CHANNEL, "text": "x", "blocks": [section("y" * 2900)] * 5},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_message_is_refused_with_slacks_word(api: Api, word: str, args: dict[str, Any]) -> None:
    assert api.refusal("chat.postMessage", **args) == word
    assert api.workspace.messages() == ()


def test_bad_blocks_are_named_with_their_place(api: Api) -> None:
    answer = api("chat.postMessage", channel=CHANNEL, text="x", blocks=[section("")]).answer
    messages = answer["response_metadata"]["messages"]
    assert messages == ["[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]"]


def test_a_message_is_in_its_channel_with_its_blocks(api: Api) -> None:
    answer = api("chat.postMessage", channel=CHANNEL, text="Hi", blocks=[section("*Hi*")]).answer
    message = api.workspace.message(CHANNEL, answer["ts"])
    assert message.text == "Hi"
    assert message.blocks[0]["text"]["text"] == "*Hi*"
    assert message.blocks[0]["block_id"], "Slack names the blocks that the app did not name"


def test_blocks_may_come_as_a_json_string_as_forms_send_them(api: Api) -> None:
    assert api("chat.postMessage", channel=CHANNEL, blocks=json.dumps([section("x")])).ok


def test_a_person_as_the_channel_means_the_direct_message(api: Api) -> None:
    assert api("chat.postMessage", channel=PERSON, text="x").answer["channel"] == DIRECT


def test_two_messages_never_share_a_ts_even_when_the_clock_does_not_move(api: Api) -> None:
    stamps = [api("chat.postMessage", channel=CHANNEL, text="x").answer["ts"] for _ in range(3)]
    assert stamps == sorted(set(stamps))


def test_an_ephemeral_message_is_seen_by_one_person_only(api: Api) -> None:
    assert api("chat.postEphemeral", channel=CHANNEL, user=PERSON, text="psst").ok
    assert len(api.workspace.messages(CHANNEL, PERSON)) == 1
    assert api.workspace.messages(CHANNEL, COLLEAGUE) == ()


def test_an_ephemeral_message_needs_a_member(api: Api) -> None:
    word = api.refusal("chat.postEphemeral", channel=CHANNEL, user="U0STRANGER", text="x")
    assert word == "user_not_in_channel"


def test_an_ephemeral_message_is_out_of_reach_for_chat_update(api: Api) -> None:
    ts = api("chat.postEphemeral", channel=CHANNEL, user=PERSON, text="x").answer["message_ts"]
    assert api.refusal("chat.update", channel=CHANNEL, ts=ts, text="y") == "message_not_found"


def test_the_bot_updates_and_deletes_its_own_message(api: Api) -> None:
    ts = api("chat.postMessage", channel=CHANNEL, text="x").answer["ts"]
    assert api("chat.update", channel=CHANNEL, ts=ts, text="y").ok
    assert api.workspace.message(CHANNEL, ts).text == "y"
    assert api("chat.delete", channel=CHANNEL, ts=ts).ok
    assert api.refusal("chat.delete", channel=CHANNEL, ts=ts) == "message_not_found"


@pytest.mark.parametrize(
    ("method", "word"),
    [("chat.update", "cant_update_message"), ("chat.delete", "cant_delete_message")],
)
def test_the_bot_leaves_other_peoples_messages_alone(api: Api, method: str, word: str) -> None:
    written = api.workspace.post(Draft(CHANNEL, PERSON, MessageKind.PERSON, "mine"))
    assert api.refusal(method, channel=CHANNEL, ts=written.ts, text="yours") == word


def test_a_modal_opens_once_with_a_living_trigger(api: Api) -> None:
    trigger = api.workspace.interaction_tokens.new_trigger(PERSON)
    assert api("views.open", trigger_id=trigger, view=modal()).ok
    again = api.refusal("views.open", trigger_id=trigger, view=modal())
    assert again == "exchanged_trigger_id"


def test_a_trigger_is_dead_after_three_seconds(api: Api, clock: Clock) -> None:
    trigger = api.workspace.interaction_tokens.new_trigger(PERSON)
    clock.now += 3.1
    assert api.refusal("views.open", trigger_id=trigger, view=modal()) == "expired_trigger_id"


def test_an_invented_trigger_is_invalid(api: Api) -> None:
    assert api.refusal("views.open", trigger_id="1.2.3", view=modal()) == "invalid_trigger_id"


def test_a_bad_modal_is_invalid_arguments_with_the_place(api: Api) -> None:
    bad = modal(title={"type": "plain_text", "text": "t" * 25})
    answer = api("views.open", trigger_id="any", view=bad).answer
    assert answer["error"] == "invalid_arguments"
    assert "/view/title/text" in answer["response_metadata"]["messages"][0]


def test_the_fourth_modal_on_a_stack_is_refused(api: Api) -> None:
    def push(method: str) -> Any:
        trigger = api.workspace.interaction_tokens.new_trigger(PERSON)
        return api(method, trigger_id=trigger, view=modal()).answer

    assert push("views.open")["ok"]
    assert push("views.push")["ok"]
    assert push("views.push")["ok"]
    assert push("views.push")["error"] == "push_limit_reached"


def test_a_view_is_updated_only_with_its_current_hash(api: Api) -> None:
    trigger = api.workspace.interaction_tokens.new_trigger(PERSON)
    view = api("views.open", trigger_id=trigger, view=modal()).answer["view"]
    old = {"view_id": view["id"], "hash": view["hash"], "view": modal()}
    assert api("views.update", **old).ok
    assert api.refusal("views.update", **old) == "hash_conflict"


def test_a_home_tab_is_published_for_a_known_user_only(api: Api) -> None:
    home = {"type": "home", "blocks": [section("Hi")]}
    assert api("views.publish", user_id=PERSON, view=home).ok
    assert api.refusal("views.publish", user_id="U0NOBODY", view=home) == "user_not_found"


def test_a_home_tab_is_replaced_only_with_its_current_hash(api: Api) -> None:
    home = {"type": "home", "blocks": [section("Hi")]}
    first = api("views.publish", user_id=PERSON, view=home).answer["view"]
    second = api("views.publish", user_id=PERSON, view=home, hash=first["hash"]).answer["view"]
    assert second["id"] == first["id"]
    stale = api.refusal("views.publish", user_id=PERSON, view=home, hash=first["hash"])
    assert stale == "hash_conflict"


def test_an_open_view_is_found_by_the_apps_own_name(api: Api) -> None:
    trigger = api.workspace.interaction_tokens.new_trigger(PERSON)
    opened = api("views.open", trigger_id=trigger, view=modal(external_id="note")).answer["view"]
    updated = api("views.update", external_id="note", view=modal(external_id="note")).answer
    assert updated["view"]["id"] == opened["id"]
    home = {"type": "home", "blocks": [section("Hi")]}
    published = api("views.publish", user_id=PERSON, view=home).answer["view"]
    assert api("views.update", view_id=published["id"], view=home).answer["view"]["type"] == "home"
    assert api.refusal("views.update", external_id="other", view=modal()) == "not_found"
    assert api.refusal("views.update", view=modal()) == "invalid_arguments"
    assert api.refusal("views.update", view_id=opened["id"]) == "invalid_arguments"


def test_a_reply_goes_into_its_thread_and_nowhere_else(api: Api) -> None:
    first = api("chat.postMessage", channel=CHANNEL, text="x").answer["ts"]
    reply = api("chat.postMessage", channel=CHANNEL, text="y", thread_ts=first).answer
    assert reply["message"]["thread_ts"] == first
    again = api("chat.postMessage", channel=CHANNEL, text="z", thread_ts=reply["ts"]).answer
    assert again["message"]["thread_ts"] == first, "a reply to a reply is one to its thread"
    broadcast = api.refusal("chat.postMessage", channel=CHANNEL, text="x", reply_broadcast="true")
    assert broadcast == "invalid_arguments"


def test_what_is_not_there_is_not_found() -> None:
    api = with_scopes("users:read", "chat:write")
    assert api.refusal("users.info", user="U0NOBODY") == "user_not_found"
    assert api.refusal("users.info") == "invalid_arguments"
    assert api.refusal("chat.delete", channel="#voip-ops", ts="1.0") == "message_not_found"


def test_lookups_need_scopes_that_the_bot_does_not_ask_for(api: Api) -> None:
    assert api.refusal("users.info", user=PERSON) == "missing_scope"
    assert api.refusal("conversations.info", channel=CHANNEL) == "missing_scope"
    assert api.refusal("reactions.add", channel=CHANNEL, name="eyes") == "missing_scope"


def test_lookups_answer_when_the_scopes_are_there() -> None:
    api = with_scopes("users:read", "channels:read", "reactions:write", "chat:write")
    assert api("users.info", user=PERSON).answer["user"]["id"] == PERSON
    assert api("conversations.info", channel=CHANNEL).answer["channel"]["is_member"]
    ts = api("chat.postMessage", channel=CHANNEL, text="x").answer["ts"]
    assert api("reactions.add", channel=CHANNEL, timestamp=ts, name="eyes").ok
    again = api.refusal("reactions.add", channel=CHANNEL, timestamp=ts, name="eyes")
    assert again == "already_reacted"


def test_a_rate_limit_answers_429_as_often_as_it_says(api: Api) -> None:
    api.web.limit_rate("chat.postMessage", retry_after=7, times=1)
    first = api("chat.postMessage", channel=CHANNEL, text="x")
    assert (first.status, first.answer["error"]) == (429, "ratelimited")
    assert api("chat.postMessage", channel=CHANNEL, text="x").ok


def test_every_call_is_kept_without_its_token(api: Api) -> None:
    api("chat.postMessage", channel=CHANNEL, text="x")
    (call,) = api.web.calls_to("chat.postMessage")
    assert call.args == {"channel": CHANNEL, "text": "x"}
    assert isinstance(api.web, WebApi)
    assert api.workspace.bot_token not in repr(api.web.calls)
