"""The desk: one answer for each kind of question, and no import that the answer does not need."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import pytest

from bot.desk import Desk
from bot.questions import Question
from bot.questions.intents import INTENTS

_IMPORTED = """
import sys
import catalog
from bot.desk import Desk
Desk(catalog.load()).ask(sys.argv[1])
print(*sorted(name for name in sys.modules if name.startswith("bot.answers.")))
"""


def test_every_kind_of_question_is_read_and_answered(desk: Desk) -> None:
    unusable = ["200 vs", "100 180 183 200 202 204", "999", "7xx"]
    examples = [example for intent in INTENTS for example in intent.examples]
    questions = [desk.read(text) for text in (*examples, *unusable)]
    assert {type(question) for question in questions} == set(get_args(Question))
    for question in questions:
        assert desk.answer(question).parts


@pytest.mark.parametrize(
    ("text", "modules"),
    [
        ("486", {"document", "full", "lookup", "parts"}),
        ("help", {"document", "help", "parts"}),
    ],
)
def test_only_the_modules_of_the_answer_are_imported(text: str, modules: set[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _IMPORTED, text], capture_output=True, text=True, check=True
    )
    assert set(ran.stdout.split()) == {f"bot.answers.{module}" for module in modules}
