"""The rest of what is known of a code, for `486 full`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answers.document import Bullets, Line, Part, Verbatim
from bot.answers.parts import lead
from catalog import Catalog, ResponseCode
from catalog.citation import Citation
from catalog.compare.behavior import ack, kind, methods, mid_dialog
from catalog.model.claims import Aspect, Claim
from catalog.wording import capitalize

_TRYING = 100
"""The only response that may carry no Reason (RFC 6432 §3)."""


def _cites(citations: Sequence[Citation], catalog: Catalog) -> str:
    """Citations in brackets after a claim, second-hand ones marked."""
    told = [
        f"{citation}, secondary"
        if citation.source and catalog.sources[citation.source].kind == "secondary"
        else str(citation)
        for citation in citations
    ]
    return f" ({'; '.join(told)})" if told else ""


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


def _behavior(code: ResponseCode, catalog: Catalog) -> tuple[Line, ...]:
    told: list[tuple[str, Aspect | Claim | None]] = [
        ("Transaction", code.transaction),
        ("Dialog", code.dialog),
        ("Other branches", code.fork or code.response_class.fork),
        ("Registration", code.registrations),
        ("Subscription", code.subscriptions),
        ("Body", code.body),
        ("Caller hears", code.hears),
    ]
    return (
        lead("Class:", kind(code)),
        lead("Answers:", _answers(code, catalog)),
        *_named(told, catalog),
        lead("ACK:", f"{capitalize(ack(code))}{_cites(code.response_class.ack.sources, catalog)}"),
        *([] if code.code == _TRYING else _claims(code.response_class.also, catalog)),
        *([lead("Inside a dialog:", told_mid)] if (told_mid := _mid_dialog(code)) else []),
    )


def _answers(code: ResponseCode, catalog: Catalog) -> str:
    note = f". {code.methods.note}" if code.methods.note else ""
    return f"{methods(code)}{note}{_cites(code.methods.sources, catalog)}"


def _mid_dialog(code: ResponseCode) -> str | None:
    told = mid_dialog(code)
    return f"it {told} (RFC 5057 §5.1)" if told else None


def _named(told: Sequence[tuple[str, Aspect | Claim | None]], catalog: Catalog) -> tuple[Line, ...]:
    return tuple(lead(f"{name}:", _told(item, catalog)) for name, item in told if item is not None)


def _told(item: Aspect | Claim, catalog: Catalog) -> str:
    if isinstance(item, Claim):
        return f"{item.text}{_cites(item.sources, catalog)}"
    return f"{item.short}. {item.detail or ''}".rstrip() + _cites(item.sources, catalog)


def _retry(code: ResponseCode, catalog: Catalog) -> tuple[Line, ...]:
    told: list[tuple[str, Aspect | Claim | None]] = [
        ("Same target", code.retry.same_target),
        ("Other target", code.retry.other_target),
        ("Changed request", code.retry.changed),
        ("After", code.retry.after),
        ("Never", code.retry.never),
    ]
    return tuple(
        lead(f"{name}:", _told(claim, catalog)) for name, claim in told if claim is not None
    )


def _q850(code: ResponseCode, catalog: Catalog) -> tuple[Line, ...]:
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


def _stacks(code: ResponseCode, catalog: Catalog) -> tuple[Line, ...]:
    return tuple(
        lead(f"{stack.name}:", f"{stack.says}{_cites(stack.sources, catalog)}")
        for stack in code.products
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


# id, heading, and the lines; a part without lines is left out.
_PARTS: tuple[tuple[str, str, Callable[[ResponseCode, Catalog], tuple[Line, ...]]], ...] = (
    ("senders", "Who may send it", _senders),
    ("behavior", "What it does", _behavior),
    ("retry", "Trying again", _retry),
    ("q850", "Q.850 causes, table by table", _q850),
    ("stacks", "What products mean by it", _stacks),
    ("phrases", "Reason phrases in the wild", _phrases),
    ("history", "How it changed", _history),
)


def full_parts(code: ResponseCode, catalog: Catalog) -> list[Part]:
    """Everything that the short answer leaves out, each claim with its source."""
    parts: list[Part] = [
        Bullets(id_, heading, lines)
        for id_, heading, tell in _PARTS
        if (lines := tell(code, catalog))
    ]
    return [*parts, Verbatim("example", "An example", code.example.strip())]
