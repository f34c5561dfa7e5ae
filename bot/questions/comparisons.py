"""Reads comparisons, however they are put: `200 vs 380`, `200/380`, `compare 200 and 380`.

A text is a comparison if it says so (vs, compare, difference ...) or if it is nothing but codes
and what separates them. A side that names no registered code makes it half a comparison, which
the answer then completes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.questions.extent import wants_all, without_extent
from bot.questions.model import CompareCodes, IncompleteComparison, Question, TooManyCodes
from catalog import Catalog
from catalog.compare import MOST
from catalog.text.reading import Reading
from catalog.text.resolve import resolve, resolve_loosely, words_beside

# What says "this is a comparison" wherever it stands between or before the sides.
_VERSUS = re.compile(
    r"(?:\A|(?<=[\s\d,]))(?:v\.?s?\.?|versus|<>|<->|\u2194)(?=\Z|[\s\d,])", re.IGNORECASE
)
_LEAD = re.compile(
    r"\A.{0,40}?\b(?:compared?|comparison(?: of| between)?|distinguish|"
    r"diff(?:er(?:s|ent|ences?)?)?\b(?: (?:is |are )?(?:between|of|from))?)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"[,;/|&+]|\b(?:and|or|with|to|from|against|rather than|instead of|as opposed to)\b",
    re.IGNORECASE,
)
_DASHED = re.compile(r"([1-6]\d\d)\s?[-\u2013\u2014]\s?([1-6]\d\d)")
# What tells of a course of events instead.
_STORY = re.compile(
    r"SIP/2\.0|->|=>|\u2192|\b(?:then|after|before|followed by|translated|turned into)\b"
    r"|\b(?:INVITE|ACK|BYE|CANCEL|REGISTER|OPTIONS|SUBSCRIBE|NOTIFY|REFER)\b",
    re.IGNORECASE,
)
_STORY_WORDS = 14
"""So many words beside the codes tell what happened rather than what to compare."""
_EDGES = " ?.!,"


def read_comparison(reading: Reading, catalog: Catalog) -> Question | None:
    """The comparison that a text asks for, or None where it asks for none."""
    if not wants_all(reading):
        return _read(reading, catalog)
    question = _read(without_extent(reading), catalog)
    return replace(question, full=True) if isinstance(question, CompareCodes) else question


def _read(reading: Reading, catalog: Catalog) -> Question | None:
    text = reading.one_line
    if dashed := _DASHED.fullmatch(text):
        return _comparison([int(dashed[1]), int(dashed[2])], catalog)
    versus = _VERSUS.search(text)
    lead = _LEAD.search(text)
    if versus:
        if lead and lead.end() <= versus.start():
            reading = reading.part(lead.end(), len(text))
        return _of_sides(reading.split(_VERSUS), catalog)
    if lead:
        if len(reading.codes) > 1:
            return _comparison(reading.codes, catalog)
        question = _of_sides([reading.part(lead.end(), len(text))], catalog)
        # "difference between proxy and registrar" is a question in words.
        is_words = isinstance(question, IncompleteComparison) and not question.known
        return None if is_words else question
    if reading.codes:
        return _of_codes(reading, catalog) if len(reading.codes) > 1 else None
    return _of_phrases(reading, catalog)


def _of_sides(sides: Iterable[Reading], catalog: Catalog) -> Question:
    """The sides of an explicit comparison, each split further where it must be."""
    codes: list[int] = []
    unknown: list[str] = []
    for side in sides:
        typed = side.one_line.strip(_EDGES)
        if typed:
            found = _side(side, catalog)
            codes += found
            if not found:
                unknown.append(typed)
    return _question(codes, unknown)


def _side(side: Reading, catalog: Catalog) -> Sequence[int]:
    """The codes of one side: a code, a phrase, or several of them joined by 'and'."""
    if not side.codes and (codes := resolve(side, catalog)):
        return codes
    found = [code for part in _parts(side) for code in resolve(part, catalog)[:MOST]]
    return found or resolve_loosely(side, catalog)


def _parts(reading: Reading) -> list[Reading]:
    """What is joined in a text by 'and' or the like."""
    return [part for part in reading.split(_AND) if part.one_line]


def _of_codes(reading: Reading, catalog: Catalog) -> Question | None:
    """`200 380`, `200,380`, `480 486 600`; a text with words only if it names a few codes."""
    words = words_beside(reading)
    if not words:
        return _comparison(reading.codes, catalog)
    registered = tuple(code for code in reading.codes if code in catalog.codes)
    is_story = len(words) > _STORY_WORDS or _STORY.search(reading.one_line)
    return CompareCodes(registered) if 2 <= len(registered) <= MOST and not is_story else None


def _of_phrases(reading: Reading, catalog: Catalog) -> Question | None:
    """`busy here or decline`: two phrases with a joining word, where the whole is no phrase."""
    parts = _parts(reading)
    if not 2 <= len(parts) <= MOST or resolve(reading, catalog):
        return None
    sides = [resolve(part, catalog) for part in parts]
    if not all(len(side) == 1 for side in sides):
        return None
    codes = tuple(side[0] for side in sides)
    return CompareCodes(codes) if len(set(codes)) > 1 else None


def _comparison(numbers: Iterable[int], catalog: Catalog) -> Question:
    """A comparison of numbers, registered or not."""
    numbers = list(numbers)
    return _question(
        [number for number in numbers if number in catalog.codes],
        [str(number) for number in numbers if number not in catalog.codes],
    )


def _question(codes: Sequence[int], unknown: Sequence[str]) -> Question:
    distinct = tuple(dict.fromkeys(codes))
    if len(distinct) > MOST:
        return TooManyCodes(distinct)
    if unknown or len(codes) < 2:
        return IncompleteComparison(distinct, tuple(unknown))
    if len(distinct) == 1:
        return CompareCodes((distinct[0], distinct[0]))
    return CompareCodes(distinct)
