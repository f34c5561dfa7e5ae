"""What can be asked. Every value is frozen and hashable, so that answers can be cached by it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Help:
    """Asks what can be typed."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Every registered code."""


@dataclass(frozen=True, slots=True)
class ClassOf:
    """The codes of one class; `digit` is 1 to 6."""

    digit: int


@dataclass(frozen=True, slots=True)
class Lookup:
    """One registered code. `full`: with everything that is known of it.

    `also`: other registered codes that stood in the same text.
    """

    code: int
    full: bool = False
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Compare:
    """Two to five registered codes, in the order asked."""

    codes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Free words, to be matched with the codes that fit."""

    text: str


@dataclass(frozen=True, slots=True)
class Unregistered:
    """A number from 100 to 699 that is no registered code."""

    number: int


@dataclass(frozen=True, slots=True)
class NotACode:
    """A number that can be no SIP response code, as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class NoSuchClass:
    """A class that does not exist: 0xx, 7xx, 8xx or 9xx."""

    digit: int


@dataclass(frozen=True, slots=True)
class HalfCompare:
    """A comparison of which one side is missing or was not understood.

    known:   the registered codes that were understood
    unknown: the other sides as typed
    """

    known: tuple[int, ...]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TooMany:
    """More codes than a comparison takes."""

    codes: tuple[int, ...]


Question = (
    Help
    | Listing
    | ClassOf
    | Lookup
    | Compare
    | Words
    | Unregistered
    | NotACode
    | NoSuchClass
    | HalfCompare
    | TooMany
)
