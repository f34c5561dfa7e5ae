"""A response_url takes five messages in half an hour and not one more."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.sandbox import CHANNEL, COLLEAGUE, PERSON
from bot.sandbox.records import Draft, MessageKind, StoredMessage
from bot.sandbox.responses import answer_response_url
from bot.sandbox.workspace import Workspace
from tests.clock import Clock


def answer(workspace: Workspace, name: str, **body: Any) -> tuple[int, str]:
    return answer_response_url(workspace, name, json.dumps(body).encode())


@pytest.fixture
def name(workspace: Workspace) -> str:
    return workspace.interaction_tokens.new_response_url(CHANNEL, PERSON)


@pytest.fixture
def original(workspace: Workspace) -> StoredMessage:
    return workspace.post(Draft(CHANNEL, "U0SIPDESK", MessageKind.APP, "before", only_for=PERSON))


def test_an_answer_is_ephemeral_unless_it_says_otherwise(workspace: Workspace, name: str) -> None:
    assert answer(workspace, name, text="psst") == (200, "ok")
    assert answer(workspace, name, text="all", response_type="in_channel") == (200, "ok")
    assert [message.text for message in workspace.messages(CHANNEL, COLLEAGUE)] == ["all"]


def test_the_sixth_use_is_refused(workspace: Workspace, name: str) -> None:
    for _ in range(5):
        assert answer(workspace, name, text="x")[0] == 200
    assert answer(workspace, name, text="x") == (404, "used_url")


def test_after_half_an_hour_it_is_expired(workspace: Workspace, name: str, clock: Clock) -> None:
    clock.now += 30 * 60 + 1
    assert answer(workspace, name, text="x") == (404, "expired_url")


def test_an_invented_url_is_refused(workspace: Workspace) -> None:
    assert answer(workspace, "invented", text="x")[0] == 404


def test_the_original_is_replaced_in_place(workspace: Workspace, original: StoredMessage) -> None:
    name = workspace.interaction_tokens.new_response_url(CHANNEL, PERSON, original.ts)
    assert answer(workspace, name, text="after", replace_original=True) == (200, "ok")
    assert [message.text for message in workspace.messages()] == ["after"]


def test_the_original_is_deleted(workspace: Workspace, original: StoredMessage) -> None:
    name = workspace.interaction_tokens.new_response_url(CHANNEL, PERSON, original.ts)
    assert answer(workspace, name, delete_original=True) == (200, "ok")
    assert workspace.messages() == ()


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({}, "no_text"),
        ({"text": "x", "blocks": [{"type": "hologram"}]}, "invalid_blocks"),
        ({"text": "x", "response_type": "loud"}, "invalid_arguments"),
        ({"text": "x", "attachments": {}}, "invalid_attachments"),
        ({"text": "x", "attachments": ["x"]}, "invalid_attachments"),
        ({"text": "x", "attachments": [{}] * 101}, "too_many_attachments"),
        ({"text": ["x"]}, "invalid_arguments"),
        ({"delete_original": True}, "message_not_found"),
    ],
)
def test_a_bad_answer_is_refused(
    workspace: Workspace, name: str, body: dict[str, Any], word: str
) -> None:
    assert answer(workspace, name, **body) == (400, word)


def test_what_is_not_json_is_refused(workspace: Workspace, name: str) -> None:
    assert answer_response_url(workspace, name, b"text=hello") == (400, "invalid_payload")


def test_an_answer_that_is_not_an_object_is_refused(workspace: Workspace, name: str) -> None:
    assert answer_response_url(workspace, name, b"[]") == (400, "invalid_payload")


def test_an_original_that_is_gone_is_answered_anew(
    workspace: Workspace, original: StoredMessage
) -> None:
    name = workspace.interaction_tokens.new_response_url(CHANNEL, PERSON, original.ts)
    workspace.delete(CHANNEL, original.ts)
    assert answer(workspace, name, text="after", replace_original=True) == (200, "ok")
    assert [message.text for message in workspace.messages()] == ["after"]
