"""Free words to codes: a small ranked index, each hit with the line that matched.

Theory of operation. The index is made of lines: every symptom, situation, cause, phrase and
name of a code is one line with the weight of its field. A query word stands for its stem, for
the stems of its synonyms (at less weight) and, if the index does not know it, for the known
word that it misspells. A line scores the rarity of the stems that it shares with the query,
more where it shares several; a code scores its best line and a share of its others, and codes
that cover more of the query win.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from catalog.model.code import ResponseCode
from catalog.text.spelling import closest
from catalog.text.words import WordGroup, plain_words, words_of

if TYPE_CHECKING:
    from Stemmer import Stemmer

WITHOUT_WEIGHT = words_of(*(set(WordGroup) - {WordGroup.EXPLAINING, WordGroup.EXCHANGE}))
"""Words that search leaves out. The others may be what fails: a DNS lookup, or to send."""
_NEGATIONS = frozenset(
    "no not cant cannot couldnt didnt doesnt dont hasnt havent isnt never nobody nothing wasnt "
    "werent without wont wouldnt arent unable".split()
)
_SYNONYM = 0.55
_SPELLING = 0.8
_SPELL_AT = 80.0
_SPELL_FROM = 4
_OTHER_LINES = 0.22
_BEST_OTHERS = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A code that fits the words.

    score: comparable within one search only
    field: which text matched, as a word for the reader: symptom, cause, phrase ...
    line:  that text
    words: the words of the query that it shares
    """

    code: ResponseCode
    score: float
    field: str
    line: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    code: int
    field: str
    text: str
    weight: float
    stems: frozenset[str]


class _ScoredLine(NamedTuple):
    """A line that shares words with a query."""

    score: float
    line: _Line
    words: tuple[str, ...]


def _lines(code: ResponseCode) -> Iterator[tuple[str, float, str]]:
    """The texts of a code that search stands on: (field, weight, text)."""
    yield "phrase", 1.25, code.phrase
    for item in code.phrases_seen:
        yield "phrase", 1.1, item.phrase
    for name in code.also_called:
        yield "also called", 1.1, name
    for symptom in code.symptoms:
        yield "symptom", 1.2, symptom
    for cause in code.causes:
        yield "cause", 0.8, cause.cause
        yield "check", 0.5, cause.check
    for situation in code.situations:
        yield "seen when", 0.85, situation
    yield "summary", 0.9, code.summary
    yield "meaning", 0.8, code.means
    yield "meaning", 0.45, code.description
    for stack in code.products:
        yield stack.name, 0.6, stack.says
    for claim in (*code.ims, *code.q850):
        yield "note", 0.5, claim.text


def _searched(text: str) -> list[str]:
    """The plain words of a text that carry weight; every negation counts as 'no'."""
    words = plain_words(text.lower().replace("re-invite", "reinvite"))
    counted = ("no" if word in _NEGATIONS else word for word in words)
    return [word for word in counted if word not in WITHOUT_WEIGHT]


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    # Imported here because most questions are no search, and a terminal waits for the start.
    from Stemmer import Stemmer

    # Its cache would keep the words of questions.
    return Stemmer("english", 0)


def stem(word: str) -> str:
    """The English stem of a lower-case word."""
    return str(_stemmer().stemWord(word))


@dataclass(frozen=True)
class Index:
    """The lines, and where each stem stands."""

    codes: Mapping[int, ResponseCode]
    lines: Sequence[_Line]
    places: Mapping[str, Sequence[int]]
    vocabulary: Mapping[str, Sequence[str]]
    """Known words by their first letter."""
    synonyms: Mapping[str, tuple[str, ...]]
    rarity: Mapping[str, float] = field(repr=False)

    @classmethod
    def of(cls, codes: Iterable[ResponseCode], synonyms: Mapping[str, tuple[str, ...]]) -> Index:
        """Build the index; once per process, at the first search."""
        by_number = {code.code: code for code in codes}
        lines: list[_Line] = []
        places: dict[str, list[int]] = defaultdict(list)
        vocabulary: set[str] = set()
        holders: dict[str, set[int]] = defaultdict(set)
        stem_of = lru_cache(maxsize=None)(stem)
        for code in by_number.values():
            for name, weight, text in _lines(code):
                words = _searched(text)
                stems = frozenset(map(stem_of, words))
                for word_stem in stems:
                    places[word_stem].append(len(lines))
                    holders[word_stem].add(code.code)
                vocabulary.update(words)
                lines.append(_Line(code.code, name, text, weight, stems))
        count = max(len(by_number), 1)
        return cls(
            codes=by_number,
            lines=tuple(lines),
            places=dict(places),
            vocabulary={
                letter: tuple(words) for letter, words in groupby(sorted(vocabulary), itemgetter(0))
            },
            synonyms=synonyms,
            rarity={
                word_stem: math.log(1 + count / len(codes)) for word_stem, codes in holders.items()
            },
        )

    def search(self, query: str, limit: int) -> list[Hit]:
        """Codes that fit the query, best first; empty where no word of it is known."""
        asked = list(dict.fromkeys(_searched(query)))
        known = {word: meanings for word in asked if (meanings := self._meanings(word))}
        if known or len(asked) == 1:
            unknown = (word for word in asked if word not in known)
            known |= {word: meanings for word in unknown if (meanings := self._respelled(word))}
        if not known:
            return []
        found: dict[int, dict[str, float]] = defaultdict(dict)
        for word, meanings in known.items():
            for word_stem, share in meanings.items():
                for place in self.places.get(word_stem, ()):
                    value = share * self.rarity[word_stem]
                    found[place][word] = max(value, found[place].get(word, 0.0))
        scored: dict[int, list[_ScoredLine]] = defaultdict(list)
        for place, values in found.items():
            line = self.lines[place]
            together = sum(values.values())
            breadth = len(values) ** 0.5
            brevity = 1 / (1 + 0.04 * max(len(line.stems) - len(values), 0))
            scored[line.code].append(
                _ScoredLine(together * breadth * brevity * line.weight, line, tuple(values))
            )
        hits = [self._hit(number, matches, len(known)) for number, matches in scored.items()]
        hits.sort(key=lambda hit: (-hit.score, hit.code.code))
        return hits[:limit]

    def _hit(self, number: int, matches: list[_ScoredLine], asked: int) -> Hit:
        matches.sort(key=lambda match: -match.score)
        best = matches[0]
        others = sum(match.score for match in matches[1 : 1 + _BEST_OTHERS]) * _OTHER_LINES
        covered = {word for match in matches for word in match.words}
        return Hit(
            code=self.codes[number],
            score=(best.score + others) * (len(covered) / asked) ** 0.5,
            field=best.line.field,
            line=best.line.text,
            words=best.words,
        )

    def _meanings(self, word: str) -> dict[str, float]:
        """The stems that a query word stands for, each with its share."""
        meanings = {stem(synonym): _SYNONYM for synonym in self.synonyms.get(word, ())}
        meanings[stem(word)] = 1.0
        return {
            word_stem: share for word_stem, share in meanings.items() if word_stem in self.places
        }

    def _respelled(self, word: str) -> dict[str, float]:
        """The stem of the known word that this one misspells: with the same first letter."""
        if len(word) < _SPELL_FROM:
            return {}
        near = closest(word, self.vocabulary.get(word[0], ()), _SPELL_AT)
        return {stem(near): _SPELLING} if near else {}
