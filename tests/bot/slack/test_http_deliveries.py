"""Who has said 200 owns the answer: deliveries over HTTP, while their posts are in every state."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from bot.settings import Settings
from bot.slack import intake
from bot.slack.app import SlackApp, create_app
from bot.slack.http import create_http
from bot.slack.outbox import Outbox
from bot.slack.outbox.outbox import MOST_A_CHANNEL
from catalog import Catalog
from tests.bot.scripted_web_api import CUT, ScriptedWebApi, Step, refused, scripted_web_api
from tests.bot.serving import serving
from tests.bot.signed import SECRET, command, event, headers


@pytest.fixture
def api() -> Iterator[ScriptedWebApi]:
    with scripted_web_api() as api:
        yield api


@pytest.fixture
def app(
    catalog: Catalog, api: ScriptedWebApi, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SlackApp]:
    monkeypatch.setattr(intake, "HELD_SECONDS", 0.3)
    monkeypatch.setattr("bot.slack.app.Outbox", lambda send: Outbox(send, pauses=(0.0, 0.0)))
    settings = Settings(
        _env_file=None,
        slack_bot_token="xoxb-1",
        slack_signing_secret=SECRET,
        slack_api_url=api.url,
    )
    app = create_app(settings, catalog=catalog)
    yield app
    app.outbox.close(5)


class Slack:
    """Delivers as Slack does, and says with what status each delivery ended."""

    def __init__(self, port: int, pool: ThreadPoolExecutor) -> None:
        self._port = port
        self._pool = pool

    def begin(self, body: str, repetition: int = 0) -> Future[tuple[int, str]]:
        return self._pool.submit(self._deliver, body, repetition)

    def deliver(self, body: str, repetition: int = 0) -> int:
        return self._deliver(body, repetition)[0]

    def _deliver(self, body: str, repetition: int) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=10)
        kind = "json" if body.startswith("{") else "x-www-form-urlencoded"
        more = {"content-type": f"application/{kind}", **headers(body, at=time.time())}
        if repetition:
            more |= {"x-slack-retry-num": str(repetition), "x-slack-retry-reason": "http_error"}
        connection.request("POST", "/slack/events", body, more)
        response = connection.getresponse()
        answer = response.status, response.read().decode()
        connection.close()
        return answer


@pytest.fixture
def slack(app: SlackApp) -> Iterator[Slack]:
    with serving(create_http(app)) as port, ThreadPoolExecutor(90) as pool:
        yield Slack(port, pool)


def test_a_delivery_is_acknowledged_when_its_post_is_done(
    slack: Slack, api: ScriptedWebApi
) -> None:
    hold = Event()
    api.plan = [Step(held=hold)]
    first = slack.begin(event("app_mention", "486"))
    assert api.wait_for_posts(1)
    assert not first.done()
    hold.set()
    assert first.result()[0] == 200


def test_a_repetition_waits_for_the_same_post(slack: Slack, api: ScriptedWebApi) -> None:
    hold = Event()
    api.plan = [Step(held=hold)]
    body = event("app_mention", "486")
    first = slack.begin(body)
    assert api.wait_for_posts(1)
    again = slack.begin(body, 1)
    hold.set()
    assert (first.result()[0], again.result()[0]) == (200, 200)
    assert slack.deliver(body, 2) == 200
    assert len(api.posts) == 1


def test_a_slow_post_that_fails_loses_no_answer(
    slack: Slack, app: SlackApp, api: ScriptedWebApi
) -> None:
    hold = Event()
    failing = refused("service_unavailable")
    api.plan = [Step(answer=failing.answer, held=hold), failing, failing]
    body = event("app_mention", "486")
    first, again = slack.begin(body), slack.begin(body, 1)
    assert (first.result()[0], again.result()[0]) == (503, 503), "nobody said 200 before the post"
    hold.set()
    assert app.outbox.wait_until_idle(5)
    slack.deliver(body, 2)
    assert app.outbox.wait_until_idle(5)
    assert slack.deliver(body, 3) == 200
    assert len(api.posts) == 4


def test_what_was_posted_late_is_acknowledged_at_the_next_repetition(
    slack: Slack, app: SlackApp, api: ScriptedWebApi
) -> None:
    hold = Event()
    api.plan = [Step(held=hold)]
    body = event("app_mention", "486")
    assert slack.deliver(body) == 503
    hold.set()
    assert app.outbox.wait_until_idle(5)
    assert slack.deliver(body, 1) == 200
    assert len(api.posts) == 1


@pytest.mark.parametrize("error", ["not_in_channel", "token_revoked", "missing_scope"])
def test_a_permanent_error_is_acknowledged_and_never_repeated(
    slack: Slack, api: ScriptedWebApi, error: str
) -> None:
    api.plan = [refused(error)]
    body = event("app_mention", "486")
    assert [slack.deliver(body, number) for number in range(3)] == [200, 200, 200]
    assert len(api.posts) == 1


def test_a_cut_connection_is_posted_again(slack: Slack, api: ScriptedWebApi) -> None:
    api.plan = [CUT]
    assert slack.deliver(event("app_mention", "486")) == 200
    first, second = api.posts
    assert first["metadata"] == second["metadata"], "by which a second copy can be known"


def test_a_full_outbox_leaves_the_answer_to_slack(
    slack: Slack, app: SlackApp, api: ScriptedWebApi
) -> None:
    hold = Event()
    api.plan = [Step(held=hold)]
    waiting = [slack.begin(event("app_mention", "486")) for _ in range(MOST_A_CHANNEL + 5)]
    assert {delivered.result()[0] for delivered in waiting} == {503}
    hold.set()
    assert app.outbox.wait_until_idle(10)
    assert len(api.posts) == MOST_A_CHANNEL + 1, "the rest was never taken"
    assert slack.deliver(event("app_mention", "486")) == 200


def test_more_deliveries_than_places_leave_room_for_commands(
    app: SlackApp, api: ScriptedWebApi
) -> None:
    hold = Event()
    api.plan = [Step(held=hold)] * 40
    with (
        serving(create_http(app, most_held=10), most=20) as port,
        ThreadPoolExecutor(40) as pool,
    ):
        slack = Slack(port, pool)
        waiting = [
            slack.begin(event("app_mention", "486", channel=f"C{number}")) for number in range(15)
        ]
        assert api.wait_for_posts(8)
        assert slack.begin(command("486")).result(2)[0] == 200
        hold.set()
        assert {delivered.result()[0] for delivered in waiting} <= {200, 503}


def test_waiting_deliveries_keep_no_command_waiting(slack: Slack, api: ScriptedWebApi) -> None:
    hold = Event()
    api.plan = [Step(held=hold)] * 80
    waiting = [
        slack.begin(event("app_mention", "486", channel=f"C{number}")) for number in range(80)
    ]
    assert api.wait_for_posts(8)
    assert "486" in json.loads(slack.begin(command("486")).result(2)[1])["text"]
    hold.set()
    assert {delivered.result()[0] for delivered in waiting} <= {200, 503}
