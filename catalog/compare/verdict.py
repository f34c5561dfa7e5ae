"""What an expert would say of several codes, where nobody has written it down.

A verdict has up to three sentences: how the codes are related, what each of them means or blames,
and what to look at. The relation comes from the first case of a table that fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from catalog.compare.behavior import typical
from catalog.compare.meeting import Meeting, answers_invite, typically_apart
from catalog.compare.words import words
from catalog.model.aspects import Actor, Fault
from catalog.model.claims import Where
from catalog.model.code import ResponseCode
from catalog.wording import capitalize, join_words

Codes = Sequence[ResponseCode]
_NEAR = (
    frozenset([Fault.LOGIN, Fault.PERMISSION, Fault.SIGNATURE]),
    frozenset([Fault.ADDRESS, Fault.CALLEE, Fault.ROUTE, Fault.REDIRECT, Fault.SILENCE]),
    frozenset([Fault.SERVER, Fault.ROUTE, Fault.SILENCE, Fault.CALLEE]),
    frozenset([Fault.METHOD, Fault.EXTENSION, Fault.FORM, Fault.PACKAGE, Fault.INTERVAL]),
    frozenset([Fault.BODY, Fault.ANSWER_FORMAT, Fault.MEDIA, Fault.SIZE]),
    frozenset([Fault.SERVICE, Fault.REDIRECT, Fault.ADDRESS, Fault.CALLEE, Fault.PERMISSION]),
    frozenset([Fault.CALLEE, Fault.PERMISSION, Fault.SIGNATURE]),
    frozenset([Fault.PUBLISHED, Fault.PACKAGE]),
    frozenset([Fault.CALL, Fault.SILENCE, Fault.SERVER]),
)
"""Faults that one trace can suggest alike; with others nobody mistakes one code for another."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How two codes are related: a test, and the sentences to be said then.

    Both get the codes with the one that comes first in a call in front.
    """

    fits: Callable[[ResponseCode, ResponseCode, Meeting], bool]
    sentence: Callable[[ResponseCode, ResponseCode, Meeting], str]


def _inside(code: ResponseCode) -> bool:
    return code.methods.where is Where.INSIDE


def _setup(code: ResponseCode) -> bool:
    """Whether it belongs to the setup of a call."""
    speaks_of_callee = code.dialog.odd or code.blame.kind is Fault.CALLEE
    return answers_invite(code) and not _inside(code) and (not code.final or speaks_of_callee)


def _never_both(a: ResponseCode, b: ResponseCode, _: Meeting) -> str:
    return (
        f"No request can bring both: {a.code} answers {typical(a)}, {b.code} {typical(b)}. "
        f"{_meanings([a, b])}"
    )


def _after_other_requests(a: ResponseCode, b: ResponseCode, _: Meeting) -> str:
    return (
        f"Nobody meets one instead of the other: people see {a.code} after {typical(a)}, "
        f"{b.code} after {typical(b)}. {_meanings([a, b])}"
    )


def _one_after_the_other(a: ResponseCode, b: ResponseCode, met: Meeting) -> str:
    what = "call" if met.ends_a_call else "request"
    return (
        f"One {what} can show both: {a.code} on the way ({a.means}), {b.code} as the result "
        f"({b.means})."
    )


def _both_open(a: ResponseCode, b: ResponseCode, _: Meeting) -> str:
    return f"Both leave the request open. {_meanings([a, b])}"


def _success(a: ResponseCode, b: ResponseCode, met: Meeting) -> str:
    request = f"the same {met.methods[0]}"
    return f"Both can end {request}: {a.code} with success, {b.code} without, since {b.means}."


def _same_fault(a: ResponseCode, b: ResponseCode, _: Meeting) -> str:
    return f"{_shared(a)}: {_points([a, b])}."


def _elsewhere(a: ResponseCode, b: ResponseCode, _: Meeting) -> str:
    return f"{a.code} sends the request elsewhere; {b.code} refuses it: {b.means}."


def _near(a: ResponseCode, b: ResponseCode, _: Meeting) -> str:
    return " ".join(
        f"{code.code} is about {words(code.blame.kind)}: {code.means}." for code in (a, b)
    )


def _far(a: ResponseCode, b: ResponseCode, met: Meeting) -> str:
    alone = "Nobody meets one instead of the other"
    if typically_apart([a, b]):
        alone += f": people see {a.code} after {typical(a)}, {b.code} after {typical(b)}"
    return f"{alone}. {_near(a, b, met)}"


def _other_stage(a: ResponseCode, b: ResponseCode, _: Meeting) -> str:
    return (
        f"They belong to different stages of a call: {a.code} to its setup ({a.means}), {b.code} "
        f"to a dialog that exists ({b.means})."
    )


RELATIONS: tuple[Relation, ...] = (
    Relation(lambda _, __, met: not met.methods, _never_both),
    Relation(lambda a, b, _: _setup(a) and _inside(b), _other_stage),
    Relation(lambda a, b, _: _inside(a) and _setup(b), lambda a, b, met: _other_stage(b, a, met)),
    Relation(
        lambda a, b, _: not a.failed and b.failed and typically_apart([a, b]),
        _after_other_requests,
    ),
    Relation(lambda a, b, _: not a.final and b.final, _one_after_the_other),
    Relation(lambda a, _, __: not a.final, _both_open),
    Relation(lambda a, b, _: b.failed and not a.failed, _success),
    Relation(lambda a, b, _: a.blame.kind is b.blame.kind, _same_fault),
    Relation(lambda a, _, __: a.blame.kind is Fault.REDIRECT, _elsewhere),
    Relation(lambda a, b, _: any({a.blame.kind, b.blame.kind} <= near for near in _NEAR), _near),
    Relation(lambda _, __, ___: True, _far),
)
"""Cases of a pair, the most telling first."""


def composed(codes: Codes, met: Meeting) -> str:
    """The verdict on two codes or more that nobody wrote one for."""
    if len(codes) > 2:
        return _several(codes)
    # Everything is said in ascending order, so that swapping the codes changes nothing.
    a, b = sorted(codes, key=lambda code: code.code)
    relation = next(relation for relation in RELATIONS if relation.fits(a, b, met))
    return " ".join(filter(None, [relation.sentence(a, b, met), _advice([a, b])]))


def _meanings(codes: Codes) -> str:
    return f"{'; '.join(f'{code.code} means that {code.means}' for code in codes)}."


def _points(codes: Codes) -> str:
    return "; ".join(f"{code.code} {code.blame.point}" for code in codes)


def _shared(code: ResponseCode) -> str:
    if code.blame.kind is Fault.REDIRECT:
        return "Both send the request elsewhere"
    return f"Both are about {words(code.blame.kind)}"


def _advice(codes: Codes) -> str:
    """What to look at, of those that failed."""
    clauses: list[str] = []
    for code in codes:
        if code.blame.look:
            verb = "" if clauses else "look "
            clauses.append(f"for {code.code}, {verb}at {code.blame.look}")
    return capitalize(f"{'; '.join(clauses)}.") if clauses else ""


def _several(codes: Codes) -> str:
    """Two sentences: what each is about, and who acts on which."""
    by_fault: dict[Fault, list[ResponseCode]] = {}
    for code in sorted(codes, key=lambda code: code.code):
        by_fault.setdefault(code.blame.kind, []).append(code)
    about = [f"{_numbers(alike)} {_is_about(kind, alike)}" for kind, alike in by_fault.items()]
    by_actor: dict[Actor, list[ResponseCode]] = {}
    for code in sorted(codes, key=lambda code: code.code):
        if code.blame.actor is not Actor.NOBODY:
            by_actor.setdefault(code.blame.actor, []).append(code)
    acts = [
        f"on {_numbers(acted)} it is {words(actor)} who acts"
        if place == 0
        else f"on {_numbers(acted)} {words(actor)}"
        for place, (actor, acted) in enumerate(by_actor.items())
    ]
    return " ".join(f"{capitalize('; '.join(clauses))}." for clauses in (about, acts) if clauses)


def _is_about(kind: Fault, codes: Codes) -> str:
    one = len(codes) == 1
    match kind:
        case Fault.PROGRESS:
            return "leaves the request open" if one else "leave the request open"
        case Fault.SUCCESS:
            return "means success" if one else "mean success"
        case Fault.REDIRECT:
            return "sends the request elsewhere" if one else "send the request elsewhere"
        case _:
            return f"{'is' if one else 'are'} about {words(kind)}"


def _numbers(codes: Codes) -> str:
    return join_words([code.code for code in codes])
