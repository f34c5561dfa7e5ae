"""JSON nested too deep is refused wherever it enters, with the word of that place."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.sandbox import CHANNEL
from bot.sandbox.json_input import MOST_LEVELS
from bot.sandbox.simulated_user import SimulatedUser
from bot.sandbox.transports import HttpTransport, Outcome

from .test_blocks import GOOD
from .wire import FORM, Wire, linked, nested, scripted_app

DEPTHS = pytest.mark.parametrize(
    "deep",
    ["[" * 100_000, nested(100_000), '{"a":' * 30_000, nested(900), nested(MOST_LEVELS + 1)],
    ids=["open", "closed", "objects", "900 levels", "one level too many"],
)


@DEPTHS
def test_a_deep_body_is_refused_in_the_word_of_each_entrance(wire: Wire, deep: str) -> None:
    status, answer = wire.page("send", deep)
    assert (status, answer["error"]) == (400, "not_json")
    status, answer = wire.api("chat.postMessage", deep)
    assert (status, answer["error"]) == (200, "invalid_json")
    status, answer = wire.respond(deep)
    assert (status, answer["error"]) == (400, "invalid_payload")


@DEPTHS
@pytest.mark.parametrize(
    ("method", "field", "word"),
    [
        ("chat.postMessage", "blocks", "invalid_blocks_format"),
        ("chat.postMessage", "attachments", "invalid_attachments"),
        ("views.open", "view", "invalid_arguments"),
    ],
)
def test_a_deep_field_of_a_form_is_refused_with_its_own_word(
    wire: Wire, method: str, field: str, word: str, deep: str
) -> None:
    body = f"channel={CHANNEL}&text=x&trigger_id=1&{field}={deep}"
    for kind, sent in (
        (FORM, body),
        ("application/json", json.dumps({"channel": CHANNEL, "text": "x", field: deep})),
    ):
        status, answer = wire.api(method, sent, kind)
        assert (status, answer["error"]) == (200, word)


@DEPTHS
def test_a_deep_acknowledgement_is_shown_as_a_failure(wire: Wire, deep: str) -> None:
    workspace = wire.running.workspace
    with scripted_app(deep.encode()) as port:
        user = SimulatedUser(
            workspace, HttpTransport("127.0.0.1", port, workspace.signing_secret), wire.running.url
        )
        user.send(CHANNEL, "/sip 486")
    assert 'failed with the error "invalid_json' in wire.shown()[-1]


def test_a_deep_answer_to_a_menu_or_a_modal_counts_as_empty() -> None:
    assert Outcome(200, nested(100_000), is_json=True).json() == {}


@DEPTHS
def test_a_deep_frame_is_dropped_and_its_connection_stays(wire: Wire, deep: str) -> None:
    with linked(wire) as client, ThreadPoolExecutor() as pool:
        sending = pool.submit(wire.running.socket_user.send, CHANNEL, "/sip 486")
        envelope = json.loads(client.recv())
        client.send(deep)
        client.send(f'{{"envelope_id": "{envelope["envelope_id"]}", "payload": {deep}}}')
        client.send(f'{{"envelope_id": "{envelope["envelope_id"]}", "payload": {{"text": "ok"}}}}')
        sending.result()
    assert wire.shown()[-1] == "ok"


@pytest.mark.parametrize("name", GOOD)
def test_no_block_that_slack_documents_is_anywhere_near_the_bound(name: str) -> None:
    assert levels(GOOD[name]) + 4 < MOST_LEVELS / 2


def levels(value: Any) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(levels, value), default=0) if isinstance(value, list) else 0
