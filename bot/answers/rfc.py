"""The answer to `rfc 3262`: what the document is, and what of SIP it defines or changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answers.clarify import unknown
from bot.answers.document import (
    Answer,
    Bullets,
    Inline,
    Line,
    Link,
    Note,
    Paragraph,
    Strong,
    Suggestion,
    Title,
)
from bot.answers.parts import lead, suggest, suggestions
from bot.questions import RfcLookup
from catalog import Catalog
from catalog.citation import parse_citation, rfc_numbers
from catalog.model.cause_tables import CauseTable
from catalog.model.documents import RfcDocument
from catalog.model.terms import HeaderField, Method, WarnCode
from catalog.text.nearest import nearest_numbers
from catalog.wording import join_words, uncapitalize

_TITLES = 8
"""So many codes are named with their phrases; more of them by number alone."""
_TABLES = {3398: CauseTable.RFC3398, 4497: CauseTable.RFC4497}
"""Documents that tie Q.850 causes to codes."""


def answer_rfc(question: RfcLookup, catalog: Catalog) -> Answer:
    """Title, date, status, relations; codes, methods, headers, warn-codes; who cites it."""
    number = question.number
    document = catalog.documents.get(number)
    defined = _defined_codes(number, catalog)
    citing = [code for code in catalog.index.citing(number) if code not in defined]
    defines = _defines(number, defined, catalog)
    if document is None and not defines and not citing:
        return _unknown_document(number, catalog)
    name = f"RFC {number}: {document.title}" if document else f"RFC {number}"
    about = f"{document.date}, {document.status}." if document else _UNREAD
    relations = _relations(document) if document else ()
    defined_here = [f"{uncapitalize(heading)} {text}" for heading, text in defines]
    codes = (*defined, *citing)
    return Answer(
        kind="rfc",
        codes=codes,
        text=f"{name}. {about} "
        + (
            f"In it: {'; '.join(defined_here)}."
            if defined_here
            else "Registers nothing of its own for SIP."
        )
        + (f" Entries that cite it: {join_words(citing)}." if citing else ""),
        parts=(
            Title("title", name if len(name) <= _TITLE_LENGTH else f"RFC {number}"),
            Paragraph("summary", (Strong(name), f". {about}")),
            *([Bullets("relations", "Relations", relations)] if relations else []),
            *(
                [Bullets("defines", "What it defines", _lines(defines))]
                if defines
                else [Paragraph("defines", ("It registers no code, method or header of its own.",))]
            ),
            *(
                [
                    Paragraph(
                        "citing",
                        lead("Codes whose entries cite it:", _named_codes(citing, catalog)),
                    )
                ]
                if citing
                else []
            ),
            Note("sources", ("Read it: ", _link(number))),
            suggestions("next", "Next", _next(number, codes, catalog)),
        ),
    )


_UNREAD = "The catalog knows it by IANA's registry alone; its text was not read."
_TITLE_LENGTH = 150


def _defined_codes(number: int, catalog: Catalog) -> list[int]:
    """Codes that IANA registers by this document, or whose entry names it as the definition."""
    return [
        code.code
        for code in catalog.codes.values()
        if code.defined.rfc == number or number in rfc_numbers(code.registration.reference)
    ]


def _defines(number: int, codes: Sequence[int], catalog: Catalog) -> list[tuple[str, str]]:
    """What IANA's registries have from this document: heading and list."""
    lists = [
        ("Response codes", _named_codes(codes, catalog)),
        (
            "Methods",
            _joined(
                method.name for method in catalog.terms.methods.values() if _by(number, method)
            ),
        ),
        (
            "Header fields",
            _joined(
                f"{field.name} ({field.compact})" if field.compact else field.name
                for field in catalog.terms.headers.values()
                if _by(number, field)
            ),
        ),
        (
            "Warn-codes",
            _joined(
                f"{warning.code} {warning.name}"
                for warning in catalog.terms.warn_codes.values()
                if _by(number, warning)
            ),
        ),
        ("Q.850 causes in its tables", _causes(number, catalog)),
    ]
    return [(heading, text) for heading, text in lists if text]


def _by(number: int, term: Method | HeaderField | WarnCode) -> bool:
    """Whether IANA registers the term by this document."""
    return number in rfc_numbers(term.reference)


def _causes(number: int, catalog: Catalog) -> str:
    key = _TABLES.get(number)
    return _joined(
        str(cause.cause)
        for cause in catalog.q850.causes.values()
        if key and (cause.to_sip.get(key) or cause.from_sip.get(key))
    )


def _named_codes(codes: Sequence[int], catalog: Catalog) -> str:
    if len(codes) > _TITLES:
        return ", ".join(map(str, codes))
    return ", ".join(catalog.lookup(code).title for code in codes)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names)


def _lines(defines: Sequence[tuple[str, str]]) -> tuple[Line, ...]:
    return tuple(lead(f"{heading}:", text) for heading, text in defines)


def _relations(document: RfcDocument) -> tuple[Line, ...]:
    relations = {
        "Obsoletes": document.obsoletes,
        "Updates": document.updates,
        "Obsoleted by": document.obsoleted_by,
        "Updated by": document.updated_by,
    }
    return tuple(
        (Strong(f"{name}:"), " ", *_links(numbers))
        for name, numbers in relations.items()
        if numbers
    )


def _links(numbers: Sequence[int]) -> Iterable[Inline]:
    for place, number in enumerate(numbers):
        if place:
            yield ", "
        yield _link(number)


def _link(number: int) -> Inline:
    url = parse_citation(f"RFC {number}").url
    return Link(f"RFC {number}", url) if url else f"RFC {number}"


def _next(number: int, codes: Sequence[int], catalog: Catalog) -> list[Suggestion]:
    methods = [method.name for method in catalog.terms.methods.values() if _by(number, method)]
    headers = [field.name for field in catalog.terms.headers.values() if _by(number, field)]
    return [
        *(suggest(str(code)) for code in codes[:1]),
        *(suggest(f"method {name}") for name in methods[:1]),
        *(suggest(f"header {name}") for name in headers[:1]),
        suggest("rfcs", "All RFCs"),
    ]


def _unknown_document(number: int, catalog: Catalog) -> Answer:
    nearest = nearest_numbers(number, catalog.documents)
    return unknown(
        f"RFC {number} is not among the {len(catalog.documents)} documents that I know.",
        "They are those that define or change SIP's codes, methods and header fields.",
        [
            *(suggest(f"rfc {near}", f"RFC {near}") for near in nearest[:2]),
            suggest("rfc 3261", "RFC 3261"),
            suggest("rfcs", "All RFCs"),
        ],
        extra=(
            Bullets(
                "nearest",
                "Nearest by number",
                tuple(lead(f"RFC {near}:", catalog.documents[near].title) for near in nearest),
            ),
        ),
    )
