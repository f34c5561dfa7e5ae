"""Each delivery is answered once, and forgotten where it failed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.slack import deliveries as module
from bot.slack.deliveries import KEPT, REPETITIONS, SECONDS, Deliveries, Delivery, Fate
from tests.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(1000.0)


@pytest.fixture
def deliveries(clock: Clock) -> Deliveries:
    return Deliveries(clock)


def first(deliveries: Deliveries, key: str = "Ev1") -> bool:
    return deliveries.open({"event_id": key})[1]


def test_a_repetition_belongs_to_the_first(deliveries: Deliveries) -> None:
    delivery, new = deliveries.open({"event_id": "Ev1"})
    again, repeated = deliveries.open({"event_id": "Ev1"})
    assert (new, repeated) == (True, False)
    assert again is delivery


def test_key_presses_are_known_by_their_trigger(deliveries: Deliveries) -> None:
    assert deliveries.open({"trigger_id": "1.2.a"})[1]
    assert not deliveries.open({"trigger_id": "1.2.a"})[1]


@pytest.mark.parametrize("body", [{}, {"event_id": None}, {"event_id": ["x"]}, {"trigger_id": 5}])
def test_what_has_no_key_is_always_new(deliveries: Deliveries, body: dict[str, object]) -> None:
    assert deliveries.open(body)[1]
    assert deliveries.open(body)[1]


@pytest.mark.parametrize("fate", Fate)
def test_only_what_failed_begins_anew(deliveries: Deliveries, fate: Fate) -> None:
    deliveries.open({"event_id": "Ev1"})[0].settle(fate)
    assert first(deliveries) is (fate is Fate.FAILED)
    assert fate.acknowledged is not (fate is Fate.FAILED)


def test_the_memory_ends_with_time(deliveries: Deliveries, clock: Clock) -> None:
    assert first(deliveries)
    clock.now += SECONDS - 1
    assert not first(deliveries)
    clock.now += 1
    assert first(deliveries)


def test_the_memory_is_bounded_in_number_but_for_what_is_in_work(deliveries: Deliveries) -> None:
    in_work, _ = deliveries.open({"event_id": "Ev in work"})
    for number in range(KEPT + 1):
        delivery, new = deliveries.open({"event_id": f"Ev{number}"})
        assert new
        delivery.settle(Fate.POSTED)
    assert first(deliveries, "Ev0"), "the oldest was forgotten"
    assert not first(deliveries, f"Ev{KEPT}")
    assert deliveries.open({"event_id": "Ev in work"}) == (in_work, False)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Deliveries:
    """With room for four, so in two generations of two."""
    monkeypatch.setattr(module, "KEPT", 4)
    return Deliveries(clock)


def test_what_is_in_work_takes_no_room(small: Deliveries) -> None:
    for number in range(100):
        assert first(small, f"Ev{number}")
    assert not any(first(small, f"Ev{number}") for number in range(100)), "all are in work still"


def test_much_in_work_makes_no_request_dear(
    small: Deliveries, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[float] = []
    turn = module._Memory._turn

    def counted(memory: module._Memory, now: float) -> None:
        turns.append(now)
        turn(memory, now)

    monkeypatch.setattr(module._Memory, "_turn", counted)
    for number in range(100):
        first(small, f"Ev{number}")
    assert len(turns) <= 100 / 2, "one for each time that a generation is full"


def test_what_is_never_settled_is_forgotten_with_time(small: Deliveries, clock: Clock) -> None:
    for number in range(100):
        first(small, f"Ev{number}")
    clock.now += SECONDS
    for number in range(4):
        first(small, f"Ev later {number}")
    remembered = small._memories[0][1]
    assert len(remembered._younger) + len(remembered._elder) <= 4


def test_a_flood_of_key_presses_makes_no_event_forgotten(deliveries: Deliveries) -> None:
    deliveries.open({"event_id": "Ev1"})[0].settle(Fate.POSTED)
    for number in range(2 * KEPT):
        deliveries.open({"trigger_id": f"{number}.1.a"})[0].settle(Fate.ANSWERED)
    assert not first(deliveries, "Ev1")


def test_the_memory_outlasts_slacks_last_repetition() -> None:
    assert SECONDS > 6 * 60
    assert REPETITIONS == 3
    assert module.HELD_SECONDS < 3


def test_of_many_at_once_one_is_the_first(deliveries: Deliveries) -> None:
    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(lambda _: first(deliveries), range(200))) == 1


def test_of_many_after_a_failure_one_begins_anew(deliveries: Deliveries) -> None:
    deliveries.open({"event_id": "Ev1"})[0].settle(Fate.FAILED)
    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(lambda _: first(deliveries), range(200))) == 1


def test_who_waits_is_told_once() -> None:
    delivery = Delivery()
    called: list[str] = []
    with delivery.awaited(lambda: called.append("first")):
        delivery.settle(Fate.POSTED)
        delivery.settle(Fate.FAILED)
    assert called == ["first"]
    assert delivery.fate is Fate.POSTED
    with delivery.awaited(lambda: called.append("late")):
        assert called == ["first", "late"]


def test_who_has_left_is_not_told() -> None:
    delivery = Delivery()
    called: list[str] = []
    with delivery.awaited(lambda: called.append("x")):
        pass
    delivery.settle(Fate.POSTED)
    assert called == []


def test_slack_keeps_what_nobody_waits_for_until_its_last_repetition() -> None:
    delivery = Delivery()
    assert delivery.kept_by_slack
    with delivery.awaited(lambda: None, REPETITIONS - 1):
        assert not delivery.kept_by_slack
    assert delivery.kept_by_slack
    with delivery.awaited(lambda: None, REPETITIONS):
        pass
    assert not delivery.kept_by_slack
