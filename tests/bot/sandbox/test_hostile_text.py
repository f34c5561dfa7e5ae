"""Text that has no UTF-8, and its relatives, breaks no channel, from whichever side it comes.

Each goes over the wire between an earlier and a later message; afterwards the page shows both,
and no server has met an error of its own.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from bot.sandbox import CHANNEL
from bot.sandbox.json_input import read_json, replace_surrogates
from bot.sandbox.simulated_user import SimulatedUser
from bot.sandbox.transports import HttpTransport

from .desk_app import Signals, modal
from .wire import FORM, Wire, linked, scripted_app

LONE = r"\ud800"
"""As JSON escapes it."""
REPLACED = "\ufffd"


def message(**fields: str) -> str:
    """A JSON object of fields that are JSON already."""
    return "{" + ", ".join(f'"{name}": {value}' for name, value in fields.items()) + "}"


def typed(text: str, **more: str) -> str:
    return message(channel=f'"{CHANNEL}"', text=f'"{text}"', **more)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        (f"/sip 486{LONE}", f"486{REPLACED}"),
        (f"@SIP Desk {LONE}486", f"<@U0SIPDESK> {REPLACED}486"),
        (r"/sip 486\u0000", "486\0"),
        (r"/sip \ud83d\ude00", "\U0001f600"),
        (r"/sip \ude00\ud83d", REPLACED * 2),
    ],
    ids=["command", "mention", "NUL", "a whole pair", "a pair the wrong way round"],
)
def test_what_is_typed_reaches_the_app_and_its_answer_the_channel(
    wire: Wire, signals: Signals, text: str, heard: str
) -> None:
    assert wire.page("send", typed(text)) == (200, {})
    assert signals.heard[0]["text"] == heard
    assert f"You said {heard}" in wire.shown()


@pytest.mark.parametrize(
    "body",
    [
        typed(f"a {LONE} b"),
        typed(f"/{LONE}"),
        typed("in a thread", thread_ts=f'"{LONE}"'),
        message(channel=f'"{LONE}"', text='"x"'),
        message(channel=f'"{CHANNEL}"', text='"x"', **{LONE: f'"{LONE}"'}),
    ],
    ids=["text", "command", "thread", "channel", "key"],
)
def test_what_is_typed_may_hold_a_lone_surrogate_anywhere(wire: Wire, body: str) -> None:
    assert wire.page("send", body)[0] in (200, 400)


BLOCK = f'[{{"type": "section", "text": {{"type": "mrkdwn", "text": "{LONE}"}}}}]'


@pytest.mark.parametrize(
    "body",
    [
        typed(f"x{LONE}"),
        typed("x", blocks=BLOCK),
        typed("x", blocks=json.dumps(BLOCK)),
        typed("x", attachments=f'[{{"{LONE}": "{LONE}"}}]'),
    ],
    ids=["text", "blocks", "blocks as a string", "key"],
)
def test_what_the_app_posts_is_in_the_channel_with_the_replacement_character(
    wire: Wire, body: str
) -> None:
    status, answer = wire.api("chat.postMessage", body)
    assert status == 200
    assert answer["ok"]
    assert REPLACED in json.dumps(answer["message"], ensure_ascii=False)


@pytest.mark.parametrize(
    ("method", "body", "word"),
    [
        ("chat.postMessage", message(channel=f'"{LONE}"', text='"x"'), "channel_not_found"),
        ("chat.postMessage", typed("x", thread_ts=f'"{LONE}"'), "thread_not_found"),
        ("chat.postMessage", typed("x", blocks=f'[{{"type": "{LONE}"}}]'), "invalid_blocks"),
        ("chat.update", typed("x", ts=f'"{LONE}"'), "message_not_found"),
        ("views.publish", message(user_id=f'"{LONE}"', view="{}"), "user_not_found"),
        ("auth.test", b'{"x": "\xed\xa0\x80"}', "invalid_charset"),
        ("auth.test", b'{"x": "\xff"}', "invalid_charset"),
        ("auth.test", "[]", "json_not_object"),
        (f"{quote(REPLACED)}", "{}", "unknown_method"),
        ("%ed%a0%80?%ff=%ed%a0%80&%00=%00", "{}", "unknown_method"),
    ],
)
def test_what_the_app_asks_in_vain_is_refused_with_slacks_word(
    wire: Wire, method: str, body: str | bytes, word: str
) -> None:
    status, answer = wire.api(method, body)
    assert (status, answer["error"]) == (200, word)


def test_a_form_with_invalid_utf8_is_read_with_the_replacement_character(wire: Wire) -> None:
    body = f"channel={CHANNEL}&text=%ed%a0%80%ff%00&%ed%a0%80=%ff"
    _, answer = wire.api("chat.postMessage", body, FORM)
    assert answer["message"]["text"] == REPLACED * 4 + "\0"


def test_a_modal_with_a_lone_surrogate_is_shown_and_sent_back_whole(
    wire: Wire, signals: Signals
) -> None:
    trigger = wire.running.workspace.interaction_tokens.new_trigger("U0YOU0001")
    view = json.dumps(modal(private_metadata="\ud800"))
    _, answer = wire.api("views.open", message(trigger_id=f'"{trigger}"', view=view))
    assert answer["view"]["private_metadata"] == REPLACED
    values = f'{{"words": {{"note": {{"type": "plain_text_input", "value": "{LONE}"}}}}}}'
    view_id = json.dumps(answer["view"]["id"])
    assert wire.page("view", message(view_id=view_id, values=values))[0] == 200
    assert signals.heard[-1]["view"]["state"]["values"]["words"]["note"]["value"] == REPLACED


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (message(text=f'"{LONE}"'), 200),
        (b'{"text": "\xed\xa0\x80"}', 400),
        (message(text='"x"', thread_ts='{"no": "string"}'), 400),
    ],
    ids=["escaped", "as bytes", "thread"],
)
def test_a_response_url_takes_it_or_refuses_it(
    wire: Wire, body: str | bytes, expected: int
) -> None:
    assert wire.respond(body)[0] == expected


@pytest.mark.parametrize(
    ("answer", "kind", "shown"),
    [
        (message(text=f'"half {LONE}"').encode(), "application/json", f"half {REPLACED}"),
        (b"half \xed\xa0\x80", "text/plain", f"half {REPLACED * 3}"),
        (b'{"text": "half \xff"}', "application/json", f"half {REPLACED}"),
    ],
    ids=["JSON", "plain text", "JSON that is no UTF-8"],
)
def test_the_acknowledgement_of_a_command_may_hold_one(
    wire: Wire, answer: bytes, kind: str, shown: str
) -> None:
    workspace = wire.running.workspace
    with scripted_app(answer, kind) as port:
        transport = HttpTransport("127.0.0.1", port, workspace.signing_secret)
        SimulatedUser(workspace, transport, wire.running.url).send(CHANNEL, "/sip 486")
    assert wire.shown()[-1] == shown


def test_the_acknowledgement_over_socket_mode_may_hold_one(wire: Wire) -> None:
    assert wire.page("send", typed(f"/sip {LONE}"))[0] == 200
    user = wire.running.socket_user
    with linked(wire) as client, ThreadPoolExecutor() as pool:
        sending = pool.submit(user.send, CHANNEL, "/sip 486")
        envelope = json.loads(client.recv())["envelope_id"]
        client.send(message(**{LONE: "1"}))
        client.send(message(envelope_id=f'"{LONE}"'))
        client.send(message(envelope_id=f'"{envelope}"', payload=message(text=f'"half {LONE}"')))
        sending.result()
    assert wire.shown()[-1] == f"half {REPLACED}"


def test_a_binary_frame_ends_its_connection(wire: Wire) -> None:
    with linked(wire) as client:
        client.send(b"\xff")
        with pytest.raises(ConnectionClosed):
            client.recv(timeout=5)
        assert client.close_code == 1003


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000], ids=lambda number: number[:9]
)
def test_what_other_readers_do_not_take_for_a_number_is_refused(wire: Wire, number: str) -> None:
    _, answer = wire.api("chat.postMessage", typed("x", attachments=f'[{{"n": {number}}}]'))
    assert answer["error"] == "invalid_json"
    assert wire.page("send", typed("x", n=number))[0] == 400


@pytest.mark.parametrize(
    "body",
    [
        typed("x", thread_ts='["a"]'),
        message(channel='["a"]', text='"x"'),
        message(channel=f'"{CHANNEL}"', text='{"a": 1}'),
    ],
)
def test_what_should_be_text_and_is_not_is_refused(wire: Wire, body: str) -> None:
    assert wire.page("send", body)[0] == 400


def test_a_body_of_another_type_is_refused(wire: Wire) -> None:
    assert wire.api("auth.test", "<x/>", "text/xml")[1]["error"] == "invalid_post_type"


def test_a_token_that_is_not_text_counts_as_none(wire: Wire) -> None:
    _, answer = wire.ask("POST", "/api/auth.test", '{"token": ["x"]}')
    assert answer["error"] == "not_authed"


def test_a_task_id_that_is_not_text_is_a_violation(wire: Wire) -> None:
    task = '{"task_id": [], "title": "x", "status": "complete"}'
    plan = f'[{{"type": "plan", "title": "x", "tasks": [{task}]}}]'
    _, answer = wire.api("chat.postMessage", typed("x", blocks=plan))
    assert answer["error"] == "invalid_blocks"
    assert "/blocks/0/tasks/0/task_id" in answer["response_metadata"]["messages"][0]


ANY_TEXT = st.text(st.characters(categories=["L", "N", "S", "Cc", "Cs"]))


@given(
    st.recursive(
        ANY_TEXT | st.integers() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner),
    )
)
def test_what_was_read_can_be_written(value: object) -> None:
    read = read_json(json.dumps(value))
    json.dumps(read, ensure_ascii=False).encode("utf-8")
    assert read_json(json.dumps(read)) == read


@given(ANY_TEXT)
def test_text_without_lone_surrogates_is_left_alone(text: str) -> None:
    assert replace_surrogates(replace_surrogates(text)) == replace_surrogates(text)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        assert "\ufffd" in replace_surrogates(text)
    else:
        assert replace_surrogates(text) == text
