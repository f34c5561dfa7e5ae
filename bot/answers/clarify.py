"""Answers to what cannot be used as asked: what was understood, and what to ask next."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.document import Answer, Bullets, Note, Paragraph, Part, Strong, Suggestion, Title
from bot.answers.parts import code_line, lead, sources, suggest, suggestions, versus
from bot.questions import (
    IncompleteComparison,
    NoSuchClass,
    NotACode,
    TooManyCodes,
    UnregisteredLookup,
)
from catalog import Catalog
from catalog.wording import capitalize, join_words

_SHOWN = 40
"""Characters of a person's text that are repeated to them."""


def unknown(
    text: str,
    advice: str,
    next_: Sequence[Suggestion],
    codes: tuple[int, ...] = (),
    extra: tuple[Part, ...] = (),
) -> Answer:
    """What was understood in one sentence, and what to ask instead."""
    return Answer(
        kind="unknown",
        codes=codes,
        text=f"{text} {advice}",
        parts=(
            Paragraph("verdict", (Strong(text), f" {advice}")),
            *extra,
            suggestions("next", "Try", next_),
        ),
    )


def shortened(text: str) -> str:
    """A person's text, cut to what is worth repeating."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def answer_unheard(question: UnregisteredLookup, catalog: Catalog) -> Answer:
    """A number that nobody is known to use: how a client treats it, and its neighbors."""
    about = catalog.classes[question.number // 100]
    nearest = catalog.nearest(question.number)
    rule = f"{capitalize(about.unknown.text)}."
    text = f"{question.number} is not a registered SIP response code."
    return Answer(
        kind="unknown",
        codes=tuple(code.code for code in nearest),
        text=f"{text} {rule} Nearest: {join_words(code.title for code in nearest)}.",
        parts=(
            Title("title", f"{question.number} is not registered"),
            Paragraph("verdict", (Strong(text), f" {rule}")),
            Bullets("nearest", "Nearest registered codes", tuple(map(code_line, nearest))),
            Note("sources", ("Learn more: ", *sources(about.unknown.sources, catalog))),
            suggestions(
                "next",
                "Try",
                [
                    suggest(str(nearest[0].code)),
                    suggest(f"{about.digit}xx", f"All {about.digit}xx"),
                    suggest("list", "All codes"),
                ],
            ),
        ),
    )


def answer_not_a_code(question: NotACode, _: Catalog) -> Answer:
    """A number outside 100 to 699, or no whole number."""
    return unknown(
        f"{shortened(question.text)} cannot be a SIP response code.",
        "Codes are three-digit numbers from 100 to 699.",
        [suggest("486"), suggest("4xx", "All 4xx"), suggest("list", "All codes")],
    )


def answer_no_such_class(question: NoSuchClass, catalog: Catalog) -> Answer:
    """0xx, 7xx, 8xx or 9xx; with the numbers of that class that some product writes."""
    seen = [
        entry for number, entry in catalog.unregistered.items() if number // 100 == question.digit
    ]
    users = join_words(dict.fromkeys(user.name for entry in seen for user in entry.used_by))
    numbers = join_words(entry.code for entry in seen)
    example = f" {users} writes {numbers}." if seen else ""
    return unknown(
        f"SIP has no {question.digit}xx class.",
        "Its classes are 1xx to 6xx; a number outside them in a log comes from the program "
        f"that wrote it.{example}",
        [
            *(suggest(str(entry.code)) for entry in seen[:1]),
            suggest("6xx", "All 6xx"),
            suggest("list", "All codes"),
        ],
        extra=(
            (
                Bullets(
                    "seen",
                    "Seen in logs",
                    tuple(lead(f"{entry.title}:", entry.summary) for entry in seen),
                ),
            )
            if seen
            else ()
        ),
    )


def answer_incomplete_comparison(question: IncompleteComparison, catalog: Catalog) -> Answer:
    """One side is missing or not understood: complete it."""
    numbers, missing = question.known, [shortened(text) for text in question.unknown[:3]]
    codes = [catalog.lookup(number) for number in numbers]
    if not codes:
        problem = (
            f"I don't know a response code for {join_words(missing, 'or')}."
            if missing
            else ("Two codes are needed to compare.")
        )
        return unknown(
            problem,
            "Put a code or its phrase on each side.",
            [suggest("200 vs 380"), suggest("busy here vs busy everywhere")],
        )
    understood = join_words(code.title for code in codes)
    text = (
        f"I understood {understood}, but don't know a registered code for "
        f"{join_words(missing, 'or')}."
        if missing
        else f"I understood {understood}; the other side is missing."
    )
    partners = [
        other.code for code in codes for other in code.confused_with if other.code not in numbers
    ]
    completed = [versus((*numbers, partner)) for partner in dict.fromkeys(partners)][:3]
    return unknown(
        text,
        "Put a registered code or its phrase on each side.",
        [versus(numbers), *completed[:2]]
        if len(numbers) > 1
        else completed or [suggest("200 vs 380")],
        codes=numbers,
        extra=(Bullets("known", None, tuple(map(code_line, codes))),),
    )


def answer_too_many(question: TooManyCodes, catalog: Catalog) -> Answer:
    """More than five codes: the first five, as a comparison."""
    return unknown(
        f"I compare two to five codes at a time; these are {len(question.codes)}.",
        "Choose up to five of them.",
        [versus(question.codes[:5]), versus(question.codes[-2:])],
        codes=question.codes[:5],
        extra=(
            Bullets(
                "known",
                None,
                tuple(code_line(catalog.lookup(number)) for number in question.codes[:8]),
            ),
        ),
    )
