"""The forms of a question, in the order in which they are tried.

`FORMS` is the one table: `read` walks it, and the help that people see is made from its
examples, so that what help promises is what is read. A form's reader gets cleaned text and
returns a `Question`, or None where the text is not of its form. The last form takes any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.questions.clean import clean
from bot.questions.comparisons import read_comparison
from bot.questions.model import (
    ClassOf,
    Help,
    Listing,
    Lookup,
    NoSuchClass,
    NotACode,
    Question,
    Unregistered,
    Words,
)
from bot.questions.operands import STATUS_LINE, misspelled, numbers_in, resolve, words_beside
from catalog import Catalog

Reader = Callable[[str, Catalog], Question | None]

_HELP = frozenset("help ? h hi hello hey usage commands man --help -h start".split()) | {""}
_LIST = re.compile(r"(?:list|show|all|index)(?: (?:all|the|sip|status|response))*(?: codes)?|codes")
_CLASS = re.compile(
    r"(?:(?:list|show|all|class|what (?:is|are)) ){0,2}(\d)(?:xx|\*\*|--|\?\?)?"
    r"(?: (?:class|codes?|errors?|responses?|series|range))?",
)
_NUMBER = re.compile(r"[+\-\u2212]?\d[\d.,]*")
_FULL = frozenset("full details detail detailed everything verbose".split())
_MANY_WORDS = 3
"""So many words beside a code make a description rather than a name."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to ask.

    examples: real inputs of this form, the best first; every one is read by it in the tests
    gives:    what the answer is, completing the example in the help
    """

    name: str
    examples: tuple[str, ...]
    gives: str
    reader: Reader
    in_help: bool = True


def _help(text: str, _: Catalog) -> Question | None:
    return Help() if text.lower().strip(" !.") in _HELP else None


def _listing(text: str, _: Catalog) -> Question | None:
    return Listing() if _LIST.fullmatch(text.lower().strip(" ?!.")) else None


def _class(text: str, _: Catalog) -> Question | None:
    match = _CLASS.fullmatch(text.lower().strip(" ?!."))
    if match is None:
        return None
    digit = int(match[1])
    if text == "0":
        return NotACode(text)
    return ClassOf(digit) if 1 <= digit <= 6 else NoSuchClass(digit)


def _code(text: str, catalog: Catalog) -> Question | None:
    numbers = numbers_in(text)
    registered = [number for number in numbers if number in catalog.codes]
    if len(registered) == 1 or (registered and STATUS_LINE.search(text)):
        main = max(registered, key=_gravity)
        others = tuple(number for number in registered if number != main)
        return Lookup(main, full=text.lower().split()[-1] in _FULL, also=others)
    if not registered and numbers and len(words_beside(text)) < _MANY_WORDS:
        return Unregistered(numbers[0])
    return None


def _gravity(number: int) -> int:
    """Which of several codes in one text is the problem: the failure, not the challenge."""
    return 0 if number < 300 else 1 if number in (401, 407, 487) else 2


def _phrase(text: str, catalog: Catalog) -> Question | None:
    words = text.split()
    full = len(words) > 1 and words[-1].lower() in _FULL
    codes = resolve(" ".join(words[:-1]) if full else text, catalog)
    if len(codes) == 1:
        return Lookup(codes[0], full=full)
    return Words(text) if codes else None


def _odd_number(text: str, _: Catalog) -> Question | None:
    return NotACode(text) if _NUMBER.fullmatch(text) else None


def _misspelled(text: str, catalog: Catalog) -> Question | None:
    codes = misspelled(text, catalog)
    return Lookup(codes[0]) if len(codes) == 1 else None


def _words(text: str, _: Catalog) -> Question:
    return Words(text)


FORMS: tuple[Form, ...] = (
    Form("help", ("help", "", "?"), "this help", _help),
    Form("list", ("list", "all codes"), "every registered code on one page", _listing),
    Form("class", ("4xx", "4XX", "5", "class 3"), "the codes of one class", _class),
    Form(
        "compare",
        (
            "200 vs 380",
            "480 486 600",
            "busy here vs busy everywhere",
            "200,380",
            "200/380",
            "200 380",
            "200 v 380",
            "200 versus 380",
            "compare 200 and 380",
            "difference between 200 and 380",
        ),
        "what sets two to five codes apart, and when to use which",
        read_comparison,
    ),
    Form(
        "code",
        ("486", "486 busy here", "SIP/2.0 486 Busy Here", "486 full"),
        "what a code means, why you see it, how to fix it; add full for all of it",
        _code,
    ),
    Form("phrase", ("busy here", "BUSY EVERYWHERE"), "the code that carries a phrase", _phrase),
    Form("number", ("999", "-5", "4.5"), "why that is no code", _odd_number, in_help=False),
    Form("typo", ("bsuy here",), "the code of a misspelled phrase", _misspelled, in_help=False),
    Form("words", ("codec mismatch",), "the codes that fit a symptom, best first", _words),
)


def read(text: str, catalog: Catalog) -> Question:
    """What a text asks. Never raises: the last form takes whatever the others do not."""
    cleaned = clean(text)
    for form in FORMS:
        question = form.reader(cleaned, catalog)
        if question is not None:
            return question
    raise AssertionError("the last form reads every text")
