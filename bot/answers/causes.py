"""The answer to `q850 34`: a cause, what to do, and the SIP codes tied to it, table by table.

The tables of RFC 3398, RFC 4497, Asterisk and FreeSWITCH disagree, so they are shown side by
side and never merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answers.clarify import unknown
from bot.answers.document import (
    Answer,
    Bullets,
    Line,
    Mono,
    Note,
    Paragraph,
    Part,
    Strong,
    Suggestion,
    Table,
    Title,
)
from bot.answers.parts import code_line, lead, sources, suggest, suggestions, versus
from bot.questions import CauseLookup
from catalog import Catalog
from catalog.citation import Citation, parse_citation
from catalog.model.cause import PrivateCause, Q850Cause
from catalog.model.cause_tables import CauseTable, NumbersByTable
from catalog.text.nearest import nearest_numbers
from catalog.wording import capitalize, join_words, uncapitalize, with_period

_RECONSTRUCTED = "q850-reconstructed"


def answer_cause(question: CauseLookup, catalog: Catalog) -> Answer:
    """A cause of Q.850, one of FreeSWITCH's own, or the nearest ones."""
    if question.number in catalog.q850.causes:
        return _q850_cause(catalog.q850.causes[question.number], catalog)
    if question.number in catalog.q850.private_causes:
        return _private_cause(catalog.q850.private_causes[question.number], catalog)
    return _unknown_cause(question.number, catalog)


def tied_codes(tables: Iterable[NumbersByTable], catalog: Catalog) -> tuple[int, ...]:
    """Registered codes of several tables, in their order: what a cause becomes goes first."""
    tied = [code for table in tables for name in CauseTable for code in table.get(name, ())]
    return tuple(code for code in dict.fromkeys(tied) if code in catalog.codes)


def _q850_cause(cause: Q850Cause, catalog: Catalog) -> Answer:
    codes = tied_codes([cause.to_sip, cause.from_sip], catalog)
    advice = cause.advice
    means = advice.means if advice else None
    parts: list[Part] = [
        Title("title", f"Q.850 cause {cause.cause}: {cause.name}"),
        Paragraph("summary", _summary(cause)),
    ]
    if advice:
        parts += [
            Bullets("check", "What to check", tuple((check,) for check in advice.checks)),
            Bullets("fix", "How to fix", tuple((fix,) for fix in advice.fixes)),
        ]
    parts.append(_table(cause, catalog))
    if codes:
        lines = tuple(code_line(catalog.lookup(code)) for code in codes)
        parts.append(Bullets("codes", "SIP codes tied to it", lines))
    if names := _names(cause, catalog):
        parts.append(Bullets("names", "What products call it", names))
    if advice and advice.confused_with:
        confused = tuple((confusable.tell,) for confusable in advice.confused_with)
        parts.append(Bullets("confused", "Not to be confused with", confused))
    parts += [
        Note("sources", ("Learn more: ", *sources(_citations(cause), catalog))),
        suggestions("next", "Next", _next(cause, codes)),
    ]
    meaning = f": {means}" if means else ""
    ties = f" SIP: {join_words(catalog.lookup(code).title for code in codes)}." if codes else ""
    fix = f" What to do: {with_period(uncapitalize(advice.fixes[0]))}" if advice else ""
    return Answer(
        kind="cause",
        codes=codes,
        text=f"Q.850 cause {cause.cause}, {cause.name}{meaning}.{ties}{fix}",
        parts=tuple(parts),
    )


def _summary(cause: Q850Cause) -> Line:
    kind = f" Class: {cause.category}." if cause.category else ""
    if not cause.assigned:
        kind += " Q.850 has no such cause; products use it anyway."
    if cause.advice is None:
        return (Strong(f"{with_period(cause.name)}"), kind)
    means = f"Cause {cause.cause} means {cause.advice.means}."
    return (Strong(means), f" {cause.advice.description}{kind}")


def _table(cause: Q850Cause, catalog: Catalog) -> Table:
    defaults = catalog.q850.default_codes
    rows = [
        (
            table.table_name,
            _cell(cause.to_sip.get(table, ()), catalog) or f"{defaults[table]} by default",
            _cell(cause.from_sip.get(table, ()), catalog) or "No code",
        )
        for table in CauseTable
    ]
    return Table("tables", (("", f"Cause {cause.cause} becomes", "Mapped from"), *rows))


def _cell(codes: Sequence[int], catalog: Catalog) -> str:
    return ", ".join(
        str(code) if code in catalog.codes else f"{code} (not registered)" for code in codes
    )


def _names(cause: Q850Cause, catalog: Catalog) -> tuple[Line, ...]:
    aliases = [alias for alias in catalog.q850.aliases if alias.cause == cause.cause]
    asterisk = [cause.asterisk, *(alias.name for alias in aliases)] if cause.asterisk else []
    names_by_product = {
        "Asterisk": [name for name in asterisk if name],
        "FreeSWITCH": [cause.freeswitch] if cause.freeswitch else [],
    }
    return tuple(
        (Strong(f"{product}:"), " ", Mono(", ".join(names)))
        for product, names in names_by_product.items()
        if names
    )


def _citations(cause: Q850Cause) -> list[Citation]:
    given = list(cause.advice.sources) if cause.advice else [parse_citation(_RECONSTRUCTED)]
    tables = [
        parse_citation(place)
        for table in CauseTable
        for place, codes in (
            (table.to_code_source, cause.to_sip.get(table)),
            (table.to_cause_source, cause.from_sip.get(table)),
        )
        if codes
    ]
    return [*given, *tables]


def _next(cause: Q850Cause, codes: Sequence[int]) -> list[Suggestion]:
    others = cause.advice.confused_with[:2] if cause.advice else ()
    return [
        *([suggest(str(codes[0]))] if codes else []),
        *([versus(codes[:2])] if len(codes) > 1 else []),
        *(suggest(f"cause {other.cause}") for other in others),
        *([] if codes or others else [suggest("causes")]),
    ]


def _private_cause(cause: PrivateCause, catalog: Catalog) -> Answer:
    """A cause of FreeSWITCH's own; the codes tied to it are listed in the files of the codes."""
    becomes = [
        code.code
        for code in catalog.codes.values()
        if cause.cause in code.q850_mappings.received.get(CauseTable.FREESWITCH, ())
    ]
    made_from = [
        code.code
        for code in catalog.codes.values()
        if cause.cause in code.q850_mappings.sent.get(CauseTable.FREESWITCH, ())
    ]
    codes = tuple(dict.fromkeys([*becomes, *made_from]))
    default = catalog.q850.default_codes[CauseTable.FREESWITCH]
    text = f"{cause.by} cause {cause.cause}, {cause.name}: {uncapitalize(cause.means)}."
    sent = (
        f"{cause.by} sends {join_words(catalog.lookup(code).title for code in becomes)} for it."
        if becomes
        else f"{cause.by} sends {catalog.lookup(default).title} for it, its default."
    )
    parts: list[Part] = [
        Title("title", f"{cause.by} cause {cause.cause}: {cause.name}"),
        Paragraph("summary", (Strong(f"{cause.means}."), f" {sent}")),
        Paragraph(
            "private",
            (
                f"{cause.by} defines this cause itself; Q.850 ends with 127, "
                "and nothing else understands it.",
            ),
        ),
    ]
    if codes:
        lines = tuple(code_line(catalog.lookup(code)) for code in codes)
        parts.append(Bullets("codes", "SIP codes tied to it", lines))
    tables = [parse_citation("freeswitch-sofia")]
    parts += [
        Note("sources", ("Learn more: ", *sources([*cause.sources, *tables], catalog))),
        suggestions("next", "Next", [suggest(str((*codes, default)[0])), suggest("causes")]),
    ]
    return Answer(kind="cause", codes=codes, text=f"{text} {sent}", parts=tuple(parts))


def _unknown_cause(number: int, catalog: Catalog) -> Answer:
    """No such cause: the nearest ones, or the response code that is meant."""
    nearest = nearest_numbers(number, catalog.q850.causes)
    code = catalog.codes.get(number)
    meant = f"; {number} is a response code, {code.title}" if code else ""
    return unknown(
        f"I don't know Q.850 cause {number}{meant}.",
        "Causes go from 1 to 127, with gaps.",
        [*([suggest(str(number))] if code else []), *_suggested(nearest), suggest("causes")],
        codes=(number,) if code else (),
        extra=(
            Bullets(
                "nearest",
                "Nearest causes",
                tuple(lead(f"{near}:", _line(catalog.q850.causes[near])) for near in nearest),
            ),
        ),
    )


def _line(cause: Q850Cause) -> str:
    return f"{cause.name}{f'; {cause.advice.means}' if cause.advice else ''}"


def _suggested(causes: Sequence[int]) -> list[Suggestion]:
    return [suggest(f"cause {cause}") for cause in causes[:2]]


def cause_line(cause: Q850Cause) -> Line:
    """A cause in a list: number, name, what it means."""
    return lead(str(cause.cause), capitalize(_line(cause)))
