"""The intents of a question, in the order in which they are tried.

`INTENTS` is the one table: `read_by_intents` walks it, and the help that people see is made from
its examples, so that what help promises is what is read. Every reader gets the same `Reading` of
the text and returns a `Question`, or None where the text is not of its intent. The last intent
takes any text.

The order matters where one text fits several intents. Each row says why it has its place, and
names texts that would be read in another way if it came later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.questions.audience import without_public
from bot.questions.codes import (
    read_code,
    read_misspelled,
    read_odd_number,
    read_phrase,
    read_unregistered,
)
from bot.questions.comparisons import read_comparison
from bot.questions.lists import read_class, read_help, read_listing
from bot.questions.model import FreeText, Question
from bot.questions.terms import (
    read_cause,
    read_header,
    read_method,
    read_pasted,
    read_rfc,
    read_term_list,
    read_warning,
)
from catalog import Catalog
from catalog.text.reading import Reading

Reader = Callable[[Reading, Catalog], Question | None]


@dataclass(frozen=True, slots=True)
class Intent:
    """One way to ask.

    examples: real inputs of this intent, the best first; every one is read by it in the tests
    gives:    what the answer is, completing the example in the help
    why_here: why it is tried at this place
    before:   texts that a later intent would read in another way, each with that intent
    """

    name: str
    examples: tuple[str, ...]
    gives: str
    reader: Reader
    why_here: str
    before: tuple[tuple[str, str], ...] = ()
    in_help: bool = True


def _read_free_text(reading: Reading, _: Catalog) -> Question:
    return FreeText(reading.one_line)


INTENTS: tuple[Intent, ...] = (
    Intent(
        "help",
        ("help", "", "?"),
        "this help",
        read_help,
        why_here="A call for help counts whatever else its words mean.",
        before=(("options please", "method"),),
    ),
    Intent(
        "list",
        ("list", "all codes"),
        "every registered code on one page",
        read_listing,
        why_here="It takes a few whole texts that no other intent reads, so any place would do.",
    ),
    Intent(
        "class",
        ("4xx", "4XX", "5", "class 3"),
        "the codes of one class",
        read_class,
        why_here="In a range or in the name of a class, a number or a name is not one code.",
        before=(
            ("SUCCESS", "pasted"),
            ("400-499", "compare"),
            ("500 series", "code"),
            ("5", "number"),
        ),
    ),
    Intent(
        "pasted",
        ("USER_BUSY", "SERVICE_UNAVAILABLE", "Retry-After: 300", "cause 200", "compact v"),
        "what a header line or a product's hangup cause means",
        read_pasted,
        why_here="The form of the text says what it is: 300 is a time here, and v a header field.",
        before=(
            ("compact v", "compare"),
            ("Retry-After: 300", "code"),
            ("SERVICE_UNAVAILABLE", "phrase"),
        ),
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
        "what sets two to five codes apart, and when to use which; add full for every aspect",
        read_comparison,
        why_here="A look-up would answer one of the codes and leave the others out.",
        before=(
            ("200 vs 380", "code"),
            ("299 vs 999", "unregistered"),
            ("200,380", "number"),
        ),
    ),
    Intent(
        "code",
        ("486", "486 busy here", "SIP/2.0 486 Busy Here", "486 full"),
        "what a code means, why you see it, how to fix it; add full for all of it",
        read_code,
        why_here="A registered code is what a text is about, whatever it says besides.",
        before=(
            ("486 with cause 17", "cause"),
            ("486 and warning 399", "warning"),
            ("rfc 3261 486", "rfc"),
            ("486", "number"),
        ),
    ),
    Intent(
        "phrase",
        ("busy here", "BUSY EVERYWHERE"),
        "the code that carries a phrase",
        read_phrase,
        why_here="After the number, which decides over the phrase beside it (RFC 3261 §7.2).",
    ),
    Intent(
        "unregistered",
        ("477", "409 conflict", "701"),
        "who uses a number that nobody registered, and for what",
        read_unregistered,
        why_here="It needs a text without a registered code, and counts as a code from there on.",
        before=(
            ("477 cause 34", "cause"),
            ("477 rfc 3261", "rfc"),
            ("477", "number"),
        ),
    ),
    Intent(
        "cause",
        ("q850 34", "cause 17", "isdn cause 17", "Reason: Q.850;cause=34", "cause user busy"),
        "a Q.850 cause and its SIP codes; by name too, such as USER_BUSY",
        read_cause,
        why_here="Why a call was ended says more than what a server warns of.",
        before=(("cause 34 warning 399", "warning"),),
    ),
    Intent(
        "warning",
        ("warning 304", "warn-code 304", 'Warning: 304 example.com "Media type not available"'),
        "a code of the Warning header field",
        read_warning,
        why_here="Its number comes with its own word, so any place after the codes would do.",
    ),
    Intent(
        "rfc",
        ("rfc 3262", "RFC3262"),
        "what a document defines or changes",
        read_rfc,
        why_here="Its number comes with its own word, so any place after the codes would do.",
    ),
    Intent(
        "terms",
        ("methods", "headers", "compact forms", "q850", "warn-codes", "rfcs"),
        "all methods; headers, compact, causes, warnings and rfcs list as well",
        read_term_list,
        why_here="The word for a kind of names is not a name of that kind.",
        before=(("compact forms", "header"),),
    ),
    Intent(
        "method",
        ("method PRACK", "PRACK", "what is prack"),
        "what a method is for",
        read_method,
        why_here="No header field has the name of a method, so the two may change places.",
    ),
    Intent(
        "header",
        ("header Min-SE", "Min-SE", "min-se header", "compact k", "compact form of Supported"),
        "a header field and the codes that carry it; compact k works too",
        read_header,
        why_here="A name that is right is not a misspelled phrase.",
        before=(("Identity header", "typo"),),
    ),
    Intent(
        "number",
        ("999", "-5", "4.5"),
        "why that is not a code",
        read_odd_number,
        why_here="Every number that means something has been read by now.",
        in_help=False,
    ),
    Intent(
        "typo",
        ("bsuy here",),
        "the code of a misspelled phrase",
        read_misspelled,
        why_here="Only what nothing else reads may be taken for a mistake.",
        in_help=False,
    ),
    Intent(
        "words",
        ("codec mismatch",),
        "the codes that fit a symptom, best first",
        _read_free_text,
        why_here="It takes any text.",
    ),
)


def read_by_intents(text: str, catalog: Catalog) -> Question:
    """What a text asks. Never raises: the last intent takes whatever the others do not."""
    reading = Reading(without_public(text))
    for intent in INTENTS:
        question = intent.reader(reading, catalog)
        if question is not None:
            return question
    raise AssertionError("the last intent reads every text")
