"""The table of aspects in which response codes are compared.

A row says what is shown and where it decides. Rows come in the order in which an expert asks:
what failed, what to do and who does it, what to read, whether another trunk helps; the rest only
where it decides for the codes at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from catalog.citation import Citation, parse_citation
from catalog.cited import DIALOG_FAILURE, FINAL_RESPONSE
from catalog.compare import behavior as does
from catalog.compare.meeting import Meeting, typically_apart
from catalog.compare.words import words
from catalog.model.aspects import Fault
from catalog.model.cause_tables import CauseTable
from catalog.model.claims import AnotherTarget, NextTrunk, RetryKind, Role
from catalog.model.code import ResponseCode

Codes = Sequence[ResponseCode]
_USER_AGENT_SERVERS = frozenset(set(Role) - {Role.PROXY, Role.LOCAL})
_CALLEE = frozenset([Fault.CALLEE, Fault.PERMISSION, Fault.ADDRESS, Fault.MEDIA])
"""What a response can say of the callee, so that it matters who else is asked."""


@dataclass(frozen=True, slots=True)
class AspectRule:
    """One row of the table.

    name:    heading of the row
    value:   the words for the code's value, or None where there is none
    sources: what the value rests on
    decides: whether a difference matters for these codes, where they meet; it is shown in full
             in any case
    absent:  what a code without a value is said to have; None where that is no difference
    note:    what the code's own file says in its place, where the values differ
    """

    name: str
    value: Callable[[ResponseCode], str | None]
    sources: Callable[[ResponseCode], Iterable[Citation]]
    decides: Callable[[Codes, Meeting], bool]
    absent: str | None = None
    note: Callable[[ResponseCode], str] | None = None


def _always(_: Codes, __: Meeting) -> bool:
    return True


def _never(_: Codes, __: Meeting) -> bool:
    return False


def _apart(codes: Codes, met: Meeting) -> bool:
    return not met.methods or typically_apart(codes)


def _ends_a_call(_: Codes, met: Meeting) -> bool:
    return met.ends_a_call


def _senders_apart(codes: Codes, _: Meeting) -> bool:
    """Whether nobody sends two of the codes."""
    named = [role for code in codes for role in _servers(code)]
    return len(named) == len(set(named))


def _servers(code: ResponseCode) -> frozenset[Role]:
    """Its senders, with all that a user agent server can be (RFC 3261 §6)."""
    named = frozenset(does.roles(code))
    return named | _USER_AGENT_SERVERS if Role.UAS in named else named


def _dialog_decides(codes: Codes, met: Meeting) -> bool:
    """Whether all are at home inside a dialog."""
    return met.in_a_dialog and not any(
        code.dialog.odd or code.dialog.inside is None for code in codes
    )


def _search_decides(codes: Codes, met: Meeting) -> bool:
    """Whether some end the search for the callee and all speak of the callee."""
    ends = any(map(does.cancels, codes))
    return met.ends_a_call and ends and all(code.blame.kind in _CALLEE for code in codes)


def _heard(codes: Codes, met: Meeting) -> bool:
    return (met.ends_a_call or met.in_a_dialog) and all(map(does.hears, codes))


def _all_failed(codes: Codes, _: Meeting) -> bool:
    return all(code.failed for code in codes)


def _none_failed(codes: Codes, met: Meeting) -> bool:
    return met.ends_a_call and not any(code.failed for code in codes)


def _later(codes: Codes, met: Meeting) -> bool:
    return _all_failed(codes, met) and any(code.retry.kind is RetryKind.LATER for code in codes)


def _one_hop(codes: Codes, _: Meeting) -> bool:
    return any(map(does.stays_on_its_hop, codes))


def _target(code: ResponseCode) -> str | None:
    target: AnotherTarget | None = code.retry.another_target
    return words(target) if target else None


def _trunk(code: ResponseCode) -> str | None:
    trunk: NextTrunk | None = code.retry.next_trunk
    return words(trunk) if trunk else None


def _definition(code: ResponseCode) -> Iterable[Citation]:
    return (code.defined,)


def _retried(code: ResponseCode) -> Iterable[Citation]:
    retry = code.retry
    claims = (retry.same_target, retry.changed, retry.after, retry.never)
    return [source for claim in claims if claim for source in claim.sources]


def _elsewhere(code: ResponseCode) -> Iterable[Citation]:
    return code.retry.other_target.sources if code.retry.other_target else ()


def _read(code: ResponseCode) -> Iterable[Citation]:
    return code.header_to_read.sources if code.header_to_read else ()


def _sent(code: ResponseCode) -> Iterable[Citation]:
    return [source for sender in code.senders for source in sender.sources]


def _dialog(code: ResponseCode) -> Iterable[Citation]:
    return (*code.dialog.sources, *([DIALOG_FAILURE] if code.dialog.inside else []))


def _forked(code: ResponseCode) -> Iterable[Citation]:
    return code.forking.sources


def _q850(_: ResponseCode) -> Iterable[Citation]:
    return (parse_citation(CauseTable.RFC3398.to_cause_source),)


def _hears(code: ResponseCode) -> Iterable[Citation]:
    return code.hears.sources if code.hears else ()


def _time(code: ResponseCode) -> Iterable[Citation]:
    return [source for use in does.retry_after(code) for source in use.sources]


def _final(_: ResponseCode) -> Iterable[Citation]:
    return (FINAL_RESPONSE,)


ASPECTS: tuple[AspectRule, ...] = (
    AspectRule("Typical request", does.typical, lambda code: code.methods.sources, _apart),
    AspectRule("What failed", lambda code: words(code.blame.kind), _definition, _always),
    AspectRule(
        "What to do",
        lambda code: words(code.retry.kind),
        _retried,
        _always,
        note=lambda code: code.retry.short,
    ),
    AspectRule("Who acts", lambda code: words(code.blame.actor), _definition, _all_failed),
    AspectRule("Header to read", does.header_to_read, _read, _always, "none of its own"),
    AspectRule("Another trunk", _trunk, _elsewhere, _ends_a_call),
    AspectRule("Other branches", does.branches, _forked, _search_decides),
    AspectRule("Another target", _target, _elsewhere, _never),
    AspectRule("Sent by", does.senders, _sent, _senders_apart),
    AspectRule("Retry-After", does.may_name_time, _time, _later, "names no time"),
    AspectRule("Inside a dialog", does.inside_dialog, _dialog, _dialog_decides),
    AspectRule("New dialog", does.new_dialog, _dialog, _none_failed),
    AspectRule("Caller hears", does.hears, _hears, _heard),
    AspectRule("Passed on", does.passed_on, _forked, _one_hop),
    AspectRule("ACK", does.ack, lambda code: code.response_class.ack.sources, _none_failed),
    AspectRule("Q.850 cause", does.q850, _q850, _ends_a_call),
    AspectRule("All it can answer", does.methods, lambda code: code.methods.sources, _never),
    AspectRule("Class", does.kind, _final, _never),
)
"""In the order of the rows."""
