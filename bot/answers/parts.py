"""Pieces that several answers share: links to sources, suggestions, headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten

from bot.answers.document import Inline, Line, Link, Mono, Note, Strong
from catalog import Catalog, ResponseCode
from catalog.citation import Citation
from catalog.model.claims import HeaderUse

COMMAND = "/sip"
_TITLE = 60
"""Characters of the title of a document that is not an RFC."""


def typed(text: str) -> Mono:
    """What to type, as it is typed in Slack."""
    return Mono(f"{COMMAND} {text}")


def versus(codes: Iterable[int]) -> Mono:
    """The command that compares these codes."""
    return typed(" vs ".join(str(code) for code in codes))


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
        "primary" if one.source is None else catalog.sources[one.source].kind for one in citations
    ]
    return " (secondary source)" if kinds and set(kinds) == {"secondary"} else ""


def sources(citations: Sequence[Citation], catalog: Catalog) -> Line:
    """Citations in one line, RFCs first, each once; neighbors in one RFC share its name."""
    ordered = sorted(dict.fromkeys(citations), key=lambda one: (one.rfc is None, one.rfc or 0))
    line: list[Inline] = []
    for citation in ordered:
        if line:
            line.append(" · ")
        line += cited(citation, catalog)
    return tuple(line)


def lead(strong: str, rest: str) -> Line:
    """A bold lead-in and the text after it."""
    return (Strong(strong), f" {rest}")


def suggestions(id_: str, words: str, commands: Iterable[Mono]) -> Note:
    """A closing line of things to type next."""
    line: list[Inline] = [f"{words} "]
    for place, command in enumerate(commands):
        if place:
            line.append(" · ")
        line.append(command)
    return Note(id_, tuple(line))


def strength(header: HeaderUse) -> str:
    """How strongly a header field is asked for, and of which side."""
    where = "" if header.on == "response" else " in the next request"
    return f"({header.strength.lower()}{where})"


def fix_heading(code: ResponseCode) -> str:
    """What the `fix` list of a code is: nothing is broken where the request went well."""
    return "How to fix" if code.code >= 300 else "What to do next"


def code_line(code: ResponseCode) -> Line:
    """A code in a list: number, phrase, and what it is in a line."""
    deprecated = " (deprecated)" if code.registration.deprecated else ""
    return (Strong(code.title), f"{deprecated}: {code.summary}")
