"""The answers to `methods`, `headers`, `causes` and the like: all of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from bot.answers.causes import cause_line
from bot.answers.document import Answer, Bullets, Line, Part, Strong, Title
from bot.answers.parts import lead, suggest, suggestions
from bot.questions import TermKind, TermList
from catalog import Catalog
from catalog.wording import capitalize


def answer_terms(question: TermList, catalog: Catalog) -> Answer:
    """Every entry of one kind, and how to ask for one of them."""
    name, example, parts_of = _LISTS[question.kind]
    count = sum(1 for _ in _ENTRIES[question.kind](catalog))
    title = f"{count} {name}"
    return Answer(
        kind="list",
        codes=tuple(catalog.unregistered) if question.kind == "unregistered" else (),
        text=f"I know {title}. Ask for one of them, such as {example}.",
        parts=(
            Title("title", capitalize(title)),
            *parts_of(catalog),
            suggestions("next", "Ask for one", [suggest(example), suggest("help")]),
        ),
    )


def _methods(catalog: Catalog) -> Iterable[Part]:
    lines = tuple(
        lead(f"{method.name}:", method.means) for method in catalog.terms.methods.values()
    )
    yield Bullets("methods", None, lines)


def _warnings(catalog: Catalog) -> Iterable[Part]:
    lines = tuple(
        lead(f"{warning.code} {warning.name}:", warning.means)
        for warning in catalog.terms.warn_codes.values()
    )
    yield Bullets("warnings", None, lines)


def _headers(catalog: Catalog) -> Iterable[Part]:
    """By first letter; the compact form in brackets."""
    fields = sorted(catalog.terms.headers.values(), key=lambda field: field.name.lower())
    lines: list[Line] = []
    for letter, group in groupby(fields, key=lambda field: field.name[0].upper()):
        names = [
            f"{field.name} ({field.compact})" if field.compact else field.name for field in group
        ]
        lines.append((Strong(letter), f" {', '.join(names)}"))
    yield Bullets("headers", None, tuple(lines))


def _compact(catalog: Catalog) -> Iterable[Part]:
    names = sorted(
        (field.compact, field.name) for field in catalog.terms.headers.values() if field.compact
    )
    yield Bullets("compact", None, tuple(lead(letter, name) for letter, name in names))


def _causes(catalog: Catalog) -> Iterable[Part]:
    """The described ones with their meaning, the others by name."""
    described = [cause for cause in catalog.q850.causes.values() if cause.advice]
    others = [cause for cause in catalog.q850.causes.values() if not cause.advice]
    yield Bullets("described", "Seen in practice", tuple(map(cause_line, described)))
    lines = tuple(lead(str(cause.cause), cause.name) for cause in others)
    yield Bullets("others", "The others", lines)


def _documents(catalog: Catalog) -> Iterable[Part]:
    lines = tuple(
        lead(str(document.number), _shortened(document.title))
        for document in catalog.documents.values()
    )
    yield Bullets("documents", None, lines)


def _shortened(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"


def _unregistered(catalog: Catalog) -> Iterable[Part]:
    lines = tuple(lead(f"{entry.title}:", entry.summary) for entry in catalog.unregistered.values())
    yield Bullets("unregistered", None, lines)


_TITLE = 70
_Parts = Callable[[Catalog], Iterable[Part]]
# What the entries are called, an input that asks for one of them, and the parts.
_LISTS: dict[TermKind, tuple[str, str, _Parts]] = {
    "methods": ("request methods", "method PRACK", _methods),
    "warnings": ("warn-codes", "warning 304", _warnings),
    "headers": ("header fields", "header Min-SE", _headers),
    "compact": ("compact forms of header fields", "compact k", _compact),
    "causes": ("causes of Q.850", "cause 34", _causes),
    "documents": ("documents", "rfc 3262", _documents),
    "unregistered": ("numbers in use that are not registered", "477", _unregistered),
}
_ENTRIES: dict[TermKind, Callable[[Catalog], Iterable[object]]] = {
    "methods": lambda catalog: catalog.terms.methods,
    "warnings": lambda catalog: catalog.terms.warn_codes,
    "headers": lambda catalog: catalog.terms.headers,
    "compact": lambda catalog: [field for field in catalog.terms.headers.values() if field.compact],
    "causes": lambda catalog: catalog.q850.causes,
    "documents": lambda catalog: catalog.documents,
    "unregistered": lambda catalog: catalog.unregistered,
}
