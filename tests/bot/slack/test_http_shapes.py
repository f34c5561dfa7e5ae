"""Signed payloads whose parts are not what Slack sends: 200, one line, and nothing else."""

from __future__ import annotations

import copy
import http.client
import json
import logging
import time
from collections.abc import Iterator
from typing import Any

import pytest

from bot.settings import Settings
from bot.slack.app import create_app
from bot.slack.http import create_http
from catalog import Catalog
from tests.bot.scripted_web_api import ScriptedWebApi, scripted_web_api
from tests.bot.serving import serving
from tests.bot.signed import SECRET, headers

MENTION = {
    "token": "legacy",
    "team_id": "T1",
    "enterprise_id": "E1",
    "api_app_id": "A1",
    "type": "event_callback",
    "event_time": 1,
    "is_ext_shared_channel": True,
    "authorizations": [{"enterprise_id": None, "team_id": "T1", "user_id": "UBOT", "is_bot": True}],
    "event": {
        "type": "app_mention",
        "user": "U1",
        "user_team": "T1",
        "channel": "C1",
        "ts": "1800000000.000100",
        "thread_ts": "1800000000.000100",
        "text": "486",
        "blocks": [],
        "item": {"channel": "C1"},
        "message": {"user": "U1"},
        "assistant_thread": {"channel_id": "D1"},
    },
}
MESSAGE = copy.deepcopy(MENTION)
MESSAGE["event"] |= {"type": "message", "channel_type": "im", "subtype": "file_share"}  # type: ignore[operator]
PRESS = {
    "type": "block_actions",
    "trigger_id": "1.2.a",
    "team": {"id": "T1", "enterprise_id": "E1"},
    "enterprise": {"id": "E1"},
    "user": {"id": "U1", "team_id": "T1"},
    "channel": {"id": "C1"},
    "container": {"type": "message", "thread_ts": "1"},
    "message": {"ts": "1", "thread_ts": "1"},
    "view": {"callback_id": "x", "app_installed_team_id": "T1"},
    "actions": [{"action_id": "x", "block_id": "y", "type": "button"}],
    "response_url": "https://hooks.example.com/1",
    "response_urls": [{"response_url": "https://hooks.example.com/1"}],
    "function_data": {"execution_id": "Fx", "inputs": {}},
}
STRANGE: tuple[object, ...] = (None, [], {}, [[]], "x", 5, True)


def paths(value: object, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every part of a payload."""
    entries: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    for name, part in entries:
        yield (*here, name)
        yield from paths(part, (*here, name))


def changed(payload: Any, path: tuple[str | int, ...], value: object) -> Any:
    """The payload with another value at the end of a path; without the part where it is `...`."""
    copied = copy.deepcopy(payload)
    part = copied
    for step in path[:-1]:
        part = part[step]
    if value is ...:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    return copied


def misshapen(payload: Any) -> Iterator[Any]:
    for path in paths(payload):
        for value in (*STRANGE, ...):
            yield changed(payload, path, value)


@pytest.fixture(scope="module")
def api() -> Iterator[ScriptedWebApi]:
    with scripted_web_api() as api:
        yield api


@pytest.fixture(scope="module")
def port(catalog: Catalog, api: ScriptedWebApi) -> Iterator[int]:
    settings = Settings(
        _env_file=None,
        slack_bot_token="xoxb-1",
        slack_signing_secret=SECRET,
        slack_api_url=api.url,
    )
    app = create_app(settings, catalog=catalog)
    with serving(create_http(app)) as port:
        yield port
    app.outbox.close(5)


@pytest.mark.parametrize(
    "payload", [MENTION, MESSAGE, PRESS], ids=["mention", "direct message", "key press"]
)
def test_whatever_a_part_is_the_answer_is_200(
    port: int, payload: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    tried = 0
    for number, strange in enumerate(misshapen(payload)):
        if "event_id" not in strange and "event" in strange:
            strange["event_id"] = f"Ev{number}"
        body = json.dumps(strange)
        more = {"content-type": "application/json", **headers(body, at=time.time())}
        connection.request("POST", "/slack/events", body, more)
        response = connection.getresponse()
        response.read()
        assert response.status == 200, body
        tried += 1
    connection.close()
    lines = [record for record in caplog.records if record.name == "bot.requests"]
    assert len(lines) == tried
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
