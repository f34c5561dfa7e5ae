"""The requests that can bring every one of several codes.

Two codes are compared on a request that both can answer: what holds for an INVITE only is no
difference between codes that meet on a REGISTER.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.model.claims import Where
from catalog.model.code import ResponseCode

METHODS = (
    "INVITE REGISTER BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER SUBSCRIBE UPDATE"
).split()
"""The methods that are answered, those of every day first; nothing answers an ACK."""
_NO_DIALOG = frozenset(["REGISTER", "PUBLISH"])
"""Requests that come in no dialog and make none."""


def answered_methods(code: ResponseCode) -> tuple[str, ...]:
    """The methods of the requests that the code can answer."""
    names = code.methods.names
    allowed = METHODS if names == ("any",) else names
    return tuple(name for name in allowed if name not in code.methods.excluded)


def answers_invite(code: ResponseCode) -> bool:
    """Whether the request may have been an INVITE."""
    return "INVITE" in answered_methods(code)


def typically_apart(codes: Sequence[ResponseCode]) -> bool:
    """Whether one code is for certain requests, and people meet the others with other ones."""
    if all(code.methods.names == ("any",) for code in codes):
        return False
    named = [name for code in codes for name in code.methods.typical]
    return len(named) == len(set(named))


@dataclass(frozen=True, slots=True)
class Meeting:
    """What request can bring all the codes.

    methods: those that people meet the codes with; none where no request can bring them all
    where:   whether such a request is outside a dialog, inside one, or either
    """

    methods: tuple[str, ...]
    where: Where

    @property
    def ends_a_call(self) -> bool:
        """Whether the request can be the INVITE that sets up a call."""
        return "INVITE" in self.methods and self.where is not Where.INSIDE

    @property
    def in_a_dialog(self) -> bool:
        """Whether the request can be one inside a dialog."""
        return self.where is not Where.OUTSIDE and not _NO_DIALOG.issuperset(self.methods)


def meeting(codes: Sequence[ResponseCode]) -> Meeting:
    """Where the codes meet: on requests that are typical of all, else of some, else on any."""
    places = {code.methods.where for code in codes} - {Where.EITHER}
    where = next(iter(places), Where.EITHER)
    if len(places) > 1:
        return Meeting((), where)
    possible = [name for name in METHODS if all(name in answered_methods(code) for code in codes)]
    for typical in (all, any):
        if met := [n for n in possible if typical(n in code.methods.typical for code in codes)]:
            return Meeting(tuple(met), where)
    return Meeting(tuple(possible), where)
