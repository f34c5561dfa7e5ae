"""What comes of a post: each kind of try, the bounds, and an orderly end."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import count
from threading import Event, Lock, Semaphore

import pytest

from bot.errors import OutboxFullError
from bot.slack.blocks import Message
from bot.slack.deliveries import Delivery, Fate
from bot.slack.outbox import (
    Attempt,
    Doubtful,
    Later,
    Outbox,
    Post,
    Refused,
    Sent,
    Unsent,
)

_numbers = count()


def post(channel: str = "C1", delivery: Delivery | None = None) -> Post:
    number = next(_numbers)
    return Post(
        channel,
        None,
        Message.of(f"answer {number}", [], "help"),
        f"Ev{number}",
        delivery=delivery or Delivery(),
    )


class Slack:
    """Does with each try what a test says, and remembers it."""

    def __init__(self) -> None:
        self.plan: list[Attempt] = []
        self.tries: list[Post] = []
        self.begun = Event()
        self.let_go = Event()
        self.let_go.set()
        self._lock = Lock()
        self._begun = Semaphore(0)

    def wait_for_tries_begun(self, number: int) -> bool:
        return all(self._begun.acquire(timeout=5) for _ in range(number))

    def __call__(self, sent: Post) -> Attempt:
        self.begun.set()
        self._begun.release()
        self.let_go.wait(5)
        with self._lock:
            self.tries.append(sent)
            return self.plan.pop(0) if self.plan else Sent()


@pytest.fixture
def slack() -> Slack:
    return Slack()


@pytest.fixture
def outbox(slack: Slack) -> Iterator[Outbox]:
    outbox = Outbox(slack, pauses=(0.0, 0.0), most=6, most_a_channel=3)
    yield outbox
    slack.let_go.set()
    outbox.close(5)


def fate(outbox: Outbox, sent: Post) -> Fate | None:
    outbox.submit(sent)
    assert outbox.wait_until_idle(5)
    return sent.delivery.fate


def test_a_post_leaves(outbox: Outbox, slack: Slack) -> None:
    sent = post()
    assert fate(outbox, sent) is Fate.POSTED
    assert slack.tries == [sent]


def test_a_limit_is_waited_for_and_counts_as_no_try(outbox: Outbox, slack: Slack) -> None:
    slack.plan = [Later(0.0)] * 10
    assert fate(outbox, post()) is Fate.POSTED
    assert len(slack.tries) == 11


def test_a_limit_that_does_not_end_is_given_up(
    outbox: Outbox, slack: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.plan = [Later(601.0)]
    assert fate(outbox, post()) is Fate.GIVEN_UP
    assert "limited the rate" in caplog.text


def test_a_refusal_is_told_once_with_what_to_do(
    outbox: Outbox, slack: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.plan = [Refused("not_in_channel", "invite the app")]
    assert fate(outbox, post()) is Fate.REFUSED
    assert len(slack.tries) == 1
    [record] = caplog.records
    assert record.levelno == logging.ERROR
    assert "not_in_channel: invite the app" in record.getMessage()


def test_a_form_that_slack_refuses_goes_once_in_plain_form(outbox: Outbox, slack: Slack) -> None:
    slack.plan = [Refused("invalid_blocks", "", plain=True)]
    assert fate(outbox, post()) is Fate.POSTED
    assert [tried.plain for tried in slack.tries] == [False, True]


def test_a_plain_form_that_slack_refuses_is_the_end(outbox: Outbox, slack: Slack) -> None:
    slack.plan = [Refused("msg_too_long", "", plain=True)] * 3
    assert fate(outbox, post()) is Fate.REFUSED
    assert len(slack.tries) == 2


def test_what_cannot_have_arrived_is_tried_again_and_then_left_to_slack(
    outbox: Outbox, slack: Slack
) -> None:
    slack.plan = [Unsent("ConnectionRefusedError")] * 2
    assert fate(outbox, post()) is Fate.POSTED
    slack.plan = [Unsent("ConnectionRefusedError")] * 3
    assert fate(outbox, post()) is Fate.FAILED
    assert len(slack.tries) == 6


def test_rather_twice_than_never(
    outbox: Outbox, slack: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.plan = [Doubtful("TimeoutError")]
    assert fate(outbox, post()) is Fate.POSTED
    assert len(slack.tries) == 2
    assert "may arrive twice" in caplog.text


def test_a_post_that_stays_doubtful_is_given_up_and_not_begun_anew(
    outbox: Outbox, slack: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.plan = [Unsent("ConnectionRefusedError"), Doubtful("TimeoutError"), Unsent("x")]
    assert fate(outbox, post()) is Fate.GIVEN_UP
    assert "given up" in caplog.text


def test_a_defect_while_posting_leaves_nobody_waiting(
    slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr("threading.excepthook", lambda failure: seen.append(failure.exc_type))

    def broken(sent: Post) -> Attempt:
        raise LookupError

    outbox = Outbox(broken)
    assert fate(outbox, post()) is Fate.GIVEN_UP
    assert fate(outbox, post()) is Fate.GIVEN_UP
    outbox.close(5)
    assert seen == [LookupError, LookupError]


def test_a_channel_that_hangs_holds_up_no_other(outbox: Outbox, slack: Slack) -> None:
    slack.plan = [Later(300.0)]
    waiting, other = post("C1"), post("C2")
    outbox.submit(waiting)
    settled = Event()
    with other.delivery.awaited(settled.set):
        outbox.submit(other)
        assert settled.wait(5)
    assert waiting.delivery.fate is None


def test_no_room_is_said_at_once(outbox: Outbox, slack: Slack) -> None:
    slack.let_go.clear()
    first = post()
    outbox.submit(first)
    assert slack.begun.wait(5)
    for _ in range(3):
        outbox.submit(post())
    with pytest.raises(OutboxFullError):
        outbox.submit(post())
    outbox.submit(post("C2"))


def test_the_end_finishes_what_somebody_waits_for_and_leaves_the_rest_to_slack(
    outbox: Outbox, slack: Slack
) -> None:
    slack.let_go.clear()

    class Dropped(Delivery):
        """Lets the posts under way go on as soon as it is dropped."""

        def settle(self, fate: Fate) -> None:
            super().settle(fate)
            slack.let_go.set()

    under_way, awaited, kept, last = post(), post(), post(delivery=Dropped()), post()
    with awaited.delivery.awaited(lambda: None):
        outbox.submit(under_way)
        assert slack.begun.wait(5)
        outbox.submit(awaited)
        outbox.submit(kept)
        with last.delivery.awaited(lambda: None, repetition=3):
            pass
        outbox.submit(last)
        outbox.close(5)
    assert kept.delivery.fate is Fate.FAILED
    assert {post.delivery.fate for post in (under_way, awaited, last)} == {Fate.POSTED}
    with pytest.raises(OutboxFullError):
        outbox.submit(post())


def test_what_the_end_leaves_is_told(slack: Slack, caplog: pytest.LogCaptureFixture) -> None:
    slack.plan = [Later(300.0)]
    outbox = Outbox(slack)
    waiting = post()
    settled = Event()
    with waiting.delivery.awaited(settled.set):
        outbox.submit(waiting)
        assert slack.begun.wait(5)
        outbox.close(0)
        assert settled.wait(5)
    assert waiting.delivery.fate is Fate.FAILED
    assert "the process ends" in caplog.text


def test_posts_that_come_together_leave_together(slack: Slack) -> None:
    outbox = Outbox(slack)
    outbox.submit(post("C0"))
    assert outbox.wait_until_idle(5)
    slack.let_go.clear()
    for number in range(8):
        outbox.submit(post(f"C{number}"))
    assert slack.wait_for_tries_begun(9), "none waits behind another's post"
    slack.let_go.set()
    outbox.close(5)


def test_a_limit_at_the_end_leaves_the_post_to_slack(
    outbox: Outbox, slack: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    slack.let_go.clear()
    slack.plan = [Later(0.0)]
    limited = post()
    outbox.submit(limited)
    assert slack.begun.wait(5)
    outbox.leave_to_slack()
    slack.let_go.set()
    assert outbox.wait_until_idle(5)
    assert limited.delivery.fate is Fate.FAILED
    assert len(slack.tries) == 1
    assert caplog.records == []
