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
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

import Stemmer

from catalog.model.code import ResponseCode
from catalog.text.spelling import closest

_WORD = re.compile(r"[^\W_]+")
_STOP = frozenset(
    "a about after again all also always am an and any are as at be because been before but by "
    "can compare could did difference do does done down each else every everything example "
    "examples false for from get gets getting give given gives go goes good got had has have he "
    "help her here his how i if in into is it its just like many me mean means morning my need "
    "none now of off on one only or our out over please s same say says see seen she should so "
    "some still t than thank thanks that the their them then there they this time to today too "
    "true up us use used very want was we weather were what when where which while who why will "
    "with world would write you your sip code codes error errors response responses status "
    "1 2 3 4 5 6 7 8 9 0".split()
)
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


def words_of(text: str) -> list[str]:
    """Words as searched: lower case, apostrophes dropped; every negation counts as 'no'."""
    flat = text.lower().replace("\u2019", "'").replace("'", "").replace("re-invite", "reinvite")
    return ["no" if word in _NEGATIONS else word for word in _WORD.findall(flat)]


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    # Its cache would keep the words of questions.
    return Stemmer.Stemmer("english", 0)


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
        once = lru_cache(maxsize=None)(stem)
        for code in by_number.values():
            for name, weight, text in _lines(code):
                words = [word for word in words_of(text) if word not in _STOP]
                stems = frozenset(map(once, words))
                for one in stems:
                    places[one].append(len(lines))
                    holders[one].add(code.code)
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
            rarity={one: math.log(1 + count / len(has)) for one, has in holders.items()},
        )

    def search(self, query: str, limit: int) -> list[Hit]:
        """Codes that fit the query, best first; empty where no word of it is known."""
        asked = [word for word in dict.fromkeys(words_of(query)) if word not in _STOP]
        known = {word: meaning for word in asked if (meaning := self._meanings(word))}
        if known or len(asked) == 1:
            unknown = (word for word in asked if word not in known)
            known |= {word: meaning for word in unknown if (meaning := self._respelled(word))}
        if not known:
            return []
        found: dict[int, dict[str, float]] = defaultdict(dict)
        for word, meanings in known.items():
            for one, share in meanings.items():
                for place in self.places.get(one, ()):
                    value = share * self.rarity[one]
                    found[place][word] = max(value, found[place].get(word, 0.0))
        scored: dict[int, list[tuple[float, _Line, tuple[str, ...]]]] = defaultdict(list)
        for place, matches in found.items():
            line = self.lines[place]
            together = sum(matches.values())
            breadth = len(matches) ** 0.5
            brevity = 1 / (1 + 0.04 * max(len(line.stems) - len(matches), 0))
            scored[line.code].append(
                (together * breadth * brevity * line.weight, line, tuple(matches))
            )
        hits = [self._hit(number, told, len(known)) for number, told in scored.items()]
        hits.sort(key=lambda hit: (-hit.score, hit.code.code))
        return hits[:limit]

    def _hit(
        self, number: int, told: list[tuple[float, _Line, tuple[str, ...]]], asked: int
    ) -> Hit:
        told.sort(key=lambda item: -item[0])
        best, line, words = told[0]
        others = sum(item[0] for item in told[1 : 1 + _BEST_OTHERS]) * _OTHER_LINES
        covered = {word for _, _, matched in told for word in matched}
        return Hit(
            code=self.codes[number],
            score=(best + others) * (len(covered) / asked) ** 0.5,
            field=line.field,
            line=line.text,
            words=words,
        )

    def _meanings(self, word: str) -> dict[str, float]:
        """The stems that a query word stands for, each with its share."""
        meanings: dict[str, float] = {}
        for other in self.synonyms.get(word, ()):
            meanings[stem(other)] = _SYNONYM
        if stem(word) in self.places:
            meanings[stem(word)] = 1.0
        return {one: share for one, share in meanings.items() if one in self.places}

    def _respelled(self, word: str) -> dict[str, float]:
        """The stem of the known word that this one misspells: with the same first letter."""
        if len(word) < _SPELL_FROM:
            return {}
        near = closest(word, self.vocabulary.get(word[0], ()), _SPELL_AT)
        return {stem(near): _SPELLING} if near else {}
