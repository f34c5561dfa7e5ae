"""Which post goes next: one queue a channel, in order, each when it is due."""

from __future__ import annotations

from queue import Full

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.outbox.schedule import Schedule


@pytest.fixture
def schedule() -> Schedule[str]:
    return Schedule(most=5, most_a_channel=3)


def test_a_channel_keeps_its_order_and_has_one_post_under_way(schedule: Schedule[str]) -> None:
    schedule.put("C1", "a", 0)
    schedule.put("C1", "b", 0)
    assert schedule.take(0) == ("C1", "a")
    assert schedule.take(0) is None
    schedule.done("C1")
    assert schedule.take(0) == ("C1", "b")


def test_a_channel_that_waits_holds_up_no_other(schedule: Schedule[str]) -> None:
    schedule.put("C1", "a", 0)
    schedule.take(0)
    schedule.again("C1", "a", due=30)
    schedule.put("C1", "b", 1)
    schedule.put("C2", "c", 1)
    assert schedule.take(1) == ("C2", "c")
    assert schedule.take(1) is None
    assert schedule.wait(1) == 29
    assert schedule.take(30) == ("C1", "a"), "what waited stays the first"


def test_it_is_full_in_a_channel_and_in_all(schedule: Schedule[str]) -> None:
    for post in "abc":
        schedule.put("C1", post, 0)
    with pytest.raises(Full):
        schedule.put("C1", "d", 0)
    schedule.put("C2", "e", 0)
    schedule.put("C3", "f", 0)
    with pytest.raises(Full):
        schedule.put("C4", "g", 0)
    assert len(schedule) == 5


def test_sifting_leaves_what_is_kept_and_what_is_under_way(schedule: Schedule[str]) -> None:
    schedule.put("C1", "a", 0)
    schedule.take(0)
    schedule.put("C1", "b", 0)
    schedule.put("C2", "c", 0)
    schedule.put("C2", "d", 0)
    assert schedule.sift(lambda post: post == "d") == ["b", "c"]
    assert len(schedule) == 1
    assert schedule.take(0) == ("C2", "d")
    assert schedule.take(0) is None
    schedule.done("C1")
    schedule.done("C2")
    assert schedule.idle


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["put", "take", "done", "again", "sift"]),
            st.sampled_from(["C1", "C2", "C3"]),
            st.integers(0, 5),
        ),
        max_size=60,
    )
)
def test_nothing_is_lost_or_sent_twice(steps: list[tuple[str, str, int]]) -> None:
    schedule: Schedule[int] = Schedule(most=8, most_a_channel=4)
    given_in: list[tuple[str, int]] = []
    gone: list[tuple[str, int]] = []
    dropped: list[int] = []
    busy: dict[str, int] = {}
    now = 0
    for act, channel, number in steps:
        now += 1
        if act == "put":
            try:
                schedule.put(channel, now, now)
                given_in.append((channel, now))
            except Full:
                pass
        elif act == "take":
            if taken := schedule.take(now):
                assert taken[0] not in busy
                busy[taken[0]] = taken[1]
        elif act == "sift":
            dropped += schedule.sift(lambda post: post % 2 == 0)
        elif channel in busy:
            post = busy.pop(channel)
            if act == "done":
                schedule.done(channel)
                gone.append((channel, post))
            else:
                schedule.again(channel, post, now + number)
    for channel, post in busy.items():
        schedule.done(channel)
        gone.append((channel, post))
    while taken := schedule.take(now + 100):
        schedule.done(taken[0])
        gone.append(taken)
    assert schedule.idle
    assert len(schedule) == 0
    left = [entry for entry in given_in if entry[1] not in dropped]
    assert sorted(gone) == sorted(left)
    for channel in ("C1", "C2", "C3"):
        posts = [post for where, post in gone if where == channel]
        assert posts == sorted(posts), "a channel keeps its order"
