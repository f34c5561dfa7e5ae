"""Reason phrases to codes: as registered, as seen in the wild, and as people call them.

A reason phrase is advisory and may be reworded (RFC 3261 §7.2), so a phrase is compared by its
letters and digits alone, and a misspelled one still finds its code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalog.model.code import ResponseCode
from catalog.text.spelling import closest
from catalog.text.words import normal

_CLOSE = 86.0
"""Least similarity (0 to 100) at which a misspelled phrase is taken for the one meant."""
_LEAST = 5
"""Shorter texts are not corrected: too many phrases are near."""


@dataclass(frozen=True)
class PhraseBook:
    """Normal form of a phrase to the codes that carry it.

    carried: reason phrases, as registered or as seen in the wild
    called:  other names that people use, which may fit several codes
    """

    carried: Mapping[str, tuple[int, ...]]
    called: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, codes: Iterable[ResponseCode]) -> PhraseBook:
        """Collect the phrases of all codes; a registered phrase hides looser uses of it."""
        registered: dict[str, list[int]] = {}
        seen: dict[str, list[int]] = {}
        called: dict[str, list[int]] = {}
        for code in codes:
            registered.setdefault(normal(code.phrase), []).append(code.code)
            for item in code.phrases_seen:
                seen.setdefault(normal(item.phrase), []).append(code.code)
            for name in code.also_called:
                called.setdefault(normal(name), []).append(code.code)
        return cls(carried=_distinct(seen | registered), called=_distinct(called))

    def exact(self, text: str) -> tuple[int, ...]:
        """Codes that carry this phrase, whatever its case and punctuation."""
        return self.carried.get(normal(text), ())

    def named(self, text: str) -> tuple[int, ...]:
        """Codes that carry this phrase or go by this name."""
        return self.exact(text) or self.called.get(normal(text), ())

    def close(self, text: str) -> tuple[int, ...]:
        """Codes of the phrase that this text misspells; empty where none is near enough."""
        wanted = normal(text)
        if len(wanted) < _LEAST:
            return ()
        best = closest(wanted, self.carried.keys(), _CLOSE)
        return self.carried[best] if best else ()


def _distinct(phrases: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {phrase: tuple(dict.fromkeys(numbers)) for phrase, numbers in phrases.items()}
