"""Finds the codes that a piece of text names: by number, by phrase, by another name."""

from __future__ import annotations

import re

from catalog import Catalog
from catalog.text.extract import numbers_in

_WORD = re.compile(r"[^\W\d_][\w'/.\-]*")
_DIGIT = re.compile(r"\d")
FILLERS = frozenset(
    "a about an and answer are at can code codes coming difference do does error errors explain "
    "for from get gets getting give got hello hey hi i in is it keep keeps know like lookup "
    "look me mean meaning means my of on or please receive received receiving reply "
    "response responses return returned returns say says see seeing seen send sending sent "
    "show sip status tell that the this to up was we what whats when where which who why with "
    "you define definition help 2.0 sip/2.0".split()
)


def words_beside(text: str) -> list[str]:
    """The words of a text that are neither numbers nor fillers, lower case."""
    words = _WORD.findall(text.lower())
    return [word for word in words if word.strip(".'") not in FILLERS]


def resolve(text: str, catalog: Catalog) -> tuple[int, ...]:
    """The registered codes that a whole piece of text names: `486`, `486 Busy`, `busy here`.

    Empty where the piece names none or something else besides.
    """
    piece = text.strip(" \t.,;:!?()[]\"'`")
    numbers = [number for number in numbers_in(piece) if number in catalog.codes]
    if numbers:
        return tuple(numbers)
    if not piece or numbers_in(piece):
        return ()
    return catalog.phrases.exact(piece) or catalog.phrases.exact(_bare(piece))


def resolve_loosely(text: str, catalog: Catalog) -> tuple[int, ...]:
    """As `resolve`; another name for a code, or a misspelled phrase, finds its code too."""
    if found := resolve(text, catalog):
        return found
    return catalog.phrases.named(_bare(text))[:1] or misspelled(text, catalog)


def misspelled(text: str, catalog: Catalog) -> tuple[int, ...]:
    """The codes of the phrase that the whole text misspells; empty where there is none."""
    return () if _DIGIT.search(text) else catalog.phrases.close(_bare(text))


def _bare(text: str) -> str:
    """A phrase without the fillers around it: 'the busy here error' is 'busy here'."""
    words = text.split()
    while words and words[0].lower().strip("?!.,:") in FILLERS:
        words.pop(0)
    while words and words[-1].lower().strip("?!.,:") in FILLERS:
        words.pop()
    return " ".join(words)
