"""What one response code does, aspect by aspect; None where nothing is defined for it.

What two codes have in common reads the same, because the words come from a closed list.
"""

from __future__ import annotations

from catalog.compare.meeting import METHODS, answered_methods, answers_invite
from catalog.compare.words import words
from catalog.model.aspects import Branches, Heard, PassedOn, ReadRule
from catalog.model.cause_tables import CauseTable
from catalog.model.claims import HeaderUse, Role, Where
from catalog.model.code import ResponseCode
from catalog.wording import join_words

_FEW = 4
"""Methods that a cell may name as exceptions instead of all others."""
_TRYING, _SUCCESS, _REDIRECTION = 100, 2, 3
_DEFAULT_CAUSE = 31
"""RFC 3398 §8.2.6.1: for a response that its table does not list."""
_OTHER_SIDE = {Where.INSIDE: "the other side"}
_BY_WARNING, _UNMAPPED, _CONDITIONAL = "31 by default", "listed without", "only if"


def kind(code: ResponseCode) -> str:
    """Its class, by digit and name."""
    return f"{code.response_class.digit}xx {code.response_class.name}"


def methods(code: ResponseCode) -> str:
    """The requests that it can answer."""
    answered = answered_methods(code)
    others = [name for name in METHODS if name not in answered]
    names = join_words(answered)
    if not others:
        names = "any request"
    elif len(others) <= _FEW:
        names = f"any request except {join_words(others)}"
    match code.methods.where:
        case Where.INSIDE:
            return f"{names} inside a dialog"
        case Where.OUTSIDE if code.methods.names != ("REGISTER",):
            return f"{names} outside a dialog"
        case _:
            return names


def typical(code: ResponseCode) -> str:
    """The requests with which people meet it."""
    inside = code.methods.where is Where.INSIDE
    names = [f"re-{name}" if inside and name == "INVITE" else name for name in code.methods.typical]
    return join_words(names, "or")


def roles(code: ResponseCode) -> tuple[Role, ...]:
    """Who creates it, in the order of `Role`."""
    named = {sender.who for sender in code.senders}
    return tuple(role for role in Role if role in named)


def senders(code: ResponseCode) -> str:
    """Who creates it, in words that suit where its requests are."""
    device = _OTHER_SIDE.get(code.methods.where)
    device = device or (None if answers_invite(code) else "the server")
    return join_words(
        dict.fromkeys(
            device if device and role is Role.UAS else words(role) for role in roles(code)
        ),
        "or",
    )


def inside_dialog(code: ResponseCode) -> str | None:
    """What a failure inside a dialog ends (RFC 5057 §5.1)."""
    return words(code.dialog.inside) if code.dialog.inside else None


def new_dialog(code: ResponseCode) -> str | None:
    """What it does for the dialog that an INVITE asks for (RFC 3261 §12.1, §12.3)."""
    if not answers_invite(code):
        return None
    if code.code == _TRYING:
        return "none yet"
    return {1: "an early one", 2: "a confirmed one"}.get(code.response_class.digit, "none")


def branches(code: ResponseCode) -> str | None:
    """What becomes of the other branches of a forked INVITE."""
    forks = answers_invite(code) and code.methods.where is not Where.INSIDE
    return words(code.forking.branches) if forks else None


def cancels(code: ResponseCode) -> bool:
    """Whether other branches should be canceled for it."""
    return code.forking.branches is Branches.CANCELED


def passed_on(code: ResponseCode) -> str:
    """What a forking proxy does with the response."""
    return words(code.forking.passed_on)


def stays_on_its_hop(code: ResponseCode) -> bool:
    """Whether no proxy passes it on."""
    return code.forking.passed_on is PassedOn.NOT_AT_ALL


def ack(code: ResponseCode) -> str | None:
    """Who acknowledges it."""
    if not answers_invite(code):
        return None
    if code.code == _TRYING:
        return "needs neither ACK nor PRACK"
    return code.response_class.ack.short


def header_to_read(code: ResponseCode) -> str | None:
    """The header fields of the response that one reads next; their strength is for a look-up."""
    read = code.header_to_read
    if read is None:
        return None
    names = join_words(read.names, "or")
    if read.condition is None:
        return names
    return f"{names}, {'unless' if read.rule is ReadRule.UNLESS else 'if'} {read.condition}"


def may_name_time(code: ResponseCode) -> str | None:
    """Whether it may say when to try again (RFC 3261 §20.33)."""
    return "may name a time" if retry_after(code) else None


def retry_after(code: ResponseCode) -> list[HeaderUse]:
    """What its file says of Retry-After in the response."""
    return [use for use in code.headers if use.name == "Retry-After" and use.on == "response"]


def hears(code: ResponseCode) -> str | None:
    """What the caller hears, where that is set."""
    if code.hears is None or code.hears.what is Heard.NOT_SET:
        return None
    return words(code.hears.what)


def q850(code: ResponseCode) -> str | None:
    """What a gateway sends to the telephone network for it (RFC 3398 §8.2.5, §8.2.6.1)."""
    if not answers_invite(code) or code.response_class.digit <= _SUCCESS:
        return None
    if code.methods.where is Where.INSIDE:
        return None
    if code.response_class.digit == _REDIRECTION:
        return "a new call first, else 23"
    sent = code.q850_mappings.sent.get(CauseTable.RFC3398, ())
    note = code.q850_mappings.notes.get(CauseTable.RFC3398, "")
    if note.startswith(_BY_WARNING):
        return f"{_DEFAULT_CAUSE}, or 65 by Warning"
    if note.startswith(_UNMAPPED):
        return "none"
    if not sent:
        return f"{_DEFAULT_CAUSE}, the default"
    causes = join_words(sent, "or")
    return f"{causes}, if no retry succeeds" if note.startswith(_CONDITIONAL) else causes
