"""Every message: within Slack's limits, with a text of its own, and pinging nobody."""

from __future__ import annotations

from itertools import combinations, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.document import Answer, Note, Paragraph, Title
from bot.desk import Desk
from bot.questions import CompareCodes
from bot.slack.blocks import Message, message
from bot.slack.message_cache import MessageCache
from bot.slack.surface import Surface
from catalog import Catalog
from tests.bot.slack_limits import check

HOSTILE = [
    "",
    "299",
    "999",
    "0",
    "-5",
    "4.5",
    "200 vs",
    "vs 380",
    "200 vs banana",
    "100 180 183 200 202 204",
    "x" * 10_000,
    "486 " * 3_000,
    "🎉🎉🎉",
    "\x00\x01\x02",
    "<!channel>",
    "200 vs <!channel>",
    "200 vs <@U123ABC>",
    "<!here> 486",
    "\u202e486\u202c",
    "מה זה 486",
    "*486* _busy_ `here` ~vs~ 200",
    "<https://example.com|486>",
    "& < > &amp; &lt;!channel&gt;",
    "'; drop table codes; --",
    "{{486}} %s %(x)s ${486}",
]


def _ids(drawn: Message) -> list[str]:
    return [block["block_id"] for block in drawn.blocks]


@pytest.mark.data
@pytest.mark.parametrize("full", ["", " full"])
def test_every_code_makes_a_sound_message(catalog: Catalog, desk: Desk, full: str) -> None:
    for number in catalog.codes:
        answer = desk.ask(f"{number}{full}")
        assert answer.kind == "lookup"
        assert answer.codes == (number,)
        drawn = message(answer)
        check(drawn)
        assert _ids(drawn) == [part.id for part in answer.parts], f"{number}{full} lost a part"


@pytest.mark.parametrize("digit", range(1, 7))
def test_every_pair_makes_a_sound_message(catalog: Catalog, desk: Desk, digit: int) -> None:
    pairs = [pair for pair in combinations(catalog.codes, 2) if pair[0] // 100 == digit]
    for pair in pairs:
        answer = desk.answer(CompareCodes(pair))
        assert answer.kind == "compare"
        assert answer.codes == pair
        drawn = message(answer)
        check(drawn)
        assert _ids(drawn) == [part.id for part in answer.parts], f"{pair} lost a part"


@pytest.mark.parametrize("size", [3, 4, 5])
def test_several_codes_make_a_sound_message(catalog: Catalog, desk: Desk, size: int) -> None:
    numbers = list(catalog.codes)
    for start in range(0, len(numbers) - size * 7, 3):
        codes = tuple(islice(numbers, start, start + size * 7, 7))
        drawn = message(desk.answer(CompareCodes(codes)))
        check(drawn)


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: repr(typed[:20]))
def test_wrong_and_hostile_input_gets_an_answer_that_helps(
    messages: MessageCache, typed: str
) -> None:
    drawn = messages.message(typed, Surface.COMMAND)
    check(drawn)
    assert "/sip" in str(drawn.blocks)


@given(st.text(max_size=400))
def test_any_text_makes_a_sound_message(desk: Desk, text: str) -> None:
    check(message(desk.ask(text)))


@given(st.text(alphabet="0123456789vsx,/ <>!@&|*_~`", max_size=40))
def test_any_mix_of_digits_and_marks_makes_a_sound_message(desk: Desk, text: str) -> None:
    check(message(desk.ask(text)))


def test_the_text_alone_answers(desk: Desk) -> None:
    assert "busy" in desk.ask("486").text
    assert desk.ask("200 vs 380").text.startswith("SIP 200 OK vs 380 Alternative Service: ")
    assert "treats a 2xx that it does not know as 200 OK" in desk.ask("299").text


def test_equal_questions_get_the_very_same_message(messages: MessageCache) -> None:
    drawn = messages.message("200 vs 380", Surface.COMMAND)
    assert messages.message("difference between 200 and 380", Surface.COMMAND) is drawn


def test_block_ids_are_stable_and_unique(messages: MessageCache) -> None:
    ids = _ids(messages.message("200 vs 380", Surface.COMMAND))
    assert len(set(ids)) == len(ids)
    assert ids[:2] == ["title", "verdict"]
    assert "differences" in ids


def test_what_does_not_fit_is_named_instead_of_lost() -> None:
    long = Answer(
        "lookup",
        (486,),
        "Long.",
        (
            Title("title", "Long"),
            *(Paragraph(f"p-{n}", ("word " * 400,), heading=f"Part {n}") for n in range(9)),
            Note("sources", ("the end",)),
        ),
    )
    drawn = message(long)
    check(drawn)
    ids = [block["block_id"] for block in drawn.blocks]
    assert ids[-2:] == ["sources", "left-out"]
    assert "Part 8" in str(drawn.blocks[-1])
