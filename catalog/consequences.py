"""What a difference between codes means for the call: the second sentence of a verdict.

A table of cases, the most consequential first. Each case splits the codes in two by one trait;
it applies where both sides have members.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from catalog.model import ResponseCode, RetryKind
from catalog.wording import capital, listed


@dataclass(frozen=True, slots=True)
class Case:
    """A trait that only some of the codes have, and what follows from it.

    `told` is a sentence with {these} (the codes with the trait) and {others}.
    """

    trait: Callable[[ResponseCode], bool]
    told: str


def _digit(*digits: int) -> Callable[[ResponseCode], bool]:
    return lambda code: code.response_class.digit in digits


def _retry(*kinds: RetryKind) -> Callable[[ResponseCode], bool]:
    return lambda code: code.retry.kind in kinds


CASES: tuple[Case, ...] = (
    Case(
        lambda code: not code.final,
        "With {these} the request is still open, so wait; {others} {end} it.",
    ),
    Case(_digit(2), "Only {these} {let} the request succeed; with {others} it did not go through."),
    Case(
        _digit(6),
        "With {these} a forking proxy stops looking for the callee; with {others} the search may "
        "go on.",
    ),
    Case(
        _retry(RetryKind.CREDENTIALS),
        "With {these} the client tries again with credentials; with {others} credentials do not "
        "help.",
    ),
    Case(
        _digit(3),
        "{these} may name another place to send the request; {others} {name} none.",
    ),
    Case(
        _retry(RetryKind.CHANGED),
        "After {these} a changed request can succeed at the same server; after {others} a change "
        "to the request is not what helps.",
    ),
    Case(
        _retry(RetryKind.ELSEWHERE),
        "After {these} another server is worth trying at once; after {others} it is not the first "
        "thing to do.",
    ),
    Case(
        _retry(RetryKind.NEVER),
        "After {these} there is nothing to try again; after {others} there is.",
    ),
)


def consequence(codes: Sequence[ResponseCode]) -> str | None:
    """The first case that splits the codes, as a sentence; None where none does."""
    for case in CASES:
        these = [code.code for code in codes if case.trait(code)]
        others = [code.code for code in codes if not case.trait(code)]
        if these and others:
            several = len(others) > 1
            return capital(
                case.told.format(
                    these=listed(these),
                    others=listed(others),
                    end="end" if several else "ends",
                    name="name" if several else "names",
                    let="let" if len(these) > 1 else "lets",
                )
            )
    return None
