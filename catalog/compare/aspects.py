"""The table of aspects in which response codes are compared.

Each row says what is shown, what is said, and how much a difference matters for the codes at
hand. What a single code does is in `catalog.compare.behavior`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from catalog.citation import Citation
from catalog.compare import behavior as traits
from catalog.compare import sources as rests_on
from catalog.compare.sentences import Cell, Codes, Statement, cell, framed, predicates, silent
from catalog.model.code import ResponseCode

_SUCCESS = 2
_NO_SEARCH = frozenset([481, 487, 491])
"""Codes with which nobody looks for the callee: inside a call, or after the caller gave up."""


@dataclass(frozen=True, slots=True)
class AspectRule:
    """One row of the table.

    name:      heading of the row
    topic:     aspects of one topic say much the same; one of them makes a key difference
    cell:      the code in a few words, or None where nothing is defined
    absent:    what a cell shows then
    sources:   what the cell rests on
    statement: one sentence about all codes for the key differences, or None
    weight:    how much a difference matters for these codes; the highest comes first
    """

    name: str
    topic: str
    cell: Cell
    absent: str
    sources: Callable[[ResponseCode], Iterable[Citation]]
    statement: Statement
    weight: Callable[[Codes], int]


def _sets_differ(value: Callable[[ResponseCode], Iterable[object]]) -> Callable[[Codes], bool]:
    return lambda codes: len({frozenset(value(code)) for code in codes}) > 1


def _if(test: Callable[[Codes], bool], high: int, low: int) -> Callable[[Codes], int]:
    return lambda codes: high if test(codes) else low


def _always(weight: int) -> Callable[[Codes], int]:
    return lambda _: weight


def requests_apart(codes: Codes) -> bool:
    """Whether no request can get two of the codes."""
    if any(traits.made_locally(code) for code in codes):
        return False
    return all(
        sum(traits.answers_method(code, name) for code in codes) <= 1 for name in traits.METHODS
    )


def search_apart(codes: Codes) -> bool:
    """Whether some codes end the search for the callee at a forking proxy and others do not."""
    ends = {code.response_class.digit == 6 for code in codes}
    return len(ends) > 1 and all(
        traits.answers_invite(code) and code.code not in _NO_SEARCH for code in codes
    )


def _senders_apart(codes: Codes) -> bool:
    """Whether some code's first sender never sends another of the codes."""
    roles = [{sender.who for sender in code.senders} for code in codes]
    return any(code.senders[0].who not in others for code in codes for others in roles)


def _methods_sentence(codes: Codes) -> str | None:
    """What each code answers; where only some answer an INVITE, that alone."""
    if not _invite_differs(codes):
        return predicates(lambda code: f"answers {traits.all_methods(code)}")(codes)
    return predicates(
        lambda code: (
            "answers a call's INVITE"
            if traits.answers_invite(code)
            else f"does not end a call: it only answers {traits.methods(code)}"
        )
    )(codes)


_succeeds = _sets_differ(lambda code: [code.response_class.digit == _SUCCESS])
_kind_differs = _sets_differ(lambda code: [code.retry.kind])
_invite_differs = _sets_differ(lambda code: [traits.answers_invite(code)])


def _calls_apart(codes: Codes) -> bool:
    """Whether a call comes about with some of the codes only."""
    return _succeeds(codes) and not _invite_differs(codes)


def _none_final(codes: Codes) -> bool:
    return not any(code.final for code in codes)


ASPECTS: tuple[AspectRule, ...] = (
    AspectRule(
        "Meaning", "meaning", cell(traits.means), "", rests_on.definition, silent, _always(52)
    ),
    AspectRule(
        "Final?",
        "outcome",
        traits.finality,
        "",
        rests_on.finality,
        predicates(traits.finality_predicate),
        _always(95),
    ),
    AspectRule(
        "Try again?",
        "retry",
        cell(traits.retry),
        "",
        rests_on.retry,
        framed("after {codes}, {value}", traits.retry),
        _if(_kind_differs, 85, 82),
    ),
    AspectRule(
        "Other branches",
        "fork",
        cell(traits.fork),
        "",
        rests_on.fork,
        predicates(traits.fork),
        _if(search_apart, 88, 45),
    ),
    AspectRule(
        "Dialog",
        "dialog",
        cell(traits.dialog),
        "",
        rests_on.dialog,
        predicates(traits.dialog),
        _if(_calls_apart, 90, 42),
    ),
    AspectRule(
        "Inside a dialog",
        "dialog",
        cell(traits.mid_dialog),
        "Not a dialog failure",
        rests_on.mid_dialog,
        predicates(
            lambda code: (effect := traits.mid_dialog(code)) and f"inside a dialog {effect}"
        ),
        _if(_invite_differs, 41, 65),
    ),
    AspectRule(
        "Who sends it",
        "sender",
        cell(traits.senders),
        "",
        rests_on.senders,
        predicates(lambda code: f"comes from {traits.senders(code)}"),
        _if(_senders_apart, 75, 40),
    ),
    AspectRule(
        "Sent in response to",
        "methods",
        cell(traits.all_methods),
        "",
        rests_on.methods,
        _methods_sentence,
        lambda codes: 97 if requests_apart(codes) else 87 if _invite_differs(codes) else 35,
    ),
    AspectRule(
        "Headers",
        "headers",
        cell(traits.headers),
        "None of its own",
        rests_on.headers,
        predicates(traits.headers, "asks for no header of its own"),
        _if(_sets_differ(traits.musts), 72, 38),
    ),
    AspectRule(
        "ACK",
        "ack",
        cell(traits.ack),
        "",
        rests_on.ack,
        predicates(traits.ack),
        _if(_succeeds, 70, 33),
    ),
    AspectRule(
        "Caller hears",
        "hears",
        cell(traits.hears),
        "Not specified",
        rests_on.hears,
        framed("with {codes} the caller hears {value}", traits.hears),
        _if(_none_final, 86, 60),
    ),
    AspectRule(
        "Class",
        "outcome",
        traits.kind,
        "",
        rests_on.response_class,
        predicates(
            lambda code: (
                f"is a {code.response_class.digit}xx and leaves {code.response_class.outcome}"
            )
        ),
        _if(_succeeds, 92, 50),
    ),
    AspectRule(
        "Q.850",
        "q850",
        cell(traits.q850),
        "None in RFC 3398",
        rests_on.q850,
        predicates(traits.q850_predicate, "has no cause in RFC 3398"),
        _always(30),
    ),
    AspectRule("Defined in", "source", traits.defined, "", rests_on.definition, silent, _always(0)),
)
