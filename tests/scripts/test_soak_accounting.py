"""The soak finds what it looks for: a check that cannot fail is worse than none."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from scripts.rig.bot import NotStartedError
from scripts.rig.web_api import Call, Reply
from scripts.soak.driver import AbandonedError, Driver, answers
from scripts.soak.ledger import Attempt, Delivery, Event, Ledger, Request, Stop
from scripts.soak.logs import leaks, shapes
from scripts.soak.plan import SHORT, Fault, Item, Kind, Mishap, Plan
from scripts.soak.slack import Slack
from scripts.soak.verdict import FLAT_FROM, MOST_ATTEMPTS, fate, judge, out_of_order
from tests.loops import in_a_loop


def attempt(
    fault: Fault = Fault.NONE,
    *,
    posted: bool = True,
    plain: bool = False,
    process: int = 0,
    at: float = 1.0,
) -> Attempt:
    return Attempt(at, process, fault, plain, posted)


def delivery(
    outcome: str = "200", *, began: float = 0.5, ended: float = 0.6, process: int = 0
) -> Delivery:
    return Delivery(began, ended, process, outcome)


def event(*attempts: Attempt, for_good: Fault = Fault.NONE, name: str = "Ev1") -> Event:
    one = Event(name, Kind.MENTION, "C1", for_good)
    one.attempts += attempts
    one.deliveries.append(delivery())
    return one


def command(outcome: str = "200", *, right: bool = True, began: float = 1.0) -> Request:
    return Request(Kind.COMMAND, began, began + 0.01, outcome, right)


def broken(*events: Event, requests: tuple[Request, ...] = (), **fields: object) -> str:
    ledger = Ledger(events={one.id: one for one in events}, requests=list(requests))
    for name, value in fields.items():
        setattr(ledger, name, value)
    return "\n".join(judge(ledger).broken)


def test_a_clean_ledger_breaks_nothing() -> None:
    ended = [Stop(5.0, 0.1, 0)]
    assert broken(event(attempt()), requests=(command(),), stops=ended) == ""


def test_a_loss_is_found() -> None:
    assert "never answered: 1 (Ev1)" in broken(event())
    assert "never answered: 1" in broken(event(attempt(Fault.CUT_BEFORE, posted=False)))


def test_an_event_that_nobody_was_there_to_take_is_found() -> None:
    one = event()
    one.deliveries = [delivery("refused"), delivery("no line")]
    assert "never delivered: 1" in broken(one)


def test_a_duplicate_is_found() -> None:
    assert "twice without doubt: 1" in broken(event(attempt(), attempt(at=2.0)))
    slow = attempt(Fault.SLOW)
    assert "twice without doubt: 1" in broken(event(slow, attempt(at=2.0)))


@pytest.mark.parametrize("fault", [Fault.ERROR_AFTER, Fault.CUT_AFTER, Fault.HANG])
def test_a_second_post_after_a_doubtful_one_is_counted_apart(fault: Fault) -> None:
    one = event(attempt(fault), attempt(at=2.0))
    assert fate(one) == "answered twice after doubt"
    assert broken(one) == ""


def test_one_doubt_excuses_one_post_only() -> None:
    one = event(attempt(Fault.CUT_AFTER), attempt(at=2.0), attempt(at=3.0))
    assert fate(one) == "answered twice without doubt"


def test_a_restart_between_two_posts_excuses_the_second() -> None:
    one = event(attempt(), attempt(process=1, at=2.0))
    assert fate(one) == "answered twice over a restart"
    assert broken(one) == ""


def test_a_permanent_error_is_tried_once() -> None:
    refused = attempt(Fault.PERMANENT, posted=False)
    once = event(refused, for_good=Fault.PERMANENT)
    assert fate(once) == "permanent error"
    twice = event(refused, refused, for_good=Fault.PERMANENT)
    assert "tried again after a permanent error: 1" in broken(twice)
    in_another = attempt(Fault.PERMANENT, posted=False, process=1)
    assert fate(event(refused, in_another, for_good=Fault.PERMANENT)) == "permanent error"
    assert fate(event(for_good=Fault.PERMANENT)) == "never answered"
    posted = event(attempt(Fault.PERMANENT), for_good=Fault.PERMANENT)
    assert "posted after a permanent error: 1" in broken(posted)


def test_refused_blocks_are_tried_once_more_without_blocks() -> None:
    blocks = attempt(Fault.BLOCKS, posted=False)
    plain = attempt(Fault.BLOCKS, plain=True)
    assert fate(event(blocks, plain, for_good=Fault.BLOCKS)) == "answered once"
    for wrong in ((blocks,), (blocks, blocks), (plain,), (blocks, plain, plain), ()):
        assert "not tried plain once: 1" in broken(event(*wrong, for_good=Fault.BLOCKS))
    over_a_restart = (
        blocks,
        attempt(Fault.BLOCKS, posted=False, process=1),
        attempt(Fault.BLOCKS, plain=True, process=1),
    )
    assert fate(event(*over_a_restart, for_good=Fault.BLOCKS)) == "answered once"


def test_a_repetition_refused_after_the_post_is_found() -> None:
    one = event(attempt(at=1.0))
    one.deliveries = [delivery("503", ended=3.0)]
    assert broken(one) == ""
    one.deliveries.append(delivery("503", began=9.0, ended=9.1, process=1))
    assert broken(one) == ""
    one.deliveries.append(delivery("503", began=10.0, ended=10.1))
    assert "refused although done: 1 (Ev1)" in broken(one)


def test_a_post_tried_too_often_is_found() -> None:
    many = [attempt(Fault.ERROR_BEFORE, posted=False)] * MOST_ATTEMPTS
    assert "posted for more than" in broken(event(*many, attempt()))


def test_an_overtaken_event_is_found() -> None:
    first, second = event(attempt(at=5.0), name="Ev1"), event(attempt(at=4.0), name="Ev2")
    second.deliveries = [delivery(began=2.0, ended=2.1)]
    assert out_of_order([first, second]) == ["Ev1"]
    second.channel = "C2"
    assert out_of_order([first, second]) == []


def test_events_delivered_at_once_have_no_order() -> None:
    first, second = event(attempt(at=5.0), name="Ev1"), event(attempt(at=4.0), name="Ev2")
    second.deliveries = [delivery(began=0.55)]
    assert out_of_order([first, second]) == []


def test_an_event_refused_at_first_may_come_later() -> None:
    first, second = event(attempt(at=5.0), name="Ev1"), event(attempt(at=4.0), name="Ev2")
    first.deliveries.insert(0, delivery("503", began=0.1, ended=0.2))
    second.deliveries = [delivery(began=2.0, ended=2.1)]
    assert out_of_order([first, second]) == []


def test_a_command_without_an_answer_is_found() -> None:
    assert "not answered right: 1 (1 × timeout)" in broken(
        requests=(command("timeout", right=False),)
    )
    late = Request(Kind.COMMAND, 1.0, 4.5, "200", right=True)
    assert "answered too late: 1" in broken(requests=(late,))


def test_a_command_sent_while_nobody_ran_is_counted_apart() -> None:
    restart = [Stop(10.0, 1.0, 0, ready=12.0)]
    inside, after = (command("refused", right=False, began=at) for at in (11.0, 12.5))
    assert broken(requests=(inside,), stops=restart) == ""
    assert "1 × refused" in broken(requests=(after,), stops=restart)


def test_an_answer_to_another_question_is_wrong() -> None:
    asked = Item("H", 1, Kind.COMMAND, "486", "C1")
    told = {"response_type": "ephemeral", "text": "486 Busy Here"}
    assert answers(asked, told)
    assert not answers(asked, told | {"text": "487 Request Terminated"})
    assert not answers(asked, told | {"response_type": "error"})
    assert not answers(asked, {"text": "486"})
    assert not answers(asked, None)


@pytest.mark.parametrize(("seconds", "code"), [(0.1, 1), (0.1, -15), (11.0, 0), (20.0, None)])
def test_a_bad_end_is_found(seconds: float, code: int | None) -> None:
    assert "SIGTERM without exit 0" in broken(stops=[Stop(1.0, seconds, code)])


def test_memory_that_grows_is_found() -> None:
    many = (command(),) * FLAT_FROM
    half, flat, grown = (size * 2**20 for size in (100, 117, 119))
    assert broken(requests=many, memory=[("50 %", half), ("100 %", flat)]) == ""
    assert "memory grown" in broken(requests=many, memory=[("50 %", half), ("100 %", grown)])


def test_deafness_is_found_but_not_that_of_the_restart() -> None:
    restart = [Stop(10.0, 1.0, 0, ready=18.0)]
    assert broken(deaf=[(10.5, 18.0)], stops=restart) == ""
    assert "without a connection for more than" in broken(deaf=[(30.0, 36.0)], stops=restart)


def test_a_connection_ended_unasked_is_found_but_not_at_the_restart() -> None:
    restart = [Stop(10.0, 1.0, 0, ready=12.0)]
    assert broken(dropped=[11.0], stops=restart) == ""
    assert "ended unasked: 1" in broken(dropped=[11.0, 13.0], stops=restart)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("strays", "belong to no event"),
        ("abandoned", "given up"),
        ("overlaps", "during another"),
        ("early", "Retry-After"),
        ("repeated_acks", "acknowledged more than once"),
    ],
)
def test_each_count_of_the_wire_is_a_promise(name: str, said: str) -> None:
    ledger = Ledger()
    setattr(ledger, name, 1)
    assert said in "\n".join(judge(ledger).broken)


def test_logs_are_counted_by_shape_and_searched_for_leaks() -> None:
    text = "post EvH0000001 to C0001 failed\npost EvH0000002 to C0002 failed\nsaid zqcanary1\n"
    assert shapes(text)["post # to # failed"] == 2
    assert leaks(text) == ["a question"]
    assert leaks("posted") == []
    line = '{"level": "INFO", "name": "bot", "message": "in 5 ms", "outcome": "posted"}'
    assert list(shapes(line)) == ["INFO bot: None, posted"]


def test_the_short_plan_holds_every_fault_but_the_long_one() -> None:
    for door, number in (("H", SHORT.requests), ("S", SHORT.socket_requests)):
        items = list(SHORT.items(number, door))
        assert items == list(SHORT.items(number, door))
        events = [item.id for item in items if item.kind in (Kind.MENTION, Kind.DIRECT)]
        mishaps = Counter(map(SHORT.mishap, events))
        assert set(mishaps) == set(Mishap), door
        if door == "H":
            faults = {SHORT.fault(one, 0) for one in events}
            assert faults == set(Fault) - {Fault.HANG}


def test_a_third_attempt_always_succeeds() -> None:
    plan = Plan(faults=1.0)
    assert plan.faulty_attempts == 2
    assert {plan.fault(f"Ev{number}", 2) for number in range(500)} == {
        Fault.NONE,
        Fault.PERMANENT,
        Fault.BLOCKS,
    }


class NobodyThere:
    """A door behind which the bot has died."""

    async def event(self, _item: Item, _retry: tuple[int, str], _mishap: Mishap) -> str:
        return "refused"

    async def request(self, _item: Item) -> tuple[str, bool]:
        return "refused", False

    async def back(self, _seconds: float) -> bool:
        return False

    def close(self) -> None:
        pass


def test_a_soak_is_given_up_when_the_bot_has_died() -> None:
    plan = Plan(workers=2)
    driver = Driver(plan, Ledger(), NobodyThere(), lambda: 0)
    with pytest.raises(AbandonedError):
        in_a_loop(driver.run(plan.items(100, "H"), {}))


def test_what_fails_beside_the_workers_fails_the_soak() -> None:
    async def fail() -> None:
        raise NotStartedError("port in use")

    async def run() -> None:
        driver = Driver(Plan(), Ledger(), NobodyThere(), lambda: 0)
        driver.later(fail())
        await asyncio.sleep(0)
        await driver.run(iter(()), {})

    with pytest.raises(NotStartedError):
        in_a_loop(run())


class Posts:
    """The scripted Web API without a wire."""

    def __init__(self, plan: Plan, *names: str) -> None:
        self.ledger = Ledger()
        for name in names:
            self.ledger.events[name] = Event(name, Kind.MENTION, "C1", plan.for_good(name))
            self.ledger.by_thread["C1", f"{name}.1"] = name
        self.slack = Slack(plan, self.ledger)

    async def post(self, name: str, **fields: object) -> Reply | None:
        metadata = {"event_type": "answer", "event_payload": {"event_id": name}}
        told = {"channel": "C1", "text": "486", "blocks": [{}], "metadata": metadata, **fields}
        return await self.slack.post(Call("chat.postMessage", told))


def of_kind(plan: Plan, fault: Fault) -> str:
    return next(name for n in range(10**4) if plan.fault(name := f"Ev{n}", 0) is fault)


def test_posts_under_way_together_in_a_channel_are_found() -> None:
    plan = Plan(faults=0.5)
    names = [of_kind(plan, Fault.SLOW), of_kind(plan, Fault.NONE)]
    posts = Posts(plan, *names)

    async def together() -> None:
        slow = asyncio.create_task(posts.post(names[0]))
        await asyncio.sleep(0)
        await posts.post(names[1])
        slow.cancel()
        await asyncio.gather(slow, return_exceptions=True)

    in_a_loop(together())
    assert posts.ledger.overlaps == 1


def test_a_post_before_the_end_of_retry_after_is_found() -> None:
    plan = Plan(faults=0.5)
    names = [of_kind(plan, Fault.LIMITED), of_kind(plan, Fault.NONE)]
    posts = Posts(plan, *names)

    async def one_by_one() -> Reply | None:
        told = await posts.post(names[0])
        await posts.post(names[1])
        return told

    told = in_a_loop(one_by_one())
    assert told is not None
    assert (told.status, posts.ledger.early) == (429, 1)
    assert [len(one.posts) for one in posts.ledger.events.values()] == [0, 1]


def test_a_post_is_tied_to_its_event_by_metadata_else_by_thread() -> None:
    posts = Posts(Plan(faults=0.0), "Ev1", "Ev2")

    async def three() -> None:
        await posts.post("Ev1")
        await posts.post("", metadata=None, thread_ts="Ev2.1")
        await posts.post("", metadata=None)

    in_a_loop(three())
    assert [len(one.posts) for one in posts.ledger.events.values()] == [1, 1]
    assert posts.ledger.strays == 1
