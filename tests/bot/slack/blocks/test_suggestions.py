"""Suggestions, as they can be followed on each surface of Slack."""

from __future__ import annotations

import pytest

from bot.answers.document import Answer, Suggestion, Suggestions
from bot.desk import Desk
from bot.slack.blocks import Message, message, plain_text
from bot.slack.surface import Surface
from tests.bot.slack_limits import check

OFFERED = Answer(
    "lookup",
    (486,),
    "Busy.",
    (
        Suggestions(
            "next", "Next", (Suggestion("486 vs 600", "486 vs 600"), Suggestion("4xx", "All 4xx"))
        ),
    ),
)


def _last(drawn: Message) -> str:
    text: str = drawn.blocks[-1]["elements"][0]["text"]
    return text


@pytest.mark.parametrize(
    ("surface", "line"),
    [
        (Surface.COMMAND, "Next: `/sip 486 vs 600` · `/sip 4xx`"),
        (Surface.MENTION, "Next (mention me first): `486 vs 600` · `4xx`"),
        (Surface.DIRECT_MESSAGE, "Next: `486 vs 600` · `4xx`"),
    ],
)
def test_a_suggestion_is_what_works_on_the_surface(surface: Surface, line: str) -> None:
    assert _last(message(OFFERED, surface)) == line


@pytest.mark.parametrize("surface", Surface)
def test_a_suggestion_pings_nobody(surface: Surface) -> None:
    hostile = Suggestion("<!channel> <@U1>", "x")
    drawn = message(
        Answer("unknown", (), "No.", (Suggestions("next", "Try", (hostile,)),)), surface
    )
    check(drawn)
    assert "&lt;!channel&gt;" in _last(drawn)


@pytest.mark.parametrize("surface", Surface)
def test_help_says_how_to_ask_on_the_surface(desk: Desk, surface: Surface) -> None:
    drawn = message(desk.ask("help"), surface)
    check(drawn)
    text = plain_text(drawn)
    assert ("• /sip 200 vs 380 " in text) == (surface is Surface.COMMAND)
    assert ("• 200 vs 380 " in text) == (surface is not Surface.COMMAND)
    assert "mention me" in text.lower()


def test_an_answer_is_drawn_for_a_command_unless_said_otherwise() -> None:
    assert message(OFFERED) == message(OFFERED, Surface.COMMAND)


def test_only_suggestions_differ_between_surfaces(desk: Desk) -> None:
    answer = desk.ask("200 vs 380")
    for surface in Surface:
        assert message(answer, surface).blocks[:-1] == message(answer).blocks[:-1]
