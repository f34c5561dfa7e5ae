"""What can be asked. Every value is frozen and hashable, so that answers can be cached by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TermKind = Literal[
    "causes", "warnings", "methods", "headers", "compact", "documents", "unregistered"
]
"""Kinds of terms beside the codes; `compact` are header fields by their compact form."""


@dataclass(frozen=True)
class Help:
    """Asks what can be typed."""


@dataclass(frozen=True)
class CodeList:
    """Every registered code."""


@dataclass(frozen=True)
class ClassLookup:
    """The codes of one class; `digit` is 1 to 6."""

    digit: int


@dataclass(frozen=True)
class CodeLookup:
    """One registered code. `full`: with everything that is known of it.

    `also`: other registered codes that stood in the same text.
    `named`: the codes whose phrase stood beside the number instead of its own.
    """

    code: int
    full: bool = False
    also: tuple[int, ...] = ()
    named: tuple[int, ...] = ()


@dataclass(frozen=True)
class CompareCodes:
    """Two to five registered codes, in the order asked. `full`: with every aspect."""

    codes: tuple[int, ...]
    full: bool = False


@dataclass(frozen=True)
class FreeText:
    """Free words, to be matched with the codes that fit."""

    text: str


@dataclass(frozen=True)
class UnregisteredLookup:
    """A number that is no registered code: from 100 to 699, or one that some product uses."""

    number: int


@dataclass(frozen=True)
class NotACode:
    """A number that can be no SIP response code, as typed."""

    text: str


@dataclass(frozen=True)
class NoSuchClass:
    """A class that does not exist: 0xx, 7xx, 8xx or 9xx."""

    digit: int


@dataclass(frozen=True)
class IncompleteComparison:
    """A comparison of which one side is missing or was not understood.

    known:   the registered codes that were understood
    unknown: the other sides as typed
    """

    known: tuple[int, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class TooManyCodes:
    """More codes than a comparison takes."""

    codes: tuple[int, ...]


@dataclass(frozen=True)
class CauseLookup:
    """A cause of Q.850, or one that a product made up; known or not."""

    number: int


@dataclass(frozen=True)
class WarnCodeLookup:
    """A warn-code, known or not."""

    code: int


@dataclass(frozen=True)
class MethodLookup:
    """A request method, as registered, or as typed where it is not known."""

    name: str


@dataclass(frozen=True)
class HeaderFieldLookup:
    """A header field by its registered name, or as typed where it is not known."""

    name: str


@dataclass(frozen=True)
class RfcLookup:
    """A document, known or not."""

    number: int


@dataclass(frozen=True)
class TermList:
    """All of one kind."""

    kind: TermKind


Question = (
    Help
    | CodeList
    | ClassLookup
    | CodeLookup
    | CompareCodes
    | FreeText
    | UnregisteredLookup
    | NotACode
    | NoSuchClass
    | IncompleteComparison
    | TooManyCodes
    | CauseLookup
    | WarnCodeLookup
    | MethodLookup
    | HeaderFieldLookup
    | RfcLookup
    | TermList
)

_TYPED = (FreeText, NotACode, IncompleteComparison, MethodLookup, HeaderFieldLookup)


def holds_typed_words(question: Question) -> bool:
    """Whether a question may hold what somebody typed, so that it is not to be kept."""
    return isinstance(question, _TYPED)
