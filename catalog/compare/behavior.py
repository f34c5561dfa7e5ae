"""What one response code does, aspect by aspect, in the words of a table cell or a predicate.

None means that nothing is defined for that code. Predicates ("leaves no dialog") go into
sentences that name the code; see `catalog.compare.sentences`.
"""

from __future__ import annotations

from catalog.model.cause_tables import CauseTable
from catalog.model.claims import HeaderUse, Role, Strength
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
    "transaction": "ends only the transaction",
    "usage": "ends the dialog usage",
    "dialog": "ends the whole dialog",
    "redirection": "affects the whole dialog",
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
    """Final or provisional (RFC 3261 §6)."""
    return "Final" if code.final else "Provisional"


def finality_predicate(code: ResponseCode) -> str:
    """What that means for whoever waits."""
    return "brings the final answer" if code.final else "leaves the request still open, so wait"


def senders(code: ResponseCode) -> str:
    """Who creates it: the most usual ones."""
    return join_words([ROLES[role] for role in usual_roles(code)], "or")


def usual_roles(code: ResponseCode) -> list[Role]:
    """The roles that create it most."""
    return list(dict.fromkeys(sender.who for sender in code.senders))[:_USUAL]


def methods(code: ResponseCode) -> str:
    """The request methods that it answers."""
    others = [name for name in METHODS if not answers_method(code, name)]
    if len(others) <= _FEW:
        return f"any method except {join_words(others)}"
    return join_words(code.methods.names)


def answers_method(code: ResponseCode, name: str) -> bool:
    """Whether the request may have been of this method; nothing answers an ACK."""
    return name in code.methods.names or (code.methods.names == ("any",) and name != "ACK")


def made_locally(code: ResponseCode) -> bool:
    """Whether the client's own stack generates it (RFC 3261 §8.1.3.1)."""
    return any(sender.who is Role.LOCAL for sender in code.senders)


def all_methods(code: ResponseCode) -> str:
    """With what a client's own stack adds: it gives up on any request (RFC 3261 §8.1.3.1)."""
    local = made_locally(code) and "any" not in code.methods.names
    return f"{methods(code)}; any method when generated locally" if local else methods(code)


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
        return "needs no ACK: it never answers an INVITE"
    if code.code == _TRYING:
        return "needs neither ACK nor PRACK"
    return code.response_class.ack.short


def _header_uses(code: ResponseCode, strength: Strength, *, always: bool) -> list[HeaderUse]:
    """Header fields of a strength that set the code apart, each name once."""
    uses: dict[str, HeaderUse] = {}
    for use in code.headers:
        if (
            use.on == "response"
            and use.strength is strength
            and use.name not in _EVERYWHERE
            and (use.when is None) is always
        ):
            uses.setdefault(use.name, use)
    return list(uses.values())


def header_clauses(code: ResponseCode) -> list[tuple[str, list[HeaderUse]]]:
    """What is said of header fields, as a predicate with {names}, and the uses that it names."""
    clauses = []
    if must := _header_uses(code, Strength.MUST, always=True):
        clauses.append(("must carry {names}", must))
    if should := _header_uses(code, Strength.SHOULD, always=True):
        clauses.append(("should carry {names}", should[:_NAMED]))
    if clauses:
        return clauses
    conditional = [
        *_header_uses(code, Strength.MUST, always=False),
        *_header_uses(code, Strength.SHOULD, always=False),
    ]
    if conditional:
        return [("calls for {names} in some cases", conditional[:_NAMED])]
    if may := _header_uses(code, Strength.MAY, always=True):
        return [("may carry {names}", may[:_NAMED])]
    return []


def headers(code: ResponseCode) -> str | None:
    """Header fields that the response must, should or at least may carry, as a predicate."""
    return (
        " and ".join(
            clause.format(names=join_words(use.name for use in uses))
            for clause, uses in header_clauses(code)
        )
        or None
    )


def musts(code: ResponseCode) -> list[str]:
    """Header fields that every such response must carry."""
    return [use.name for use in _header_uses(code, Strength.MUST, always=True)]


def retry(code: ResponseCode) -> str:
    """Whether and how to try again, as an imperative."""
    return code.retry.short


def hears(code: ResponseCode) -> str | None:
    """What the caller hears."""
    if code.hears:
        return code.hears.short
    return None if answers_invite(code) else "nothing; it never answers an INVITE"


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


def q850_predicate(code: ResponseCode) -> str | None:
    """The same within a sentence."""
    mappings = q850(code)
    return mappings.replace("; ", " and ") if mappings else None


def defined(code: ResponseCode) -> str:
    """Document and section that define it."""
    return str(code.defined)
