"""The desk: takes any text and answers it."""

from __future__ import annotations

from typing import assert_never

from bot.answers.document import Answer
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


class Desk:
    """Answers questions from one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def read(self, text: str) -> Question:
        """What the text asks; see `bot.questions.read`."""
        return read(text, self.catalog)

    def answer(self, question: Question) -> Answer:
        """The answer to a question."""
        return _answer(question, self.catalog)

    def ask(self, text: str) -> Answer:
        """Read and answer in one step. Never raises on any text."""
        return self.answer(self.read(text))


# Each case imports the module of its answer: a command in a terminal waits for every import, and
# asks for one answer only.
def _answer(question: Question, catalog: Catalog) -> Answer:
    match question:
        case CodeLookup():
            from bot.answers.lookup import answer_lookup

            return answer_lookup(question, catalog)
        case CompareCodes():
            from bot.answers.compare import answer_compare

            return answer_compare(question, catalog)
        case FreeText():
            from bot.answers.search import answer_words

            return answer_words(question, catalog)
        case Help():
            from bot.answers.help import answer_help

            return answer_help(question, catalog)
        case ClassLookup():
            from bot.answers.classes import answer_class

            return answer_class(question, catalog)
        case CodeList():
            from bot.answers.classes import answer_listing

            return answer_listing(question, catalog)
        case UnregisteredLookup():
            from bot.answers.unregistered import answer_unregistered

            return answer_unregistered(question, catalog)
        case CauseLookup():
            from bot.answers.causes import answer_cause

            return answer_cause(question, catalog)
        case WarnCodeLookup():
            from bot.answers.terms import answer_warning

            return answer_warning(question, catalog)
        case MethodLookup():
            from bot.answers.terms import answer_method

            return answer_method(question, catalog)
        case HeaderFieldLookup():
            from bot.answers.terms import answer_header

            return answer_header(question, catalog)
        case RfcLookup():
            from bot.answers.rfc import answer_rfc

            return answer_rfc(question, catalog)
        case TermList():
            from bot.answers.lists import answer_terms

            return answer_terms(question, catalog)
        case IncompleteComparison():
            from bot.answers.clarify import answer_incomplete_comparison

            return answer_incomplete_comparison(question, catalog)
        case TooManyCodes():
            from bot.answers.clarify import answer_too_many

            return answer_too_many(question, catalog)
        case NotACode():
            from bot.answers.clarify import answer_not_a_code

            return answer_not_a_code(question, catalog)
        case NoSuchClass():
            from bot.answers.clarify import answer_no_such_class

            return answer_no_such_class(question, catalog)
        case _:
            assert_never(question)
