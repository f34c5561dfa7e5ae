"""The answers to `warning 304`, `method PRACK` and `header Min-SE`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.clarify import shortened, unknown
from bot.answers.document import (
    Answer,
    Bullets,
    Line,
    Mono,
    Note,
    Paragraph,
    Part,
    Strong,
    Table,
    Title,
)
from bot.answers.parts import (
    cited,
    lead,
    sources,
    strength,
    suggest,
    suggestions,
    versus,
)
from bot.questions import HeaderFieldLookup, MethodLookup, WarnCodeLookup
from catalog import Catalog, ResponseCode
from catalog.citation import Citation, rfc_numbers
from catalog.model.claims import HeaderUse, Strength
from catalog.model.terms import SpecialCode
from catalog.text.nearest import nearest_numbers
from catalog.text.spelling import nearest
from catalog.wording import join_words, uncapitalize, with_period

_NEAREST = 3
_NEAR = 45.0
"""Least similarity (0 to 100) of a name that is offered for an unknown one."""
_LINES = 24
"""Codes that an answer explains one by one; the others are named."""
_WARNING = "Warning"
_WARNED_FIRST = (488, 480, 606)
"""The codes with which a warn-code is met most, before the others in order of number."""
_EVERY_RESPONSE = frozenset(["To", "From", "Via", "Call-ID", "CSeq"])
"""RFC 3261 §8.2.6.2."""


def answer_warning(question: WarnCodeLookup, catalog: Catalog) -> Answer:
    """What a warn-code means, what to do, and which responses carry it."""
    warning = catalog.terms.warn_codes.get(question.code)
    if warning is None:
        return _unknown_warning(question.code, catalog)
    carriers = catalog.index.carrying(_WARNING)
    naming = catalog.index.naming(warning.code)
    first = [code for code in _WARNED_FIRST if code in naming]
    codes = tuple(dict.fromkeys([*first, *naming, *(code.code for code, _ in carriers)]))
    return Answer(
        kind="warning",
        codes=codes,
        text=f"Warning {warning.code}, {warning.name}: {uncapitalize(warning.means)}. "
        f"What to do: {with_period(uncapitalize(warning.fix))}",
        parts=(
            Title("title", f"Warning {warning.code}: {warning.name}"),
            Paragraph("summary", (Strong(f"{warning.means}."),)),
            Paragraph("fix", lead("What to do:", f"{warning.fix}.")),
            Paragraph(
                "form",
                (
                    Strong("In a message:"),
                    " ",
                    Mono(f'Warning: {warning.code} example.com "{warning.name}"'),
                    ", in a response. The text is for people; the code is what counts.",
                ),
            ),
            Bullets("codes", "Responses with a Warning header", _carrier_lines(carriers)),
            Note("sources", ("Learn more: ", *sources([warning.defined], catalog))),
            suggestions(
                "next",
                "Next",
                [suggest(str(codes[0])), suggest("header Warning"), suggest("warnings")],
            ),
        ),
    )


def _unknown_warning(number: int, catalog: Catalog) -> Answer:
    neighbors = nearest_numbers(number, catalog.terms.warn_codes)
    code = catalog.codes.get(number)
    meant = f"; {number} is a response code, {code.title}" if code else ""
    return unknown(
        f"I don't know warn-code {number}{meant}.",
        f"{len(catalog.terms.warn_codes)} are registered, from {min(catalog.terms.warn_codes)} to "
        f"{max(catalog.terms.warn_codes)}.",
        [
            *([suggest(str(number))] if code else []),
            *(suggest(f"warning {near}") for near in neighbors[:2]),
            suggest("warnings"),
        ],
        codes=(number,) if code else (),
        extra=(
            Bullets(
                "nearest",
                "Nearest warn-codes",
                tuple(lead(f"{near}:", catalog.terms.warn_codes[near].name) for near in neighbors),
            ),
        ),
    )


def answer_method(question: MethodLookup, catalog: Catalog) -> Answer:
    """What a method is for, and the codes that matter to it."""
    method = catalog.terms.methods.get(question.name)
    if method is None:
        return _unknown_name("method", question.name, list(catalog.terms.methods), catalog)
    answering = [code for code in catalog.codes.values() if method.name in code.methods.names]
    special_codes = [special.code for special in method.special_codes]
    codes = tuple(dict.fromkeys([*special_codes, *(code.code for code in answering)]))
    parts: list[Part] = [
        Title("title", f"{method.name} (request method)"),
        Paragraph("summary", (Strong(f"{method.means}."),)),
        Bullets(
            "special",
            "Codes to watch for",
            tuple(_special(special, catalog) for special in method.special_codes),
        ),
    ]
    if answering:
        named = ", ".join(str(code.code) for code in answering)
        text = f"{named}. The codes that answer any method also apply."
        parts.append(Paragraph("answers", lead("Codes for it and few other methods:", text)))
    documents = rfc_numbers(method.reference)
    parts += [
        Note(
            "sources",
            (
                "Learn more: ",
                *sources(
                    [
                        method.defined,
                        *(
                            citation
                            for special in method.special_codes
                            for citation in special.sources
                        ),
                    ],
                    catalog,
                ),
            ),
        ),
        suggestions(
            "next",
            "Next",
            [
                versus(codes[:2]) if len(codes) > 1 else suggest(str(codes[0])),
                *(suggest(f"rfc {number}", f"RFC {number}") for number in documents[:1]),
                suggest("methods"),
            ],
        ),
    ]
    first = catalog.lookup(codes[0]).title
    return Answer(
        kind="method",
        codes=codes,
        text=f"{method.name}: {uncapitalize(method.means)}. Defined in {method.defined}. "
        f"Watch for {first}: {with_period(uncapitalize(method.special_codes[0].tell))}"
        if method.special_codes
        else f"{method.name}: {uncapitalize(method.means)}. Defined in {method.defined}.",
        parts=tuple(parts),
    )


def _special(special: SpecialCode, catalog: Catalog) -> Line:
    title = catalog.lookup(special.code).title
    return lead(f"{title}:", f"{special.tell} ({join_words(special.sources)})")


def answer_header(question: HeaderFieldLookup, catalog: Catalog) -> Answer:
    """What a header field says, its compact form, and which codes carry it."""
    field = catalog.terms.header(question.name)
    if field is None:
        return _unknown_name("header", question.name, list(catalog.terms.headers), catalog)
    carriers = catalog.index.carrying(field.name)
    codes = tuple(dict.fromkeys(code.code for code, _ in carriers))
    compact = f" (compact form {field.compact})" if field.compact else ""
    deprecated = " (deprecated)" if field.deprecated else ""
    parts: list[Part] = [
        Title("title", f"{field.name}{compact}{deprecated}"),
        Paragraph("summary", (Strong(f"{field.means}."),)),
        Table(
            "facts",
            (
                ("", field.name),
                ("Compact form", field.compact or "None"),
                ("Registered in", field.reference),
                ("Deprecated?", "Yes" if field.deprecated else "No"),
            ),
        ),
    ]
    if carriers:
        lines = _carrier_lines(carriers)
        parts.append(Bullets("codes", "Codes that use it", lines))
    documents = rfc_numbers(field.reference)
    parts += [
        Note("sources", _header_sources(field.defined, field.reference, catalog)),
        suggestions(
            "next",
            "Next",
            [
                *(suggest(str(code)) for code in codes[:1]),
                *(suggest(f"rfc {number}", f"RFC {number}") for number in documents[:1]),
                suggest("headers"),
            ],
        ),
    ]
    must = [str(code.code) for code, header in carriers if header.strength is Strength.MUST]
    carried = f" {join_words(dict.fromkeys(must))} must carry it or ask for it." if must else ""
    if field.name in _EVERY_RESPONSE:
        carried = " Every response carries it."
    return Answer(
        kind="header",
        codes=codes,
        text=f"{field.name}{compact}{deprecated}: {uncapitalize(field.means)}. "
        f"Registered in {field.reference}.{carried}",
        parts=tuple(parts),
    )


def _header_sources(defined: Citation | None, reference: str, catalog: Catalog) -> Line:
    if defined is not None:
        return ("Learn more: ", *cited(defined, catalog))
    return (f"Defined in {reference}, which was not read: the line above rests on accounts of it.",)


def _carrier_lines(carriers: Sequence[tuple[ResponseCode, HeaderUse]]) -> tuple[Line, ...]:
    lines = [_carrier(code, header) for code, header in carriers[:_LINES]]
    if rest := [str(code.code) for code, _ in carriers[_LINES:]]:
        lines.append((f"Also: {join_words(dict.fromkeys(rest))}",))
    return tuple(lines)


def _carrier(code: ResponseCode, header: HeaderUse) -> Line:
    when = f" ({uncapitalize(header.when)})" if header.when else ""
    return lead(code.title, f"{strength(header)}{when}: {uncapitalize(header.why)}")


def _unknown_name(kind: str, name: str, names: Sequence[str], catalog: Catalog) -> Answer:
    """No such method or header field: the ones with the closest spelling."""
    spellings = nearest(name, names, _NEAR, _NEAREST)
    what = "request method" if kind == "method" else "header field or compact form"
    means = {
        "method": {method.name: method.means for method in catalog.terms.methods.values()},
        "header": {field.name: field.means for field in catalog.terms.headers.values()},
    }[kind]
    lines = tuple(lead(f"{spelling}:", means[spelling]) for spelling in spellings)
    return unknown(
        f"I don't know the {what} {shortened(name)}.",
        f"{len(names)} are registered.",
        [*(suggest(f"{kind} {spelling}") for spelling in spellings[:2]), suggest(f"{kind}s")],
        extra=(Bullets("nearest", "Closest spellings", lines),) if lines else (),
    )
