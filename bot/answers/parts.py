"""Pieces that several answers share: links to sources, suggestions, headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten

from bot.answers.document import Inline, Line, Link, Strong, Suggestion, Suggestions
from catalog import Catalog, ResponseCode
from catalog.citation import Citation
from catalog.model.claims import HeaderUse
from catalog.wording import capitalize

_TITLE = 60
"""Characters of the title of a document that is not an RFC."""


def suggest(question: str, label: str | None = None) -> Suggestion:
    """A question to ask next; its button says the question itself unless a label is given."""
    return Suggestion(question, label or capitalize(question))


def versus(codes: Iterable[int]) -> Suggestion:
    """The comparison of these codes."""
    return suggest(" vs ".join(map(str, codes)))


def cited(citation: Citation, catalog: Catalog) -> tuple[Inline, ...]:
    """A citation as a link where it has an address, and marked where it is second-hand."""
    if citation.url is not None:
        return (Link(str(citation), citation.url),)
    source = catalog.sources[citation.source or ""]
    title = shorten(source.title, _TITLE, placeholder=" …")
    mark = " (secondary source)" if source.kind == "secondary" else ""
    return (Link(title, source.url), mark) if source.url else (f"{title}{mark}",)


def second_hand(citations: Sequence[Citation], catalog: Catalog) -> str:
    """The mark behind a claim that rests on somebody's account of a document and on no RFC."""
    kinds = [
        "primary" if citation.source is None else catalog.sources[citation.source].kind
        for citation in citations
    ]
    return " (secondary source)" if kinds and set(kinds) == {"secondary"} else ""


def sources(citations: Sequence[Citation], catalog: Catalog) -> Line:
    """Citations in one line, RFCs first, each once; neighbors in one RFC share its name."""
    ordered = sorted(
        dict.fromkeys(citations), key=lambda citation: (citation.rfc is None, citation.rfc or 0)
    )
    line: list[Inline] = []
    for citation in ordered:
        if line:
            line.append(" · ")
        line += cited(citation, catalog)
    return tuple(line)


def lead(strong: str, rest: str) -> Line:
    """A bold lead-in and the text after it."""
    return (Strong(strong), f" {rest}")


def suggestions(id_: str, lead: str, items: Iterable[Suggestion]) -> Suggestions:
    """A closing line of questions to ask next."""
    return Suggestions(id_, lead, tuple(items))


def strength(header: HeaderUse) -> str:
    """How strongly a header field is asked for, and of which side."""
    where = "" if header.on == "response" else " in the next request"
    return f"({header.strength.lower()}{where})"


def header_line(header: HeaderUse, catalog: Catalog) -> Line:
    """A header field in a list: how firmly it is asked for, when, and why."""
    when = f" ({header.when})" if header.when else ""
    mark = second_hand(header.sources, catalog)
    return lead(header.name, f"{strength(header)}{when}: {header.why}{mark}")


def fix_heading(code: ResponseCode) -> str:
    """What the `fix` list of a code is: nothing is broken where the request went well."""
    return "How to fix" if code.failed else "What to do next"


def code_line(code: ResponseCode) -> Line:
    """A code in a list: number, phrase, and what it is in a line."""
    deprecated = " (deprecated)" if code.registration.deprecated else ""
    return (Strong(code.title), f"{deprecated}: {code.summary}")
