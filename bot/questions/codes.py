"""Reads questions about one code: by number, by phrase, misspelled, or not registered."""

from __future__ import annotations

import re

from bot.questions.extent import wants_all, without_extent
from bot.questions.model import CodeLookup, FreeText, NotACode, Question, UnregisteredLookup
from catalog import Catalog
from catalog.text.extract import HIGHEST, gravest
from catalog.text.reading import Reading
from catalog.text.resolve import misspelled, resolve, words_beside

_NUMBER = re.compile(r"[+\-\u2212]?\d[\d.,]*")
_MANY_WORDS = 3
"""So many words beside a number make a description rather than a name."""
_KNOWN_WORDS = 6
"""The same for a failure that is not registered, but that some product sends."""
_FAILURES = 400
_NO_CLASS = re.compile(r"(?:sip(?:/2\.0)?\W{1,3})?([7-9]\d\d)\b(?![.:\-]\d)", re.IGNORECASE)


def read_code(reading: Reading, catalog: Catalog) -> Question | None:
    """`486`, `486 busy here`, and any text in which a registered number can be a code."""
    registered = [code for code in reading.codes if code in catalog.codes]
    if not registered:
        return None
    main = gravest(registered)
    others = tuple(code for code in registered if code != main)
    words = words_beside(reading)
    named = catalog.phrases.exact(" ".join(words)) if words and not others else ()
    return CodeLookup(
        main, full=wants_all(reading), also=others, named=() if main in named else named
    )


def read_phrase(reading: Reading, catalog: Catalog) -> Question | None:
    """`busy here`, `the busy here error`, `busy here full`; a phrase of several codes is words."""
    full = len(reading.words) > 1 and wants_all(reading)
    name = without_extent(reading) if full else reading
    codes = resolve(name, catalog)
    if len(codes) == 1:
        return CodeLookup(codes[0], full=full)
    return FreeText(reading.one_line) if codes else None


def read_unregistered(reading: Reading, catalog: Catalog) -> Question | None:
    """`477`, `409 conflict`: a number without a code, as far as the text is about the number."""
    text = reading.one_line
    beyond = _NO_CLASS.match(text)
    numbers = reading.codes or ((int(beyond[1]),) if beyond else ())
    if not numbers or any(number in catalog.codes for number in numbers):
        return None
    used = [number for number in numbers if number in catalog.unregistered]
    number = (used or numbers)[0]
    if number > HIGHEST and not used:
        return NotACode(str(number)) if reading.has_status_line else None
    leads = used and (text.startswith(str(number)) or reading.has_status_line)
    most = _KNOWN_WORDS if used and number >= _FAILURES else _MANY_WORDS
    return UnregisteredLookup(number) if leads or len(words_beside(reading)) < most else None


def read_odd_number(reading: Reading, _: Catalog) -> Question | None:
    """`999`, `-5`, `4.5`: a number that can be no code."""
    text = reading.one_line
    return NotACode(text) if _NUMBER.fullmatch(text) else None


def read_misspelled(reading: Reading, catalog: Catalog) -> Question | None:
    """`bsuy here`: a misspelled phrase."""
    codes = misspelled(reading, catalog)
    return CodeLookup(codes[0]) if len(codes) == 1 else None
