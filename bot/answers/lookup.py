"""The answer to `486`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.document import (
    Answer,
    Bullets,
    Inline,
    Line,
    Note,
    Paragraph,
    Part,
    Strong,
    Table,
    Title,
)
from bot.answers.full import full_parts
from bot.answers.parts import (
    fix_heading,
    header_line,
    lead,
    second_hand,
    sources,
    suggest,
    suggestions,
    versus,
)
from bot.questions import CodeLookup
from catalog import Catalog, ResponseCode
from catalog.cited import FREE_PHRASE
from catalog.compare.aspects import ASPECTS
from catalog.model.claims import Cause, Strength
from catalog.wording import capitalize, join_words, with_period

_SHORT = 3
"""Items of each list that the short answer shows."""
_LEARN, _IN_FULL = 8, 2
"""Links at the end; the full answer has its sources beside each claim."""
_FACTS = (
    "Class",
    "Sent by",
    "All it can answer",
    "What to do",
    "Who acts",
    "Another trunk",
    "Other branches",
    "Inside a dialog",
    "ACK",
    "Caller hears",
    "Q.850 cause",
)


def answer_lookup(question: CodeLookup, catalog: Catalog) -> Answer:
    """What it means, when you see it, what to do, how it behaves, what it is mixed up with."""
    code = catalog.lookup(question.code)
    deprecated = " (deprecated)" if code.registration.deprecated else ""
    parts = lookup_parts(code, catalog, full=question.full)
    if question.named:
        parts.insert(1, _misnamed(code, [catalog.lookup(number) for number in question.named]))
    if question.also:
        parts.append(
            suggestions(
                "also", "Also in your text", [suggest(str(number)) for number in question.also[:5]]
            )
        )
    return Answer(
        kind="lookup",
        codes=(code.code, *question.also[:5]),
        text=f"SIP {code.title}{deprecated}: {code.summary}."
        + (f" What to do: {with_period(code.fixes[0])}" if code.fixes else ""),
        parts=tuple(parts),
    )


def _misnamed(code: ResponseCode, others: Sequence[ResponseCode]) -> Part:
    """The phrase beside the number belongs to another code: the number decides."""
    owners = join_words(other.title for other in others)
    rule = f"The number decides; the phrase is free text ({FREE_PHRASE})."
    return Paragraph(
        "misnamed", (Strong(f"This is {code.title}."), f" {rule} This one belongs to {owners}.")
    )


def lookup_parts(code: ResponseCode, catalog: Catalog, *, full: bool = False) -> list[Part]:
    """The parts of a lookup; the first one is the title."""
    parts: list[Part] = [
        Title("title", code.title),
        Paragraph("summary", (Strong(f"{code.summary}."), f" {code.description}")),
    ]
    if code.is_not:
        parts.append(Paragraph("is-not", (with_period(code.is_not),)))
    most = None if full else _SHORT
    parts.append(
        Bullets("when", "When you see it", tuple((text,) for text in code.situations[:most]))
    )
    if code.fixes:
        parts.append(
            Bullets("fix", fix_heading(code), tuple((text,) for text in code.fixes[:most]))
        )
    if code.causes:
        causes = tuple(_cause(cause, catalog) for cause in code.causes[:most])
        parts.append(Bullets("causes", "Causes", causes, ordered=True))
    if not full:
        parts.append(_facts(code))
    headers = [use for use in code.headers if full or use.strength is not Strength.MAY]
    if headers:
        lines = tuple(header_line(use, catalog) for use in headers)
        parts.append(Bullets("headers", "Headers", lines))
    if code.ims:
        parts.append(_ims(code, catalog))
    if code.confused_with:
        parts.append(
            Bullets(
                "confused",
                "Not to be confused with",
                tuple(
                    lead(f"{catalog.lookup(other.code).title}:", other.tell)
                    for other in code.confused_with[:most]
                ),
            )
        )
    if full:
        parts += full_parts(code, catalog)
    parts.append(
        Note("sources", ("Learn more: ", *_learn(code, catalog, most=_IN_FULL if full else _LEARN)))
    )
    nearby = [versus((code.code, other.code)) for other in code.confused_with[:2]]
    more = [] if full else [suggest(f"{code.code} full", f"All about {code.code}")]
    parts.append(suggestions("next", "Next", [*nearby, *more]))
    return parts


def _ims(code: ResponseCode, catalog: Catalog) -> Part:
    lines = [(f"{claim.text}{second_hand(claim.sources, catalog)}",) for claim in code.ims]
    return Bullets("ims", "In 3GPP IMS", tuple(lines))


def _cause(cause: Cause, catalog: Catalog) -> Line:
    mark = second_hand(cause.sources, catalog)
    return (
        Strong(with_period(cause.cause)),
        f" Check: {with_period(cause.check)} Fix: {with_period(cause.fix)}{mark}",
    )


def _facts(code: ResponseCode) -> Table:
    aspects = {aspect.name: aspect for aspect in ASPECTS}
    cells = [(name, aspects[name].value(code)) for name in _FACTS]
    return Table(
        "facts",
        (
            ("", str(code.code)),
            *((name, capitalize(cell)) for name, cell in cells if cell is not None),
        ),
    )


def _learn(code: ResponseCode, catalog: Catalog, most: int) -> tuple[Inline, ...]:
    claims = [*code.ims, *code.history, *code.q850]
    cited = [
        code.defined,
        *code.methods.sources,
        *(source for sender in code.senders for source in sender.sources),
        *(source for header in code.headers for source in header.sources),
        *code.dialog.sources,
        *(source for claim in claims for source in claim.sources),
    ]
    return sources(list(dict.fromkeys(cited))[:most], catalog)
