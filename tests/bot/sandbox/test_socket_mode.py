"""slack_bolt's own Socket Mode handler against the stand-in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bot.sandbox import CHANNEL, RunningWorkspace
from bot.sandbox.transports import EnvelopeType, Outcome, RetryAttempt

from .desk_app import Signals


@pytest.fixture
def connected(running: RunningWorkspace) -> Iterator[RunningWorkspace]:
    token = running.socket_settings.slack_app_token
    assert token is not None
    handler = SocketModeHandler(running.app, token.get_secret_value())
    handler.connect()  # type: ignore[no-untyped-call]
    assert running.hub.wait_for_connections(1)
    yield running
    handler.close()  # type: ignore[no-untyped-call]
    assert running.hub.wait_for_connections(0)


def test_a_command_comes_back_with_its_answer(connected: RunningWorkspace) -> None:
    connected.socket_user.send(CHANNEL, "/sip 486")
    assert connected.workspace.messages(CHANNEL)[-1].text == "You said 486"
    assert connected.hub.acks[0]["payload"]["text"] == "You said 486"


def test_an_event_is_acknowledged_and_answered(connected: RunningWorkspace) -> None:
    delivered = connected.socket_user.send(CHANNEL, "@SIP Desk 486")
    assert delivered is not None
    assert delivered.outcome.status == 200
    assert "You said" in connected.workspace.messages(CHANNEL)[-1].text


def test_a_repeated_event_carries_its_number(connected: RunningWorkspace, signals: Signals) -> None:
    delivered = connected.socket_user.send(CHANNEL, "@SIP Desk 486")
    assert delivered is not None
    connected.hub.deliver(EnvelopeType.EVENT, delivered.payload, RetryAttempt(1, "http_error"))
    assert signals.heard[-1]["retry"] == ["1"]


def test_a_refreshed_connection_is_replaced_by_a_new_one(connected: RunningWorkspace) -> None:
    connected.hub.disconnect()
    assert connected.hub.wait_for(lambda: connected.hub.served == 2)
    assert connected.hub.wait_for_connections(1)
    connected.socket_user.send(CHANNEL, "/sip 600")
    assert connected.workspace.messages(CHANNEL)[-1].text == "You said 600"


def test_without_a_connection_nothing_is_delivered(running: RunningWorkspace) -> None:
    assert running.hub.deliver(EnvelopeType.EVENT, {}) == Outcome(None)


def test_an_address_opens_once(running: RunningWorkspace) -> None:
    address = f"{running.url.replace('http', 'ws', 1)}/link?ticket={running.hub.new_ticket()}"
    with connect(address):
        assert running.hub.wait_for_connections(1)
    with pytest.raises(InvalidStatus):
        connect(address)
