"""The rest of what is known of a code, for `486 full`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answers.document import Bullets, Line, Part, Verbatim
from bot.answers.parts import lead
from catalog import Catalog, ResponseCode
from catalog.citation import Citation
from catalog.compare import behavior as does
from catalog.model.aspects import DialogEffect, Fork, Hears
from catalog.model.claims import Aspect, Claim
from catalog.wording import capitalize, with_period

_Described = Aspect | DialogEffect | Fork | Hears
_Named = tuple[str, Aspect | Claim | None]
"""What is stated of a code, under its name."""


def _cites(citations: Sequence[Citation], catalog: Catalog) -> str:
    """Citations in brackets after a claim, second-hand ones marked."""
    places = [
        f"{citation}, secondary"
        if citation.source and catalog.sources[citation.source].kind == "secondary"
        else str(citation)
        for citation in citations
    ]
    return f" ({'; '.join(places)})" if places else ""


def _claims(claims: Sequence[Claim], catalog: Catalog) -> tuple[Line, ...]:
    return tuple((f"{claim.text}{_cites(claim.sources, catalog)}",) for claim in claims)


def _senders(code: ResponseCode, catalog: Catalog) -> tuple[Line, ...]:
    return (
        *(
            lead(f"{sender.who.value}:", f"{sender.when}{_cites(sender.sources, catalog)}")
            for sender in code.senders
        ),
        *(
            (f"Not allowed: {claim.text}{_cites(claim.sources, catalog)}",)
            for claim in code.restrictions
        ),
    )


def behavior_lines(code: ResponseCode, catalog: Catalog) -> tuple[Line, ...]:
    """What it does, aspect by aspect, each with its details and sources."""
    aspects: list[_Named] = [
        ("Transaction", code.transaction),
        ("Registration", code.registrations),
        ("Subscription", code.subscriptions),
        ("Body", code.body),
    ]
    dialog = does.inside_dialog(code)
    return (
        lead("Class:", does.kind(code)),
        lead("Sent in response to:", _answers(code, catalog)),
        *_named(aspects, catalog),
        *_described("Forking", _forking(code), code.forking, catalog),
        *_described("Inside a dialog", dialog, code.dialog, catalog),
        *_described("Caller hears", does.hears(code), code.hears, catalog),
        *_described("ACK", does.ack(code), code.response_class.ack, catalog),
    )


def _answers(code: ResponseCode, catalog: Catalog) -> str:
    note = f". {code.methods.note}" if code.methods.note else ""
    return f"{does.methods(code)}{note}{_cites(code.methods.sources, catalog)}"


def _forking(code: ResponseCode) -> str:
    others = does.branches(code)
    return f"passed on: {does.passed_on(code)}" + (f"; other branches {others}" if others else "")


def _described(
    name: str, value: str | None, known: _Described | None, catalog: Catalog
) -> tuple[Line, ...]:
    """A value of an aspect, what there is to say of it, and where it is stated."""
    texts = [text for text in (value, known and known.detail) if text]
    if known is None or not texts:
        return ()
    said = " ".join(with_period(capitalize(text)) for text in texts)
    return (lead(f"{name}:", f"{said}{_cites(known.sources, catalog)}"),)


def _named(statements: Sequence[_Named], catalog: Catalog) -> tuple[Line, ...]:
    return tuple(
        lead(f"{name}:", _in_full(statement, catalog))
        for name, statement in statements
        if statement is not None
    )


def _in_full(statement: Aspect | Claim, catalog: Catalog) -> str:
    cites = _cites(statement.sources, catalog)
    if isinstance(statement, Claim):
        return f"{statement.text}{cites}"
    return f"{statement.short}. {statement.detail or ''}".rstrip() + cites


def _retry(code: ResponseCode, catalog: Catalog) -> tuple[Line, ...]:
    claims: list[_Named] = [
        ("Same target", code.retry.same_target),
        ("Other target", code.retry.other_target),
        ("Changed request", code.retry.changed),
        ("After", code.retry.after),
        ("Never", code.retry.never),
    ]
    return _named(claims, catalog)


def q850_lines(code: ResponseCode, catalog: Catalog) -> tuple[Line, ...]:
    """The causes of each table, in both directions, and what the tables do not say."""
    notes = code.q850_mappings.notes
    lines = [
        lead(f"{table.table_name}:", f"{_direction(sent, received)}{_condition(notes.get(table))}")
        for table, sent, received in code.q850_mappings.rows()
    ]
    return (*lines, *_claims(code.q850, catalog))


def _direction(sent: Sequence[int], received: Sequence[int]) -> str:
    return f"becomes {_causes(sent)}; mapped from {_causes(received)}"


def _condition(note: str | None) -> str:
    return f" ({note})" if note else ""


def _causes(causes: Sequence[int]) -> str:
    return f"cause {', '.join(map(str, causes))}" if causes else "no cause"


def _products(code: ResponseCode, catalog: Catalog) -> tuple[Line, ...]:
    return tuple(
        lead(f"{product.name}:", f"{product.says}{_cites(product.sources, catalog)}")
        for product in code.products
    )


def _phrases(code: ResponseCode, catalog: Catalog) -> tuple[Line, ...]:
    return tuple(
        lead(
            f"{seen.phrase}:",
            f"{seen.by}{f'; {seen.means}' if seen.means else ''}{_cites(seen.sources, catalog)}",
        )
        for seen in code.phrases_seen
    )


def _history(code: ResponseCode, catalog: Catalog) -> tuple[Line, ...]:
    return _claims(code.history, catalog)


_Lines = Callable[[ResponseCode, Catalog], tuple[Line, ...]]


# id, heading, and the lines; a part without lines is left out.
_PARTS: tuple[tuple[str, str, _Lines], ...] = (
    ("senders", "Who may send it", _senders),
    ("behavior", "What it does", behavior_lines),
    ("retry", "Trying again", _retry),
    ("q850", "Q.850 causes, table by table", q850_lines),
    ("products", "What products mean by it", _products),
    ("phrases", "Reason phrases in the wild", _phrases),
    ("history", "How it changed", _history),
)


def full_parts(code: ResponseCode, catalog: Catalog) -> list[Part]:
    """Everything that the short answer leaves out, each claim with its source."""
    parts: list[Part] = [
        Bullets(id_, heading, lines)
        for id_, heading, lines_of in _PARTS
        if (lines := lines_of(code, catalog))
    ]
    return [*parts, Verbatim("example", "An example", code.example.strip())]
