"""What one response code does, aspect by aspect, in the words of a table cell or a predicate.

None means that nothing is defined for that code. Predicates ("leaves no dialog") go into
sentences that name the code; see `catalog.compare.sentences`.
"""

from __future__ import annotations

from catalog.model.cause_tables import CauseTable
from catalog.model.claims import Role, Strength
from catalog.model.code import ResponseCode
from catalog.wording import join_words

ROLES = {
    Role.UAS: "the callee's side (UAS)",
    Role.PROXY: "a proxy",
    Role.REGISTRAR: "a registrar",
    Role.REDIRECT: "a redirect server",
    Role.NOTIFIER: "a notifier",
    Role.B2BUA: "a PBX or SBC",
    Role.GATEWAY: "a gateway",
    Role.LOCAL: "the caller's own stack",
}
_USUAL = 2
"""Senders that a cell names; files list the most usual first."""
_EVERYWHERE = frozenset(["To", "From", "Via", "Call-ID", "CSeq", "Content-Length"])
"""Header fields that every response has; they set no code apart."""
_NAMED = 3
"""Header fields that a cell names."""
_DESTROYS = {
    "transaction": "costs only the transaction",
    "usage": "ends the dialog usage",
    "dialog": "ends the whole dialog",
    "redirection": "hits the whole dialog",
}
METHODS = (
    "ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE "
    "UPDATE"
).split()
_FEW = 4
"""Methods that a cell may name as exceptions instead of all others."""
_TRYING, _SUCCESS, _REDIRECTION = 100, 2, 3


def means(code: ResponseCode) -> str:
    """What it means, as a clause."""
    return code.means


def kind(code: ResponseCode) -> str:
    """Its class, by digit and name."""
    return f"{code.response_class.digit}xx {code.response_class.name}"


def finality(code: ResponseCode) -> str:
    """Final or provisional (RFC 3261 §8.2.6.1)."""
    return "Final" if code.final else "Provisional"


def finality_told(code: ResponseCode) -> str:
    """What that means for who waits."""
    return "brings the final answer" if code.final else "leaves the request still open, so wait"


def senders(code: ResponseCode) -> str:
    """Who creates it: the most usual ones."""
    roles = list(dict.fromkeys(ROLES[sender.who] for sender in code.senders))
    return join_words(roles[:_USUAL], "or")


def methods(code: ResponseCode) -> str:
    """The request methods that it answers."""
    others = [name for name in METHODS if not answers_method(code, name)]
    if len(others) <= _FEW:
        return f"any method but {join_words(others)}"
    return join_words(code.methods.names)


def answers_method(code: ResponseCode, name: str) -> bool:
    """Whether the request may have been of this method; nothing answers an ACK."""
    return name in code.methods.names or (code.methods.names == ("any",) and name != "ACK")


def made_locally(code: ResponseCode) -> bool:
    """Whether the client's own stack makes it up (RFC 3261 §8.1.3.1)."""
    return any(sender.who is Role.LOCAL for sender in code.senders)


def methods_told(code: ResponseCode) -> str:
    """With what a client's own stack adds: it gives up on any request (RFC 3261 §8.1.3.1)."""
    local = made_locally(code) and "any" not in code.methods.names
    return f"{methods(code)}; any method when made up locally" if local else methods(code)


def answers_invite(code: ResponseCode) -> bool:
    """Whether the request may have been an INVITE."""
    return answers_method(code, "INVITE")


def dialog(code: ResponseCode) -> str:
    """What happens to the dialog."""
    return code.dialog.short


def mid_dialog(code: ResponseCode) -> str | None:
    """What a failure inside a dialog takes down (RFC 5057 §5.1, which knows no later code).

    It gives a redirection to the whole dialog, and to a failure that it does not list what
    400, 500 and 600 do. REGISTER comes in no dialog.
    """
    if code.response_class.digit <= _SUCCESS or code.methods.names == ("REGISTER",):
        return None
    unlisted = "redirection" if code.response_class.digit == _REDIRECTION else "transaction"
    return _DESTROYS[code.destroys or unlisted]


def fork(code: ResponseCode) -> str:
    """What a forking proxy does with it and with the other branches."""
    return (code.fork or code.response_class.fork).short


def ack(code: ResponseCode) -> str:
    """Who acknowledges it."""
    if not answers_invite(code):
        return "needs no ACK: it answers no INVITE"
    if code.code == _TRYING:
        return "needs neither ACK nor PRACK"
    return code.response_class.ack.short


def _header_names(code: ResponseCode, strength: Strength, *, always: bool) -> list[str]:
    return list(
        dict.fromkeys(
            header.name
            for header in code.headers
            if header.on == "response"
            and header.strength is strength
            and header.name not in _EVERYWHERE
            and (header.when is None) is always
        )
    )


def headers(code: ResponseCode) -> str | None:
    """Header fields that the response must, should or at least may carry, as a predicate."""
    told = []
    if must := _header_names(code, Strength.MUST, always=True):
        told.append(f"must carry {join_words(must)}")
    if should := _header_names(code, Strength.SHOULD, always=True):
        told.append(f"should carry {join_words(should[:_NAMED])}")
    some = [
        *_header_names(code, Strength.MUST, always=False),
        *_header_names(code, Strength.SHOULD, always=False),
    ]
    if not told and some:
        told.append(f"calls for {join_words(some[:_NAMED])} in some cases")
    if not told and (may := _header_names(code, Strength.MAY, always=True)):
        told.append(f"may carry {join_words(may[:_NAMED])}")
    return " and ".join(told) or None


def musts(code: ResponseCode) -> list[str]:
    """Header fields that every such response must carry."""
    return _header_names(code, Strength.MUST, always=True)


def retry(code: ResponseCode) -> str:
    """Whether and how to try again, as an imperative."""
    return code.retry.short


def hears(code: ResponseCode) -> str | None:
    """What the caller hears."""
    if code.hears:
        return code.hears.short
    return None if answers_invite(code) else "nothing; it answers no INVITE"


def q850(code: ResponseCode) -> str | None:
    """Q.850 causes on a gateway, both directions (RFC 3398 §7.2.4.1 and §8.2.6.1)."""
    mappings = code.q850_mappings
    sent = mappings.sent.get(CauseTable.RFC3398, ())
    received = mappings.received.get(CauseTable.RFC3398, ())
    conditional = mappings.notes.get(CauseTable.RFC3398, "").startswith("only if")
    parts = []
    if sent:
        verb = "can become" if conditional else "becomes"
        parts.append(f"{verb} cause {join_words(sent, 'or')}")
    if received:
        parts.append(f"is mapped from cause {join_words(received, 'or')}")
    return "; ".join(parts) or None


def q850_told(code: ResponseCode) -> str | None:
    """The same within a sentence."""
    told = q850(code)
    return told.replace("; ", " and ") if told else None


def defined(code: ResponseCode) -> str:
    """Document and section that define it."""
    return str(code.defined)
