"""One post over the wire, and how its end is understood."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from threading import Event

import pytest

from bot.settings import Settings
from bot.slack.blocks import Message
from bot.slack.outbox import (
    METADATA_TYPE,
    Attempt,
    Doubtful,
    Later,
    Post,
    Refused,
    Sent,
    Unsent,
    sender,
)
from bot.slack.outbox.errors import PLAIN_MAY_PASS, REMEDIES
from bot.slack.web_api import web_client
from tests.bot.scripted_web_api import CUT, ScriptedWebApi, Step, limited, refused, scripted_web_api

BLOCK = {"type": "header", "text": {"type": "plain_text", "text": "486 & more"}}
MESSAGE = Message.of("SIP 486 Busy Here", [BLOCK], "lookup")
POST = Post("C1", "1800000000.000100", MESSAGE, "Ev1")


@pytest.fixture
def api() -> Iterator[ScriptedWebApi]:
    with scripted_web_api() as api:
        yield api


def send(url: str, post: Post = POST, timeout: float = 5) -> Attempt:
    client = web_client(Settings(_env_file=None, slack_bot_token="xoxb-1", slack_api_url=url))
    client.timeout = timeout  # type: ignore[assignment]
    return sender(client)(post)


def test_a_post_carries_the_id_of_the_event_that_it_answers(api: ScriptedWebApi) -> None:
    assert send(api.url) == Sent()
    [posted] = api.posts
    assert posted["metadata"] == {
        "event_type": METADATA_TYPE,
        "event_payload": {"event_id": "Ev1"},
    }
    assert posted["blocks"] == [BLOCK]
    assert posted["thread_ts"] == "1800000000.000100"


def test_the_plain_form_is_text_alone(api: ScriptedWebApi) -> None:
    assert send(api.url, POST.in_plain_form()) == Sent()
    [posted] = api.posts
    assert "blocks" not in posted
    assert posted["text"] == "*486 &amp; more*"


UNDERSTOOD: dict[str, tuple[Step, Attempt]] = {
    "a limit": (limited("7"), Later(7.0)),
    "a limit in parts of a second": (limited("0.5"), Later(0.5)),
    "a limit of no number": (limited("soon"), Later(30.0)),
    "a limit of nan": (limited("nan"), Later(30.0)),
    "a limit without a time": (Step(429, {"ok": False}), Later(30.0)),
    "a limit for ever": (limited("999999"), Later(300.0)),
    "a limit in the body": (refused("ratelimited"), Later(30.0)),
    "an error of the server": (Step(500, "<html>"), Doubtful("HTTP 500")),
    "an error of the gateway": (Step(502, {"ok": False}), Doubtful("HTTP 502")),
    "an error in the middle": (refused("internal_error"), Doubtful("internal_error")),
    "a service that is down": (refused("service_unavailable"), Unsent("service_unavailable")),
    "a connection cut after sending": (CUT, Doubtful("RemoteDisconnected")),
    "a page of somebody else": (Step(answer="<html>x"), Refused("HTTP 200", "")),
    "a list": (Step(answer="[1]"), Doubtful("AttributeError")),
    "no text": (refused("no_text"), Refused("no_text", "")),
    "an unknown error": (refused("brand_new_error"), Refused("brand_new_error", "")),
}


@pytest.mark.parametrize(("step", "expected"), UNDERSTOOD.values(), ids=UNDERSTOOD.keys())
def test_how_a_post_may_end(api: ScriptedWebApi, step: Step, expected: Attempt) -> None:
    api.plan = [step]
    came = send(api.url)
    if isinstance(expected, Refused):
        assert isinstance(came, Refused)
        assert came.error == expected.error
        assert came.remedy
    else:
        assert came == expected
    assert len(api.posts) == 1, "the client repeats nothing by itself"


@pytest.mark.parametrize("error", sorted(REMEDIES))
def test_every_permanent_error_has_a_remedy(api: ScriptedWebApi, error: str) -> None:
    api.plan = [refused(error)]
    assert send(api.url) == Refused(error, REMEDIES[error], plain=error in PLAIN_MAY_PASS)


def test_no_answer_in_time_is_doubtful(api: ScriptedWebApi) -> None:
    hold = Event()
    api.plan = [Step(held=hold)]
    assert send(api.url, timeout=0.1) == Doubtful("TimeoutError")
    hold.set()


def test_no_connection_is_not(api: ScriptedWebApi) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/api/"
        assert send(url) == Unsent("ConnectionRefusedError")
