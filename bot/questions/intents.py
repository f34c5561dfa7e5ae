"""The forms of a question, in the order in which they are tried.

`INTENTS` is the one table: `read` walks it, and the help that people see is made from its
examples, so that what help promises is what is read. A form's reader gets cleaned text and
returns a `Question`, or None where the text is not of its form. The last form takes any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.questions.codes import misspelled, resolve, words_beside
from bot.questions.comparisons import read_comparison
from bot.questions.lists import read_class, read_help, read_listing
from bot.questions.model import (
    CodeLookup,
    FreeText,
    NotACode,
    Question,
    UnregisteredLookup,
)
from bot.questions.terms import (
    read_cause,
    read_header,
    read_method,
    read_pasted,
    read_references,
    read_rfc,
    read_warning,
)
from catalog import Catalog
from catalog.text.extract import STATUS_LINE, numbers_in
from catalog.text.normalize import clean

Reader = Callable[[str, Catalog], Question | None]

_NUMBER = re.compile(r"[+\-\u2212]?\d[\d.,]*")
_FULL = frozenset("full details detail detailed everything verbose".split())
_MANY_WORDS = 3
"""So many words beside a number make a description rather than a name."""
_KNOWN_WORDS = 6
"""The same for a failure that is not registered, but that some product sends."""
_FAILURES, _HIGHEST = 400, 699
_NO_CLASS = re.compile(r"(?:sip(?:/2\.0)?\W{1,3})?([7-9]\d\d)\b(?![.:\-]\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Intent:
    """One way to ask.

    examples: real inputs of this form, the best first; every one is read by it in the tests
    gives:    what the answer is, completing the example in the help
    """

    name: str
    examples: tuple[str, ...]
    gives: str
    reader: Reader
    in_help: bool = True


def _code(text: str, catalog: Catalog) -> Question | None:
    numbers = numbers_in(text)
    registered = [number for number in numbers if number in catalog.codes]
    if registered:
        main = max(registered, key=_gravity)
        others = tuple(number for number in registered if number != main)
        named = () if others else catalog.phrases.exact(" ".join(words_beside(text)))
        return CodeLookup(
            main,
            full=text.lower().split()[-1] in _FULL,
            also=others,
            named=() if main in named else named,
        )
    return None


def _unregistered(text: str, catalog: Catalog) -> Question | None:
    beyond = _NO_CLASS.match(text)
    numbers = numbers_in(text) or ([int(beyond[1])] if beyond else [])
    if not numbers or any(number in catalog.codes for number in numbers):
        return None
    known = [number for number in numbers if number in catalog.unregistered]
    number = (known or numbers)[0]
    if number > _HIGHEST and not known:
        return NotACode(str(number)) if STATUS_LINE.search(text) else None
    leads = known and (text.startswith(str(number)) or STATUS_LINE.search(text))
    most = _KNOWN_WORDS if known and number >= _FAILURES else _MANY_WORDS
    return UnregisteredLookup(number) if leads or len(words_beside(text)) < most else None


def _gravity(number: int) -> int:
    """Which of several codes in one text is the problem: the failure, not the challenge."""
    return 0 if number < 300 else 1 if number in (401, 407, 487) else 2


def _phrase(text: str, catalog: Catalog) -> Question | None:
    words = text.split()
    full = len(words) > 1 and words[-1].lower() in _FULL
    codes = resolve(" ".join(words[:-1]) if full else text, catalog)
    if len(codes) == 1:
        return CodeLookup(codes[0], full=full)
    return FreeText(text) if codes else None


def _odd_number(text: str, _: Catalog) -> Question | None:
    return NotACode(text) if _NUMBER.fullmatch(text) else None


def _misspelled(text: str, catalog: Catalog) -> Question | None:
    codes = misspelled(text, catalog)
    return CodeLookup(codes[0]) if len(codes) == 1 else None


def _words(text: str, _: Catalog) -> Question:
    return FreeText(text)


INTENTS: tuple[Intent, ...] = (
    Intent("help", ("help", "", "?"), "this help", read_help),
    Intent("list", ("list", "all codes"), "every registered code on one page", read_listing),
    Intent("class", ("4xx", "4XX", "5", "class 3"), "the codes of one class", read_class),
    Intent(
        "pasted",
        ("USER_BUSY", "SERVICE_UNAVAILABLE", "Retry-After: 300", "cause 200", "compact v"),
        "what a header line or a product's hangup cause means",
        read_pasted,
        in_help=False,
    ),
    Intent(
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
    Intent(
        "code",
        ("486", "486 busy here", "SIP/2.0 486 Busy Here", "486 full"),
        "what a code means, why you see it, how to fix it; add full for all of it",
        _code,
    ),
    Intent("phrase", ("busy here", "BUSY EVERYWHERE"), "the code that carries a phrase", _phrase),
    Intent(
        "unregistered",
        ("477", "409 conflict", "701"),
        "who uses a number that nobody registered, and for what",
        _unregistered,
    ),
    Intent(
        "cause",
        ("q850 34", "cause 17", "isdn cause 17", "Reason: Q.850;cause=34", "cause user busy"),
        "a Q.850 cause and its SIP codes; by name too, such as USER_BUSY",
        read_cause,
    ),
    Intent(
        "warning",
        ("warning 304", "warn-code 304", 'Warning: 304 example.com "Media type not available"'),
        "a code of the Warning header field",
        read_warning,
    ),
    Intent("rfc", ("rfc 3262", "RFC3262"), "what a document defines or changes", read_rfc),
    Intent(
        "references",
        ("methods", "headers", "compact forms", "q850", "warn-codes", "rfcs"),
        "all methods; headers, compact, causes, warnings and rfcs list as well",
        read_references,
    ),
    Intent(
        "method", ("method PRACK", "PRACK", "what is prack"), "what a method is for", read_method
    ),
    Intent(
        "header",
        ("header Min-SE", "Min-SE", "min-se header", "compact k", "compact form of Supported"),
        "a header field and the codes that carry it; compact k works too",
        read_header,
    ),
    Intent("number", ("999", "-5", "4.5"), "why that is no code", _odd_number, in_help=False),
    Intent("typo", ("bsuy here",), "the code of a misspelled phrase", _misspelled, in_help=False),
    Intent("words", ("codec mismatch",), "the codes that fit a symptom, best first", _words),
)


def read(text: str, catalog: Catalog) -> Question:
    """What a text asks. Never raises: the last form takes whatever the others do not."""
    cleaned = clean(text)
    for form in INTENTS:
        question = form.reader(cleaned, catalog)
        if question is not None:
            return question
    raise AssertionError("the last form reads every text")
