"""The registered codes that a text names: by number, by phrase, by another name, misspelled.

Nothing but the numbers is looked at where a number names the codes: the phrases of all codes are
read only when they are needed.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TYPE_CHECKING, Protocol

from catalog.text.reading import Reading
from catalog.text.words import WordGroup, words_of

if TYPE_CHECKING:
    from catalog.text.phrases import PhraseBook

_DIGIT = re.compile(r"\d")

BESIDE_NAMES = words_of(
    WordGroup.ARTICLES,
    WordGroup.ASKING,
    WordGroup.EXPLAINING,
    WordGroup.PROTOCOL,
    WordGroup.RESPONSES,
    WordGroup.TROUBLE,
    WordGroup.SPEAKERS,
    WordGroup.LINKS,
    WordGroup.SEEING,
    WordGroup.GREETINGS,
    WordGroup.EXCHANGE,
)
"""Words around the number or the phrase of a code that name nothing themselves.

Not LITTLE ("here" is part of Busy Here), and not REMAINS or EXAMPLES, which nobody puts there.
"""


class NamesCodes(Protocol):
    """What is known of codes and their names; the catalog is one."""

    @property
    def codes(self) -> Container[int]:
        """The numbers that are registered."""

    @property
    def phrases(self) -> PhraseBook:
        """Phrases and other names."""


def words_beside(reading: Reading) -> list[str]:
    """The words of a text that are neither numbers nor beside the point, lower case."""
    keys = (word.key.lstrip("0123456789_/.-") for word in reading.words)
    return [key for key in keys if key and key not in BESIDE_NAMES]


def resolve(reading: Reading, known: NamesCodes) -> tuple[int, ...]:
    """The registered codes that a whole text names: `486`, `486 Busy`, `busy here`.

    Empty where the text names none, or a number that is not registered.
    """
    if reading.codes:
        return tuple(code for code in reading.codes if code in known.codes)
    if not reading.words:
        return ()
    return known.phrases.exact(reading.one_line) or known.phrases.exact(bare_name(reading))


def resolve_loosely(reading: Reading, known: NamesCodes) -> tuple[int, ...]:
    """As `resolve`; another name for a code, or a misspelled phrase, finds its code too."""
    if found := resolve(reading, known):
        return found
    return known.phrases.named(bare_name(reading))[:1] or misspelled(reading, known)


def misspelled(reading: Reading, known: NamesCodes) -> tuple[int, ...]:
    """The codes of the phrase that a whole text misspells; empty where there is none."""
    return () if _DIGIT.search(reading.one_line) else known.phrases.close(bare_name(reading))


def bare_name(reading: Reading) -> str:
    """A text without the words around a name: 'the busy here error' is 'busy here'."""
    named = [word for word in reading.words if word.key not in BESIDE_NAMES]
    return reading.one_line[named[0].start : named[-1].end] if named else ""
