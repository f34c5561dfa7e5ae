"""The middleware lets each delivery through once, whatever comes at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

import pytest
from slack_bolt import BoltRequest, BoltResponse

from bot.slack.deliveries import Fate
from bot.slack.middleware import DeduplicateDeliveries
from bot.slack.state import state_of
from tests.bot.signed import command, event, request
from tests.clock import Clock

ANSWER = BoltResponse(status=200, body="the answer")
AT_ONCE = 16


class Listener:
    """What comes after the middleware; counts how often."""

    def __init__(self) -> None:
        self.calls = 0
        self._lock = Lock()

    def __call__(self) -> BoltResponse:
        with self._lock:
            self.calls += 1
        return ANSWER


@pytest.fixture
def middleware() -> DeduplicateDeliveries:
    return DeduplicateDeliveries(Clock(1000.0))


@pytest.fixture
def listener() -> Listener:
    return Listener()


def process(
    middleware: DeduplicateDeliveries, incoming: BoltRequest, listener: Listener
) -> BoltResponse:
    return middleware.process(req=incoming, resp=BoltResponse(status=200), next=listener)


@pytest.mark.parametrize("body", [command("486"), event("app_mention", "486")])
def test_a_repetition_stops_here_and_belongs_to_the_first(
    middleware: DeduplicateDeliveries, listener: Listener, body: str
) -> None:
    first, again = request(body), request(body)
    assert process(middleware, first, listener) is ANSWER
    assert process(middleware, again, listener).body == ""
    assert listener.calls == 1
    assert not state_of(first.context).repeated
    assert state_of(again.context).repeated
    assert state_of(again.context).delivery is state_of(first.context).delivery


def test_of_many_at_once_one_goes_on(middleware: DeduplicateDeliveries, listener: Listener) -> None:
    body = event("app_mention", "486")
    together = Barrier(AT_ONCE)

    def deliver(_: int) -> BoltRequest:
        incoming = request(body)
        together.wait(5)
        process(middleware, incoming, listener)
        return incoming

    with ThreadPoolExecutor(AT_ONCE) as pool:
        states = [state_of(incoming.context) for incoming in pool.map(deliver, range(AT_ONCE))]
    assert listener.calls == 1
    assert sum(state.repeated for state in states) == AT_ONCE - 1
    assert len({id(state.delivery) for state in states}) == 1


def test_only_a_failure_lets_the_next_one_through(
    middleware: DeduplicateDeliveries, listener: Listener
) -> None:
    body = event("app_mention", "486")
    for calls, fate in ((1, Fate.FAILED), (2, Fate.POSTED), (2, Fate.POSTED)):
        incoming = request(body)
        process(middleware, incoming, listener)
        assert listener.calls == calls
        delivery = state_of(incoming.context).delivery
        assert delivery is not None
        delivery.settle(fate)


def test_two_key_presses_are_two_deliveries(
    middleware: DeduplicateDeliveries, listener: Listener
) -> None:
    for _ in range(2):
        process(middleware, request(command("486")), listener)
    assert listener.calls == 2
