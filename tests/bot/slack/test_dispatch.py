"""What is at hand is answered at once; what takes long keeps nobody else waiting."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event, get_ident

import pytest
from slack_bolt import BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize

from bot.desk import Desk
from bot.questions import FreeText, Question
from bot.settings import Settings
from bot.slack.app import SlackApp, create_app
from bot.slack.dispatch import Dispatcher
from bot.slack.http import create_http
from bot.slack.intake import Taken
from bot.slack.surface import Surface
from catalog import Catalog
from tests.bot.serving import serving
from tests.bot.signed import NOW, SECRET, command, event, headers, request
from tests.loops import in_a_loop

SETTINGS = Settings(
    _env_file=None,
    slack_bot_token="xoxb-1",
    slack_signing_secret=SECRET,
    slack_api_url="http://127.0.0.1:1/api/",
)


@pytest.fixture
def app(catalog: Catalog) -> Iterator[SlackApp]:
    app = create_app(SETTINGS, catalog=catalog, clock=lambda: NOW)
    yield app
    app.outbox.close(0)


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The threads in which requests are dispatched, in order."""
    dispatch = SlackApp.dispatch
    seen: list[int] = []

    def watched(app: SlackApp, incoming: BoltRequest) -> object:
        seen.append(get_ident())
        return dispatch(app, incoming)

    monkeypatch.setattr(SlackApp, "dispatch", watched)
    return seen


def take(app: SlackApp, *bodies: str) -> tuple[int, list[Taken]]:
    """Hand over requests one after another; the thread of the event loop, and what came of them."""

    async def hand_over() -> tuple[int, list[Taken]]:
        dispatcher = Dispatcher(app)
        return get_ident(), [await dispatcher.take(request(body)) for body in bodies]

    return in_a_loop(hand_over())


def test_what_is_at_hand_needs_no_thread(app: SlackApp, threads: list[int]) -> None:
    loop, (first, again) = take(app, command("486"), command("486"))
    assert threads[0] != loop
    assert threads[1] == loop
    assert again.response.body == first.response.body
    assert again.state.kind == first.state.kind == "lookup"
    assert "486 Busy Here" in json.loads(again.response.body)["text"]


def test_what_is_at_hand_is_public_where_it_is_asked_for(app: SlackApp) -> None:
    _, answers = take(app, command("public 486"), command("public 486"), command("486"))
    kinds = [json.loads(taken.response.body)["response_type"] for taken in answers]
    assert kinds == ["in_channel", "in_channel", "ephemeral"]


@pytest.mark.parametrize(
    "body",
    [
        command("codec mismatch"),
        command("486", command="/other"),
        event("app_mention", "<@UBOT> 486"),
        json.dumps({"type": "url_verification", "challenge": "486"}),
        json.dumps({"command": 5, "text": "486"}),
    ],
)
def test_everything_else_is_done_in_a_thread(app: SlackApp, threads: list[int], body: str) -> None:
    app.services.messages.message("486", Surface.COMMAND)
    app.services.messages.message("codec mismatch", Surface.COMMAND)
    loop, _ = take(app, body)
    assert threads[0] != loop


def test_what_is_at_hand_passes_the_gate_and_is_answered_once(app: SlackApp) -> None:
    app.services.messages.message("486", Surface.COMMAND)
    body = command("486")
    forged = BoltRequest(body=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert app.answers_at_once(forged)
    assert app.dispatch(forged).status == 401
    _, (first, again) = take(app, body, body)
    assert first.response.body
    assert again.response.body == ""
    assert again.state.repeated


class Waiting(Authorize):
    """An authorization that may have to wait for a database."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def __call__(self, **_: object) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1")


def test_where_authorization_may_wait_everything_is_done_in_a_thread(
    catalog: Catalog, threads: list[int]
) -> None:
    app = create_app(SETTINGS, catalog=catalog, clock=lambda: NOW, authorize=Waiting())
    loop, (_, again) = take(app, command("486"), command("486"))
    assert loop not in threads
    assert "486 Busy Here" in json.loads(again.response.body)["text"]


def test_a_question_that_takes_long_keeps_nobody_waiting(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    answer: Callable[[Desk, Question], object] = Desk.answer

    def slowly(desk: Desk, question: Question) -> object:
        if isinstance(question, FreeText):
            begun.set()
            go_on.wait(10)
        return answer(desk, question)

    monkeypatch.setattr(Desk, "answer", slowly)
    app = create_app(SETTINGS, catalog=catalog)
    app.services.messages.message("486", Surface.COMMAND)
    with serving(create_http(app)) as port, ThreadPoolExecutor(1) as pool:
        slow = pool.submit(ask, port, "codec mismatch")
        assert begun.wait(5)
        assert fetch(port, "GET", "/health") == (200, "ok")
        assert "486 Busy Here" in ask(port, "486")
        assert not slow.done()
        go_on.set()
        assert "488" in slow.result(5)


def ask(port: int, text: str) -> str:
    body = command(text)
    status, answer = fetch(port, "POST", "/slack/events", body, headers(body, at=time.time()))
    assert status == 200
    return answer


def fetch(
    port: int, method: str, path: str, body: str = "", more: dict[str, str] | None = None
) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    form = {"content-type": "application/x-www-form-urlencoded"}
    connection.request(method, path, body, form | (more or {}))
    response = connection.getresponse()
    answer = response.status, response.read().decode()
    connection.close()
    return answer
