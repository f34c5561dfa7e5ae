"""The answers to `4xx` and `list`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.document import Answer, Bullets, Inline, Line, Note, Paragraph, Strong, Title
from bot.answers.parts import code_line, sources, suggest, suggestions
from bot.questions import ClassLookup, CodeList
from catalog import Catalog, ResponseCode
from catalog.compare.words import words
from catalog.wording import join_words


def answer_class(question: ClassLookup, catalog: Catalog) -> Answer:
    """What holds for the class, and its codes."""
    about = catalog.classes[question.digit]
    codes = catalog.in_class(question.digit)
    numbers = [code.code for code in codes]
    return Answer(
        kind="class",
        codes=tuple(numbers),
        text=f"SIP {about.digit}xx {about.name}: {about.means}. Registered: {join_words(numbers)}.",
        parts=(
            Title("title", f"{about.digit}xx {about.name}"),
            Paragraph("verdict", (Strong(f"{about.means}."),)),
            Bullets(
                "rules",
                None,
                (
                    (f"A forking proxy passes a {about.digit}xx on {words(about.fork.passed_on)}",),
                    (f"Other branches {words(about.fork.branches)}",),
                    (f"A {about.digit}xx {about.ack.short}",),
                    (about.unknown.text,),
                    *((claim.text,) for claim in about.also),
                ),
            ),
            Bullets("codes", f"{len(codes)} registered codes", tuple(map(code_line, codes))),
            Note(
                "sources",
                (
                    "Learn more: ",
                    *sources(
                        [*about.fork.sources, *about.ack.sources, *about.unknown.sources], catalog
                    ),
                ),
            ),
            suggestions("next", "Look at one", [suggest(str(number)) for number in numbers[:3]]),
        ),
    )


def _running(codes: Sequence[ResponseCode]) -> Line:
    """Codes one after another, so that all of them fit one page."""
    line: list[Inline] = []
    for code in codes:
        deprecated = " (deprecated)" if code.registration.deprecated else ""
        line += [*([" · "] if line else []), Strong(str(code.code)), f" {code.phrase}{deprecated}"]
    return tuple(line)


def answer_listing(_: CodeList, catalog: Catalog) -> Answer:
    """Every registered code, by class."""
    return Answer(
        kind="list",
        codes=tuple(catalog.codes),
        text=f"SIP has {len(catalog.codes)} registered response codes in six classes, 1xx to 6xx. "
        "There is no 7xx.",
        parts=(
            Title("title", f"{len(catalog.codes)} SIP response codes"),
            *(
                Paragraph(
                    f"class-{digit}",
                    _running(catalog.in_class(digit)),
                    heading=f"{digit}xx {about.name}",
                )
                for digit, about in catalog.classes.items()
            ),
            suggestions(
                "next", "Next", [suggest("486"), suggest("4xx", "All 4xx"), suggest("200 vs 380")]
            ),
        ),
    )
