"""The table of intents: its examples, and the order in which they are tried."""

from __future__ import annotations

import pytest

from bot.questions import Question, read
from bot.questions.intents import INTENTS, Intent, read_by_intents
from catalog import Catalog
from catalog.text.reading import Reading

BY_NAME = {intent.name: intent for intent in INTENTS}
ORDER = [intent.name for intent in INTENTS]


def first(text: str, catalog: Catalog) -> tuple[Intent, Question]:
    reading = Reading(text)
    found = ((intent, intent.reader(reading, catalog)) for intent in INTENTS)
    return next((intent, question) for intent, question in found if question is not None)


@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.name)
def test_each_example_of_the_help_is_read_by_its_own_intent(
    catalog: Catalog, intent: Intent
) -> None:
    for example in intent.examples:
        assert first(example, catalog)[0] is intent, example


@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.name)
def test_each_intent_says_why_it_has_its_place(intent: Intent) -> None:
    assert intent.why_here.endswith(".")
    assert len(intent.why_here.split()) > 3


def test_names_are_unique_and_the_last_intent_takes_any_text(catalog: Catalog) -> None:
    assert len(BY_NAME) == len(INTENTS)
    for text in ("", "486", "\N{PARTY POPPER}"):
        assert INTENTS[-1].reader(Reading(text), catalog) is not None


@pytest.mark.parametrize(
    ("name", "text", "later"),
    [(intent.name, text, later) for intent in INTENTS for text, later in intent.before],
)
def test_a_text_would_be_read_in_another_way_if_its_intent_came_later(
    catalog: Catalog, name: str, text: str, later: str
) -> None:
    intent, question = first(text, catalog)
    assert intent.name == name
    assert ORDER.index(name) < ORDER.index(later)
    assert BY_NAME[later].reader(Reading(text), catalog) not in (None, question)


def test_a_code_alone_is_read_as_the_table_reads_it(catalog: Catalog) -> None:
    for number in range(1000):
        for text in (f"{number:03}", f" {number}\n"):
            assert read(text, catalog) == read_by_intents(text, catalog), text
