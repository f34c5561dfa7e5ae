"""`serve` in this process: each transport from its beginning to its end."""

from __future__ import annotations

import gc
import http.client
import json
import logging
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any

import pytest
import uvicorn

from bot.errors import SettingsError
from bot.settings import Settings
from bot.slack.serve import DEAF, ENDED, end_at_signals, serve
from bot.slack.socket_mode import SocketMode
from tests.bot.scripted_socket import ScriptedSocket, scripted_socket
from tests.bot.scripted_web_api import ScriptedWebApi, Step, refused, scripted_web_api
from tests.bot.signed import SECRET, command, event, headers

IDENTITY: dict[str, Any] = {"ok": True, "user_id": "UBOT", "bot_id": "BBOT", "team_id": "T1"}


@pytest.fixture(autouse=True)
def _process_as_before() -> Iterator[None]:
    """`serve` sets up the process: its log, the hook of its threads, its garbage collector."""
    root, hook, thresholds = logging.getLogger(), threading.excepthook, gc.get_threshold()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.getLogger("bot").setLevel(logging.NOTSET)
    threading.excepthook = hook
    gc.unfreeze()
    gc.set_threshold(*thresholds)


class Records(logging.Handler):
    """The records of a logger, kept when `serve` sets up the root's handlers anew."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[logging.LogRecord] = []
        self._port: Future[int] = Future()

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record)
        if "port" in record.getMessage() and isinstance(record.args, tuple):
            self._port.set_result(int(str(record.args[0])))

    @property
    def port(self) -> int:
        return self._port.result(10)


@pytest.fixture
def records() -> Iterator[Records]:
    handler, logger = Records(), logging.getLogger("bot.slack.serve")
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)


@pytest.fixture
def api() -> Iterator[ScriptedWebApi]:
    with scripted_web_api() as api:
        api.always["auth.test"] = Step(answer=IDENTITY)
        yield api


def settings(api: ScriptedWebApi, **more: str) -> Settings:
    return Settings(
        _env_file=None,
        slack_bot_token="xoxb-1",
        slack_signing_secret=SECRET,
        slack_api_url=api.url,
        port=0,
        **more,  # type: ignore[arg-type]
    )


@dataclass
class Running:
    """A bot that serves; told to end where a signal would do it."""

    port: int
    status: Future[int]
    server: uvicorn.Server

    def end(self) -> int:
        self.server.should_exit = True
        return self.status.result(10)


@contextmanager
def serving_here(settings: Settings, records: Records) -> Iterator[Running]:
    status: Future[int] = Future()
    servers: Future[uvicorn.Server] = Future()

    def run() -> None:
        try:
            status.set_result(serve(settings, servers.set_result))
        except BaseException as error:
            status.set_exception(error)

    thread = Thread(target=run)
    thread.start()
    running = Running(records.port, status, servers.result(10))
    yield running
    running.server.should_exit = True
    thread.join(10)


def deliver(port: int, body: str) -> tuple[int, str]:
    kind = "json" if body.startswith("{") else "x-www-form-urlencoded"
    more = {"content-type": f"application/{kind}", **headers(body, at=time.time())}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("POST", "/slack/events", body, more)
    response = connection.getresponse()
    answer = response.status, response.read().decode()
    connection.close()
    return answer


def test_over_http_it_answers_and_ends_in_order(api: ScriptedWebApi, records: Records) -> None:
    with serving_here(settings(api), records) as running:
        status, answer = deliver(running.port, command("486"))
        assert (status, "486 Busy Here" in json.loads(answer)["text"]) == (200, True)
        assert deliver(running.port, event("app_mention", "486"))[0] == 200
        assert deliver(running.port, event("app_mention", "486", user="UBOT"))[0] == 200
        assert len(api.posts) == 1, "it knows itself"
        assert running.end() == ENDED


def test_a_post_that_is_under_way_is_finished_before_the_end(
    api: ScriptedWebApi, records: Records
) -> None:
    hold = Event()
    api.plan = [Step(held=hold)]
    with serving_here(settings(api), records) as running, ThreadPoolExecutor(1) as pool:
        delivered = pool.submit(deliver, running.port, event("app_mention", "486"))
        assert api.wait_for_posts(1)
        running.server.should_exit = True
        hold.set()
        assert delivered.result(10)[0] == 200
        assert running.status.result(10) == ENDED


@pytest.fixture
def slack(api: ScriptedWebApi) -> Iterator[ScriptedSocket]:
    with scripted_socket() as slack:
        api.always["apps.connections.open"] = Step(answer={"ok": True, "url": slack.url})
        yield slack


def test_over_a_socket_it_answers_and_ends_in_order(
    api: ScriptedWebApi, records: Records, slack: ScriptedSocket
) -> None:
    with serving_here(settings(api, slack_app_token="xapp-1"), records) as running:
        line = slack.line()
        payload = {"command": "/sip", "text": "486", "trigger_id": "1.1.a"}
        sent = slack.envelope(line, "slash_commands", payload)
        assert "486 Busy Here" in slack.acknowledgement(line, sent)["payload"]["text"]
        assert running.end() == ENDED
        assert slack.wait_for(lambda: line.ended)


def test_where_slack_takes_the_token_back_it_ends_with_what_to_do(
    api: ScriptedWebApi, records: Records, slack: ScriptedSocket
) -> None:
    with serving_here(settings(api, slack_app_token="xapp-1"), records) as running:
        line = slack.line()
        api.always["apps.connections.open"] = refused("invalid_auth")
        line.send({"type": "disconnect", "reason": "refresh_requested"})
        assert running.status.result(10) == DEAF
    assert "SLACK_APP_TOKEN" in records.seen[-1].getMessage()


def test_an_end_that_nobody_foresaw_is_named_by_its_type(
    api: ScriptedWebApi,
    records: Records,
    slack: ScriptedSocket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fail(_: SocketMode) -> None:
        raise ZeroDivisionError("-".join(["tell", "nobody"]))

    monkeypatch.setattr(SocketMode, "run", fail)
    with serving_here(settings(api, slack_app_token="xapp-1"), records) as running:
        assert running.status.result(10) == DEAF
    assert records.seen[-1].getMessage() == "ZeroDivisionError"


def test_a_token_that_slack_refuses_is_an_error_of_the_settings(api: ScriptedWebApi) -> None:
    api.always["auth.test"] = refused("invalid_auth")
    with pytest.raises(SettingsError, match="invalid_auth"):
        serve(settings(api), lambda _: None)


def test_both_signals_end_the_server() -> None:
    server = uvicorn.Server(uvicorn.Config(app=lambda: None))
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.getsignal(number) for number in numbers]
    try:
        end_at_signals(server)
        assert [signal.getsignal(number) for number in numbers] == [server.handle_exit] * 2
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
