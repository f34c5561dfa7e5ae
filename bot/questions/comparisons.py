"""Reads comparisons, however they are put: `200 vs 380`, `200/380`, `compare 200 and 380`.

A text is a comparison if it says so (vs, compare, difference ...) or if it is nothing but codes
and what separates them. A side that names no registered code makes it half a comparison, which
the answer then completes.
"""

from __future__ import annotations

import re

from bot.questions.codes import resolve, resolve_loosely, words_beside
from bot.questions.model import CompareCodes, IncompleteComparison, Question, TooManyCodes
from catalog import Catalog
from catalog.compare.engine import MOST
from catalog.text.extract import numbers_in

# FreeText that say "this is a comparison" wherever they stand between or before its sides.
_VERSUS = re.compile(
    r"(?:^|(?<=[\s\d,]))(?:v\.?s?\.?|versus|<>|<->|\u2194)(?=$|[\s\d,])",
    re.IGNORECASE,
)
_DASHED = re.compile(r"([1-6]\d\d)\s?[-\u2013\u2014]\s?([1-6]\d\d)")
_STORY = re.compile(
    r"SIP/2\.0|->|=>|\u2192|\b(?:then|after|before|followed by|translated|turned into)\b"
    r"|\b(?:INVITE|ACK|BYE|CANCEL|REGISTER|OPTIONS|SUBSCRIBE|NOTIFY|REFER)\b",
    re.IGNORECASE,
)
_STORY_WORDS = 14
"""So many words beside the codes tell what happened rather than what to compare."""
_GLUED = re.compile(r"(?<=\d)(v|vs|versus)(?=\d)", re.IGNORECASE)
_LEAD = re.compile(
    r"^.{0,40}?\b(?:compared?|comparison(?: of| between)?|distinguish|"
    r"diff(?:er(?:s|ent|ences?)?)?\b(?: (?:is |are )?(?:between|of|from))?)",
    re.IGNORECASE,
)
_AND = re.compile(
    r"[,;/|&+]|\b(?:and|or|with|to|from|against|rather than|instead of|as opposed to)\b",
    re.IGNORECASE,
)


def read_comparison(text: str, catalog: Catalog) -> Question | None:
    """The comparison that a cleaned text asks for, or None where it asks for none."""
    if dashed := _DASHED.fullmatch(text):
        text = f"{dashed[1]} {dashed[2]}"
    text = _GLUED.sub(r" \1 ", text)
    versus = _VERSUS.search(text)
    lead = _LEAD.search(text)
    if versus:
        body = text[lead.end() :] if lead and lead.end() <= versus.start() else text
        return _sides(_VERSUS.split(body), catalog)
    if lead:
        found = _named(text, catalog) or _sides([text[lead.end() :]], catalog)
        # "difference between proxy and registrar" is a question in words.
        return None if isinstance(found, IncompleteComparison) and not found.known else found
    return _bare_codes(text, catalog)


def _named(text: str, catalog: Catalog) -> Question | None:
    """All the codes in a text that says that it compares, wherever they stand in it."""
    registered, unknown = _numbers(text, catalog)
    return _question(registered, unknown) if len(registered) + len(unknown) > 1 else None


def _numbers(text: str, catalog: Catalog) -> tuple[list[int], list[str]]:
    """The registered codes in a text, and the other numbers that could be codes."""
    numbers = numbers_in(text)
    return (
        [number for number in numbers if number in catalog.codes],
        [str(number) for number in numbers if number not in catalog.codes],
    )


def _sides(pieces: list[str], catalog: Catalog) -> Question | None:
    """The sides of an explicit comparison, each split further where it must be."""
    codes: list[int] = []
    unknown: list[str] = []
    for piece in pieces:
        if not piece.strip(" ?.!,"):
            continue
        found = _side(piece, catalog)
        codes += found
        if not found:
            unknown.append(piece.strip(" ?.!,"))
    return _question(codes, unknown)


def _side(piece: str, catalog: Catalog) -> list[int]:
    """The codes of one side: a code, a phrase, or several of them joined by 'and'."""
    if not numbers_in(piece) and (codes := resolve(piece, catalog)):
        return list(codes)
    parts = [part for part in _AND.split(piece) if part.strip()]
    found = [code for part in parts for code in resolve(part, catalog)[:MOST]]
    return found or list(resolve_loosely(piece, catalog))


def _bare_codes(text: str, catalog: Catalog) -> Question | None:
    """`200 380`, `200,380`, `480 486 600`; a text with words only if it names a few codes."""
    registered, unknown = _numbers(text, catalog)
    if len(registered) + len(unknown) < 2:
        return _joined_phrases(text, catalog)
    words = words_beside(text)
    if not words:
        return _question(registered, unknown)
    told = _STORY.search(text) or len(words) > _STORY_WORDS
    if 2 <= len(registered) <= MOST and not told:
        return CompareCodes(tuple(registered))
    return None


def _joined_phrases(text: str, catalog: Catalog) -> Question | None:
    """`busy here or decline`: two phrases with a joining word, where the whole is no phrase."""
    parts = [part for part in _AND.split(text) if part.strip()]
    if not 2 <= len(parts) <= MOST or resolve(text, catalog):
        return None
    sides = [resolve(part, catalog) for part in parts]
    if not all(len(side) == 1 for side in sides):
        return None
    codes = [code for side in sides for code in side]
    return CompareCodes(tuple(codes)) if len(set(codes)) > 1 else None


def _question(codes: list[int], unknown: list[str]) -> Question | None:
    distinct = tuple(dict.fromkeys(codes))
    if len(distinct) > MOST:
        return TooManyCodes(distinct)
    if unknown or len(codes) < 2:
        return IncompleteComparison(distinct, tuple(unknown))
    if len(distinct) == 1:
        return CompareCodes((distinct[0], distinct[0]))
    return CompareCodes(distinct)
