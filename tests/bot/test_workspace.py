"""The whole bot in a workspace: what people do in Slack, and what they see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sandbox import CHANNEL, COLLEAGUE, DIRECT, PERSON, RunningWorkspace, running_workspace
from bot.slack.app import create_app
from bot.slack.http import create_http
from catalog import Catalog
from tests.bot.in_socket_mode import in_socket_mode

MANIFEST = Path(__file__).parents[2] / "manifest.yml"


@pytest.fixture(scope="module")
def slack() -> Iterator[RunningWorkspace]:
    with running_workspace(create_app, create_http, manifest=MANIFEST) as running:
        yield running


def test_a_slash_command_is_answered_for_the_asker(slack: RunningWorkspace) -> None:
    slack.user.send(CHANNEL, "/sip 200 vs 380")
    answer = slack.workspace.messages(CHANNEL, PERSON)[-1]
    assert "380 Alternative Service" in answer.text
    assert answer.blocks


def test_public_is_seen_by_others(slack: RunningWorkspace) -> None:
    slack.user.send(CHANNEL, "/sip public 486")
    others = slack.workspace.messages(CHANNEL, COLLEAGUE)
    assert any("486 Busy Here" in message.text for message in others)


def test_a_mention_is_answered_in_a_thread(slack: RunningWorkspace) -> None:
    slack.user.send(CHANNEL, "@SIP Desk 603 vs 608")
    answer = slack.workspace.messages(CHANNEL, COLLEAGUE)[-1]
    question = slack.workspace.messages(CHANNEL, COLLEAGUE)[-2]
    assert "608 Rejected" in answer.text
    assert answer.thread_ts == question.ts


def test_a_direct_message_is_answered(slack: RunningWorkspace) -> None:
    slack.user.send(DIRECT, "codec mismatch")
    assert "488 Not Acceptable Here" in slack.workspace.messages(DIRECT, PERSON)[-1].text


def test_nothing_that_was_posted_was_refused(slack: RunningWorkspace) -> None:
    slack.user.send(CHANNEL, "@SIP Desk <!channel> 486 & <b>")
    posted = slack.web_api.calls_to("chat.postMessage")
    assert posted
    assert all(call.ok for call in posted)


def test_slack_takes_the_full_answer_for_every_code(
    slack: RunningWorkspace, catalog: Catalog
) -> None:
    for number in catalog.codes:
        delivered = slack.user.send(CHANNEL, f"/sip {number} full")
        assert delivered is not None
        assert delivered.outcome.error is None, number
        answer = slack.workspace.messages(CHANNEL, PERSON)[-1]
        assert answer.text.startswith(f"SIP {number}"), answer.text


def test_the_same_bot_works_over_socket_mode(slack: RunningWorkspace) -> None:
    app = create_app(slack.socket_settings)
    with in_socket_mode(app, slack.socket_settings):
        assert slack.hub.wait_for_connections(1)
        slack.socket_user.send(CHANNEL, "/sip 500 vs 503")
        assert "503 Service Unavailable" in slack.workspace.messages(CHANNEL, PERSON)[-1].text
        slack.socket_user.send(CHANNEL, "@SIP Desk 491")
        assert "491 Request Pending" in slack.workspace.messages(CHANNEL, PERSON)[-1].text
    app.outbox.close(0)
