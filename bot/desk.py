"""The desk: takes any text and answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.answers.causes import answer_cause
from bot.answers.clarify import (
    answer_incomplete_comparison,
    answer_no_such_class,
    answer_not_a_code,
    answer_too_many,
)
from bot.answers.classes import answer_class, answer_listing
from bot.answers.compare import answer_compare
from bot.answers.document import Answer
from bot.answers.help import answer_help
from bot.answers.lists import answer_references
from bot.answers.lookup import answer_lookup
from bot.answers.rfc import answer_rfc
from bot.answers.search import answer_words
from bot.answers.terms import answer_header, answer_method, answer_warning
from bot.answers.unregistered import answer_unregistered
from bot.questions import (
    CauseLookup,
    ClassLookup,
    CodeList,
    CodeLookup,
    CompareCodes,
    FreeText,
    HeaderFieldLookup,
    Help,
    IncompleteComparison,
    MethodLookup,
    NoSuchClass,
    NotACode,
    Question,
    RfcLookup,
    TermList,
    TooManyCodes,
    UnregisteredLookup,
    WarnCodeLookup,
    read,
)
from catalog import Catalog

# One row per kind of question. The argument type of each function is its key.
_ANSWERS: dict[type[Question], Callable[[Any, Catalog], Answer]] = {
    Help: answer_help,
    CodeList: answer_listing,
    ClassLookup: answer_class,
    CodeLookup: answer_lookup,
    CompareCodes: answer_compare,
    FreeText: answer_words,
    UnregisteredLookup: answer_unregistered,
    NotACode: answer_not_a_code,
    NoSuchClass: answer_no_such_class,
    IncompleteComparison: answer_incomplete_comparison,
    TooManyCodes: answer_too_many,
    CauseLookup: answer_cause,
    WarnCodeLookup: answer_warning,
    MethodLookup: answer_method,
    HeaderFieldLookup: answer_header,
    RfcLookup: answer_rfc,
    TermList: answer_references,
}


class Desk:
    """Answers questions from one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def read(self, text: str) -> Question:
        """What the text asks; see `bot.questions.read`."""
        return read(text, self.catalog)

    def answer(self, question: Question) -> Answer:
        """The answer to a question."""
        return _ANSWERS[type(question)](question, self.catalog)

    def ask(self, text: str) -> Answer:
        """Read and answer in one step. Never raises on any text."""
        return self.answer(self.read(text))
