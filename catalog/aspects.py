"""The table of aspects in which response codes are compared.

Every function here is about one code; `weight` alone sees all of them. A cell of None means
that nothing is defined for that code. Sentences are built from predicates ("leaves no dialog"),
so that each one is about every code compared and names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from catalog.model import ResponseCode, Role, Strength
from catalog.wording import capital, listed

Codes = Sequence[ResponseCode]
Cell = Callable[[ResponseCode], str | None]

ROLES = {
    Role.UAS: "callee's side (UAS)",
    Role.PROXY: "proxy",
    Role.REGISTRAR: "registrar",
    Role.REDIRECT: "redirect server",
    Role.NOTIFIER: "notifier",
    Role.B2BUA: "PBX/SBC",
    Role.GATEWAY: "gateway",
    Role.LOCAL: "caller's own stack",
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
}


@dataclass(frozen=True, slots=True)
class AspectRule:
    """One row of the table.

    name:      heading of the row
    topic:     aspects of one topic say much the same; one of them makes a key difference
    cell:      the code in a few words, or None where nothing is defined
    absent:    what a cell shows then
    statement: one sentence about all codes for the key differences, or None
    weight:    how much a difference matters for these codes; the highest comes first
    """

    name: str
    topic: str
    cell: Cell
    absent: str
    statement: Callable[[Codes], str | None]
    weight: Callable[[Codes], int]


def _grouped(codes: Codes, value: Cell) -> list[tuple[list[str], str]]:
    """Values in order of appearance, each with the numbers of the codes that have it."""
    groups: dict[str, list[str]] = {}
    for code in codes:
        text = value(code)
        if text is not None:
            groups.setdefault(text, []).append(str(code.code))
    return [(numbers, text) for text, numbers in groups.items()]


def _sentence(clauses: list[str]) -> str:
    """One sentence of several clauses; several sentences where a clause has parts itself."""
    if any(";" in clause for clause in clauses):
        return " ".join(f"{capital(clause)}." for clause in clauses)
    return capital("; ".join(clauses)) + "."


def _predicates(value: Cell, otherwise: str | None = None) -> Callable[[Codes], str | None]:
    """Sentences such as: 480 leaves no dialog, as does 486; 200 confirms the dialog."""

    def statement(codes: Codes) -> str | None:
        told = [(numbers, text) for numbers, text in _grouped(codes, value)]
        silent = [str(code.code) for code in codes if value(code) is None]
        if silent and otherwise:
            told.append((silent, otherwise))
        elif silent:
            return None
        clauses = []
        for (first, *others), text in told:
            same = f", as {'do' if len(others) > 1 else 'does'} {listed(others)}" if others else ""
            clauses.append(f"{first} {text}{same}")
        return _sentence(clauses)

    return statement


def _framed(frame: str, value: Cell) -> Callable[[Codes], str | None]:
    """Sentences such as: After 480 or 486, try again later; after 600, do not."""

    def statement(codes: Codes) -> str | None:
        if any(value(code) is None for code in codes):
            return None
        clauses = [
            frame.format(codes=listed(numbers, "or"), value=text)
            for numbers, text in _grouped(codes, value)
        ]
        return _sentence(clauses)

    return statement


def _silent(_: Codes) -> None:
    """For aspects that are a row, but no difference worth a sentence."""


def _sets_differ(value: Callable[[ResponseCode], Iterable[object]]) -> Callable[[Codes], bool]:
    return lambda codes: len({frozenset(value(code)) for code in codes}) > 1


def _if(test: Callable[[Codes], bool], high: int, low: int) -> Callable[[Codes], int]:
    return lambda codes: high if test(codes) else low


def _always(weight: int) -> Callable[[Codes], int]:
    return lambda _: weight


# One small function per aspect ------------------------------------------------------------


def means(code: ResponseCode) -> str:
    """What it means, as a clause."""
    return code.means


def kind(code: ResponseCode) -> str:
    """Its class, by digit and name."""
    return f"{code.response_class.digit}xx {code.response_class.name}"


def finality(code: ResponseCode) -> str:
    """Final or provisional (RFC 3261 §8.2.6.1)."""
    return "Final" if code.final else "Provisional"


def _finality_told(code: ResponseCode) -> str:
    return (
        "is final and ends the wait"
        if code.final
        else "is provisional and a final response still follows"
    )


def senders(code: ResponseCode) -> str:
    """Who creates it: the most usual ones."""
    roles = list(dict.fromkeys(ROLES[sender.who] for sender in code.sender))
    return listed(roles[:_USUAL], "or")


def _senders_apart(codes: Codes) -> bool:
    """Whether some code's first sender never sends another of the codes."""
    roles = [{sender.who for sender in code.sender} for code in codes]
    return any(code.sender[0].who not in others for code in codes for others in roles)


def methods(code: ResponseCode) -> str:
    """The request methods that it answers."""
    if code.methods.names == ("any",):
        return "any method but ACK"
    return listed(code.methods.names)


def answers_invite(code: ResponseCode) -> bool:
    """Whether the request may have been an INVITE."""
    return bool({"any", "INVITE"} & set(code.methods.names))


def dialog(code: ResponseCode) -> str:
    """What happens to the dialog."""
    return code.dialog.cell


def mid_dialog(code: ResponseCode) -> str | None:
    """What a failure inside a dialog takes down (RFC 5057 §5.1)."""
    return _DESTROYS[code.destroys] if code.destroys else None


def fork(code: ResponseCode) -> str:
    """What a forking proxy does with it and with the other branches."""
    return (code.fork or code.response_class.fork).cell


def ack(code: ResponseCode) -> str:
    """Who acknowledges it."""
    if not answers_invite(code):
        return "needs no ACK: it answers no INVITE"
    return code.response_class.ack.cell


def _header_names(code: ResponseCode, strength: Strength, *, always: bool) -> list[str]:
    return list(
        dict.fromkeys(
            header.name
            for header in code.header
            if header.on == "response"
            and header.strength is strength
            and header.name not in _EVERYWHERE
            and (header.when is None) is always
        )
    )


def headers(code: ResponseCode) -> str | None:
    """Header fields that the response must or should carry, as a predicate."""
    told = []
    if must := _header_names(code, Strength.MUST, always=True):
        told.append(f"must carry {listed(must)}")
    if should := _header_names(code, Strength.SHOULD, always=True):
        told.append(f"should carry {listed(should[:_NAMED])}")
    if not told and (some := _header_names(code, Strength.MUST, always=False)):
        told.append(f"needs {listed(some[:_NAMED])} in some cases")
    return " and ".join(told) or None


def _musts(code: ResponseCode) -> list[str]:
    return _header_names(code, Strength.MUST, always=True)


def retry(code: ResponseCode) -> str:
    """Whether and how to try again, as an imperative."""
    return code.retry.cell


def hears(code: ResponseCode) -> str | None:
    """What the caller hears."""
    return code.hears.cell if code.hears else None


def q850(code: ResponseCode) -> str | None:
    """Q.850 causes on a gateway, both directions (RFC 3398 §7.2.4.1 and §8.2.6.1)."""
    table = code.interworking
    sent, received = table.sent_rfc3398, table.from_rfc3398
    parts = []
    if sent is not None:
        parts.append(f"becomes cause {sent}")
    if received:
        parts.append(f"is made from cause {listed(received, 'or')}")
    return "; ".join(parts) or None


def _q850_told(code: ResponseCode) -> str | None:
    told = q850(code)
    return told.replace("; ", " and ") if told else None


def defined(code: ResponseCode) -> str:
    """Document and section that define it."""
    return str(code.defined)


def _cell(value: Cell) -> Cell:
    """A predicate or clause as it stands in the table: with a capital."""

    def shown(code: ResponseCode) -> str | None:
        text = value(code)
        return capital(text.removeprefix("is ")) if text else None

    return shown


_is_global = _sets_differ(lambda code: [code.response_class.digit == 6])
_succeeds = _sets_differ(lambda code: [code.response_class.digit == 2])
_kind_differs = _sets_differ(lambda code: [code.retry.kind])
_invite_differs = _sets_differ(lambda code: [answers_invite(code)])

ASPECTS: tuple[AspectRule, ...] = (
    AspectRule("Meaning", "meaning", _cell(means), "", _silent, _always(52)),
    AspectRule("Final?", "outcome", finality, "", _predicates(_finality_told), _always(95)),
    AspectRule(
        "Try again?",
        "retry",
        _cell(retry),
        "",
        _framed("after {codes}, {value}", retry),
        _if(_kind_differs, 85, 55),
    ),
    AspectRule(
        "Other branches", "fork", _cell(fork), "", _predicates(fork), _if(_is_global, 88, 45)
    ),
    AspectRule("Dialog", "dialog", _cell(dialog), "", _predicates(dialog), _if(_succeeds, 90, 42)),
    AspectRule(
        "Inside a dialog",
        "dialog",
        _cell(mid_dialog),
        "No failure",
        _predicates(lambda code: (told := mid_dialog(code)) and f"inside a dialog {told}"),
        _always(65),
    ),
    AspectRule(
        "Who sends it",
        "sender",
        _cell(senders),
        "",
        _predicates(lambda code: f"comes from the {senders(code)}"),
        _if(_senders_apart, 75, 40),
    ),
    AspectRule(
        "Answers",
        "methods",
        _cell(methods),
        "",
        _predicates(lambda code: f"answers {methods(code)}"),
        _if(_invite_differs, 80, 35),
    ),
    AspectRule(
        "Headers",
        "headers",
        _cell(headers),
        "None of its own",
        _predicates(headers, "asks for no header of its own"),
        _if(_sets_differ(_musts), 72, 38),
    ),
    AspectRule("ACK", "ack", _cell(ack), "", _predicates(ack), _if(_succeeds, 70, 33)),
    AspectRule(
        "Caller hears",
        "hears",
        _cell(hears),
        "No rule",
        _framed("with {codes} the caller hears {value}", hears),
        _always(60),
    ),
    AspectRule(
        "Class",
        "outcome",
        kind,
        "",
        _predicates(
            lambda code: (
                f"is a {code.response_class.digit}xx and leaves {code.response_class.outcome}"
            )
        ),
        _always(50),
    ),
    AspectRule(
        "Q.850",
        "q850",
        _cell(q850),
        "None in RFC 3398",
        _predicates(_q850_told, "has no cause in RFC 3398"),
        _always(30),
    ),
    AspectRule("Defined in", "source", defined, "", _silent, _always(0)),
)
