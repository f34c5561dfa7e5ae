"""Lines of styled text: how they are measured, broken at spaces, and written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

# Parameters of "select graphic rendition", ECMA-48 section 8.3.117.
PLAIN, BOLD, DIM = "", "1", "2"
TITLE, HEADING, MONO, LINK = "1;97;44", "1;33", "36", "34"


class Span(NamedTuple):
    """Text in one style; `url` where it leads to a page."""

    text: str
    style: str = PLAIN
    url: str = ""


Row = list[Span]
"""One line."""


def safe_span(text: str, style: str = PLAIN, url: str = "") -> Span:
    """The text without what a terminal would obey: control and direction-changing characters."""
    if not text.isprintable():
        text = "".join(character if character.isprintable() else " " for character in text)
    return Span(text, style, url)


def cells(text: str) -> int:
    """The columns that a text takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(map(_character_cells, text))


def _character_cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    # UAX 11: wide and fullwidth characters.
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def row_cells(row: Iterable[Span]) -> int:
    """The columns that a line takes."""
    return sum(cells(span.text) for span in row)


def wrap(spans: Iterable[Span], width: int) -> Iterator[Row]:
    """Lines of whole words, as many in each as fit. A word wider than the line stays whole."""
    row: Row = []
    taken = 0
    for gap, word in _words(spans):
        size = row_cells(word)
        if row and taken + gap + size > width:
            yield row
            row, taken = [], 0
        if row and gap:
            # Spaces between words of one style have it, too: a title is one colored bar.
            alike = row[-1][1:] == word[0][1:]
            space = " " * gap
            row.append(word[0]._replace(text=space) if alike else Span(space))
            taken += gap
        row += word
        taken += size
    if row:
        yield row


def hang(first: Span, indent: int, spans: Iterable[Span], width: int) -> Iterator[Row]:
    """A wrapped text behind `first`; its further lines are indented by so many columns."""
    for place, row in enumerate(wrap(spans, width - indent)):
        yield [Span(" " * indent) if place else first, *row]


def _words(spans: Iterable[Span]) -> Iterator[tuple[int, Row]]:
    """The spaces before each word, and the word; where its style changes, it has several spans."""
    word: Row = []
    gap = spaces = 0
    for span in spans:
        for place, text in enumerate(span.text.split(" ")):
            spaces += place > 0
            if text:
                if spaces and word:
                    yield gap, word
                    word = []
                if not word:
                    gap = spaces
                word.append(span._replace(text=text))
                spaces = 0
    if word:
        yield gap, word


def paint(row: Iterable[Span], styled: bool) -> str:
    """A line as it is written; with escape sequences if it is styled. It ends in no space."""
    if not styled:
        return "".join(span.text for span in row).rstrip(" ")
    painted = ""
    for (style, url), spans in groupby(row, key=lambda span: (span.style, span.url)):
        text = "".join(span.text for span in spans)
        text = f"\x1b[{style}m{text}\x1b[0m" if style else text
        # A link of a terminal: "OSC 8 ; parameters ; address ST".
        painted += f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if url else text
    return painted
