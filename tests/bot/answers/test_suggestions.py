"""Suggestions: questions that the desk can use, with no word of how a surface asks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answers.document import Answer, Bullets, Suggestion, Suggestions
from bot.desk import Desk
from bot.questions.intents import INTENTS
from catalog import Catalog
from tests.source_strings import strings_of

ROOT = Path(__file__).parents[3]
MOST_IN_A_BUTTON = 75
"""Characters of a button's text in Slack."""
OF_A_SURFACE = re.compile(r"/sip\b|\bmention me\b|\bchannels?\b|\bthreads?\b", re.IGNORECASE)
MODULES = sorted(
    path for room in ("answers", "questions") for path in (ROOT / "bot" / room).glob("*.py")
)


def _suggested(answer: Answer) -> Iterator[Suggestion]:
    for part in answer.parts:
        if isinstance(part, Suggestions):
            assert part.items, answer.text
            yield from part.items
        elif isinstance(part, Bullets):
            for item in part.items:
                yield from (inline for inline in item if isinstance(inline, Suggestion))


def _answers(desk: Desk, catalog: Catalog) -> Iterator[Answer]:
    """One of each kind that there is, and the look-up of every code."""
    for intent in INTENTS:
        yield from map(desk.ask, intent.examples)
    for number in catalog.codes:
        yield desk.ask(str(number))
        yield desk.ask(f"{number} full")
    unusable = ["299", "7xx", "999", "200 vs", "200 vs banana", "a vs b", "zzqqxx", "cause 60"]
    for typed in [*unusable, "warning 309", "method PRAK", "header Min-Sx", "rfc 3264"]:
        yield desk.ask(typed)


def test_every_suggested_question_gets_an_answer(desk: Desk, catalog: Catalog) -> None:
    questions = {
        suggestion.question
        for answer in _answers(desk, catalog)
        for suggestion in _suggested(answer)
    }
    assert "200 vs 380" in questions
    assert [question for question in questions if not desk.ask(question).usable] == []


def test_every_label_fits_a_button(desk: Desk, catalog: Catalog) -> None:
    for answer in _answers(desk, catalog):
        for suggestion in _suggested(answer):
            assert 0 < len(suggestion.label) <= MOST_IN_A_BUTTON, suggestion


def test_no_answer_offers_the_same_question_twice(desk: Desk, catalog: Catalog) -> None:
    for answer in _answers(desk, catalog):
        questions = [suggestion.question for suggestion in _suggested(answer)]
        assert len(questions) == len(set(questions)), (answer.text, questions)


def test_the_text_of_an_answer_names_no_surface(desk: Desk, catalog: Catalog) -> None:
    for answer in _answers(desk, catalog):
        assert "/sip" not in answer.text
        assert "mention me" not in answer.text


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_questions_and_answers_name_no_surface(path: Path) -> None:
    assert [text for _, text in strings_of(path) if OF_A_SURFACE.search(text)] == []
