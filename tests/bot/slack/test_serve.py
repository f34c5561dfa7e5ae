"""`python -m bot serve` as a process: how it begins, what it writes, how it ends."""

from __future__ import annotations

import gc
import http.client
import json
import signal
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from bot.slack.serve import warm_catalog
from tests.bot.scripted_socket import ScriptedSocket, scripted_socket
from tests.bot.scripted_web_api import ScriptedWebApi, Step, limited, refused, scripted_web_api
from tests.bot.serving import Process, bot_process
from tests.bot.signed import command, event, headers

IDENTITY: dict[str, Any] = {"ok": True, "user_id": "UBOT", "bot_id": "BBOT", "team_id": "T1"}


@pytest.fixture
def api() -> Iterator[ScriptedWebApi]:
    with scripted_web_api() as api:
        api.plan.append(Step(answer=IDENTITY))
        yield api


@pytest.fixture
def bot(api: ScriptedWebApi) -> Iterator[Process]:
    with bot_process(api.url) as process:
        process.wait_until_it_listens()
        yield process


def deliver(bot: Process, body: str, **more: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", bot.port, timeout=10)
    kind = "json" if body.startswith("{") else "x-www-form-urlencoded"
    signed = headers(body, at=time.time())
    connection.request(
        "POST",
        "/slack/events",
        body,
        {"content-type": f"application/{kind}", **signed, **more},
    )
    response = connection.getresponse()
    answer = response.status, response.read().decode()
    connection.close()
    return answer


def test_it_answers_and_ends_in_order(bot: Process, api: ScriptedWebApi) -> None:
    assert "486 Busy Here" in json.loads(deliver(bot, command("486"))[1])["text"]
    assert deliver(bot, event("app_mention", "<@UBOT> 486"))[0] == 200
    assert len(api.posts) == 1
    bot.signal(signal.SIGTERM)
    assert bot.wait_for_the_end() == 0
    assert "Traceback" not in "\n".join(bot.lines)
    assert {record["level"] for record in bot.records} == {"INFO"}, "nothing to worry about"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_no_accident(bot: Process, number: int) -> None:
    bot.signal(number)
    assert bot.wait_for_the_end() == 0
    assert "Traceback" not in "\n".join(bot.lines)


def test_each_request_leaves_one_line_and_none_of_its_text(bot: Process) -> None:
    deliver(bot, command("tell-nobody vs 486"))
    deliver(bot, event("app_mention", "<@UBOT> 200 vs 380 tell-nobody"))
    deliver(bot, event("reaction_added", "tell-nobody"))
    deliver(bot, event("app_mention", "tell-nobody", user="UBOT"))
    deliver(bot, event("app_mention", None))
    deliver(bot, command("486"), **{"x-slack-signature": "v0=" + "0" * 64})
    bot.signal(signal.SIGTERM)
    bot.wait_for_the_end()
    requests = [record for record in bot.records if record["name"] == "bot.requests"]
    assert [(record["surface"], record["outcome"]) for record in requests] == [
        ("command", "answered"),
        ("mention", "posted"),
        ("reaction_added", "ignored, no listener"),
        ("mention", "ignored, written by the app itself"),
        ("mention", "dropped, event.text is not what Slack sends"),
        ("-", "refused, not signed by Slack"),
    ]
    assert all(record["latency_ms"] >= 0 and record["level"] == "INFO" for record in requests)
    assert len({record["reference"] for record in requests}) == len(requests)
    written = "\n".join(bot.lines)
    assert "tell-nobody" not in written
    assert "xoxb" not in written


def test_a_permanent_error_is_told_once_with_what_to_do(bot: Process, api: ScriptedWebApi) -> None:
    api.plan.append(refused("not_in_channel"))
    body = event("app_mention", "486")
    assert deliver(bot, body)[0] == 200
    assert deliver(bot, body)[0] == 200
    assert len(api.posts) == 1
    bot.signal(signal.SIGTERM)
    bot.wait_for_the_end()
    [error] = [record for record in bot.records if record["level"] == "ERROR"]
    assert "not_in_channel" in error["message"]
    assert "/invite" in error["message"]
    asked = next(record for record in bot.records if record.get("surface") == "mention")
    assert error["reference"] == asked["reference"]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (refused("invalid_auth"), "invalid_auth"),
        (Step(answer="<html>a proxy's page</html>"), "SLACK_API_URL"),
        (Step(answer=None), "could not be reached"),
    ],
)
def test_a_token_that_slack_refuses_is_said_in_one_sentence(
    api: ScriptedWebApi, answer: Step, sentence: str
) -> None:
    api.plan[:] = [answer]
    with bot_process(api.url) as bot:
        assert bot.wait_for_the_end() != 0
        [line] = bot.lines
    assert sentence in line
    assert "xoxb" not in line


def test_no_network_is_said_in_one_sentence() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/api/"
        with bot_process(url) as bot:
            assert bot.wait_for_the_end() != 0
            [line] = bot.lines
    assert "could not be reached" in line


def test_a_busy_port_is_said_in_one_sentence(api: ScriptedWebApi) -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))  # noqa: S104 (as the server does)
        taken.listen()
        with bot_process(api.url, PORT=str(taken.getsockname()[1])) as bot:
            assert bot.wait_for_the_end() != 0
    [line] = bot.lines
    assert "cannot be used" in line


def test_posts_that_wait_hold_up_neither_commands_nor_the_end(
    bot: Process, api: ScriptedWebApi
) -> None:
    api.plan += [limited("300")] * 20
    connections = []
    for number in range(20):
        body = event("app_mention", "486", channel=f"C{number}")
        connection = http.client.HTTPConnection("127.0.0.1", bot.port, timeout=10)
        signed = headers(body, at=time.time())
        connection.request(
            "POST", "/slack/events", body, {"content-type": "application/json", **signed}
        )
        connections.append(connection)
    assert api.wait_for_posts(20)
    assert "486" in deliver(bot, command("486"))[1]
    assert [connection.getresponse().status for connection in connections] == [503] * 20
    for connection in connections:
        connection.close()
    bot.signal(signal.SIGTERM)
    assert bot.wait_for_the_end(10) == 0


# --- Socket Mode


@pytest.fixture
def slack(api: ScriptedWebApi) -> Iterator[ScriptedSocket]:
    with scripted_socket() as slack:
        api.always["apps.connections.open"] = Step(answer={"ok": True, "url": slack.url})
        yield slack


@pytest.fixture
def ear(api: ScriptedWebApi, slack: ScriptedSocket) -> Iterator[Process]:
    with bot_process(api.url, SLACK_APP_TOKEN="xapp-never-shown") as process:
        process.wait_until_it_listens()
        process.wait_for("connected to Slack")
        yield process


def health(bot: Process) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", bot.port, timeout=10)
    connection.request("GET", "/health")
    response = connection.getresponse()
    answer = response.status, response.read().decode()
    connection.close()
    return answer


def test_socket_mode_answers_and_ends_in_order(ear: Process, slack: ScriptedSocket) -> None:
    line = slack.line()
    payload = {"command": "/sip", "text": "486", "trigger_id": "1.1.a"}
    sent = slack.envelope(line, "slash_commands", payload)
    assert "486 Busy Here" in slack.acknowledgement(line, sent)["payload"]["text"]
    assert health(ear) == (200, "ok")
    ear.signal(signal.SIGTERM)
    assert ear.wait_for_the_end() == 0
    assert slack.wait_for(lambda: line.ended)
    assert "Traceback" not in "\n".join(ear.lines)


def test_health_says_when_slack_cannot_be_heard(
    ear: Process, slack: ScriptedSocket, api: ScriptedWebApi
) -> None:
    api.always["apps.connections.open"] = refused("internal_error")
    slack.line().reset()
    ear.wait_for("no connection to Slack")
    assert health(ear) == (503, "not connected to Slack")


def test_a_token_that_slack_takes_back_ends_the_process(
    ear: Process, slack: ScriptedSocket, api: ScriptedWebApi
) -> None:
    api.always["apps.connections.open"] = refused("invalid_auth")
    slack.line().send({"type": "disconnect", "reason": "refresh_requested"})
    assert ear.wait_for_the_end() == 1
    [error] = [record for record in ear.records if record["level"] == "ERROR"]
    assert "SLACK_APP_TOKEN" in error["message"]
    assert "xapp-never" not in "\n".join(ear.lines)


@pytest.fixture
def collector() -> Iterator[None]:
    """The garbage collector as it was before."""
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


@pytest.mark.usefixtures("collector")
def test_a_warm_catalog_has_its_indexes_and_lies_out_of_the_collectors_way() -> None:
    catalog = warm_catalog()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == 50_000
    made = vars(catalog).keys()
    assert {"codes", "index", "phrases", "q850", "terms", "documents", "_search_index"} <= made
