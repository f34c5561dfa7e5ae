"""What a difference between codes means for the call: the second sentence of a verdict.

A table of cases, the most consequential first. Each case splits the codes in two by one trait;
it applies where both sides have members. Where no case does, the aspect that weighs most tells
it: whether the request is still open, whether there is a call at all, what happens to the other
branches, or what to do after each code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from catalog.compare.aspects import requests_apart
from catalog.compare.sentences import Codes
from catalog.model.claims import RetryKind
from catalog.model.code import ResponseCode
from catalog.wording import capitalize, join_words

HOPES = {
    RetryKind.NOTHING: "it was given up",
    RetryKind.CREDENTIALS: "it may succeed after a login",
    RetryKind.REDIRECT: "it has to go elsewhere",
    RetryKind.CHANGED: "it may succeed once the cause is fixed",
    RetryKind.LATER: "it may succeed later",
    RetryKind.ELSEWHERE: "it may succeed by another route",
    RetryKind.NEVER: "repeating it will not help",
}
"""What is left of a request that failed, by what its client is left to do."""


@dataclass(frozen=True, slots=True)
class Case:
    """A trait that only some of the codes have, and what follows from it.

    `sentence` is one with {these} (the codes with the trait), the verb of `verb` (for one
    code, for several) and {hopes} for the others.
    """

    trait: Callable[[ResponseCode], bool]
    verb: tuple[str, str]
    sentence: str


CASES: tuple[Case, ...] = (
    Case(
        lambda code: code.response_class.digit == 2,
        ("accepts", "accept"),
        "Only {these} {verb} the request; {hopes}.",
    ),
    Case(
        lambda code: code.retry.kind is RetryKind.CREDENTIALS,
        ("asks", "ask"),
        "{these} only {verb} for a login, with which the request may succeed; {hopes}.",
    ),
)


def consequence(codes: Codes) -> str | None:
    """The first case that splits final answers to one request, as a sentence; else None."""
    if requests_apart(codes) or not all(code.final for code in codes):
        return None
    for case in CASES:
        these = [code for code in codes if case.trait(code)]
        others = [code for code in codes if not case.trait(code)]
        if these and others:
            verb = case.verb[len(these) > 1]
            sentence = case.sentence.format(these=_numbers(these), verb=verb, hopes=_hopes(others))
            return capitalize(sentence)
    return None


def _numbers(codes: Codes) -> str:
    return join_words([code.code for code in codes])


def _hopes(codes: Codes) -> str:
    """With 480 and 486 it may succeed later; with 403 repeating it will not help."""
    kinds = dict.fromkeys(code.retry.kind for code in codes)
    return "; ".join(
        f"with {_numbers([code for code in codes if code.retry.kind is kind])} {HOPES[kind]}"
        for kind in kinds
    )
