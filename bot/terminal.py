"""`Answer` as the text of a terminal: styled where one looks at it, plain where it is piped.

No word is ever broken: what is longer than the line stays whole, so that it can be copied. A table
whose columns would become too narrow is laid out as one block a row instead. No line ends in a
space, and no character of the answer can steer the terminal.

Written here rather than drawn with a library because importing one takes longer than the rest of
the drawing: for rich it was 25 ms, a sixth of the time for a whole answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple, assert_never

from bot.answers.document import (
    Answer,
    Bullets,
    Line,
    Link,
    Mono,
    Note,
    Paragraph,
    Part,
    Strong,
    Table,
    Title,
    Verbatim,
)

WIDEST = 100
"""Columns that text fills at most; longer lines are hard to read."""

_NARROWEST = 14
"""Columns that a cell gets at least, unless all of its text is shorter."""
_GAP = 2
"""Columns between two cells."""

# Parameters of "select graphic rendition", ECMA-48 section 8.3.117.
_PLAIN, _BOLD, _DIM = "", "1", "2"
_TITLE, _HEADING, _MONO, _LINK = "1;97;44", "1;33", "36", "34"


class Span(NamedTuple):
    """Text in one style; `url` where it leads to a page."""

    text: str
    style: str = _PLAIN
    url: str = ""


Row = list[Span]


def render(answer: Answer, *, width: int = 80, styled: bool = False) -> str:
    """The answer as lines, with an empty line between two parts.

    width:  columns of the terminal, of which `WIDEST` are used
    styled: with escape sequences for colors and links
    """
    columns = min(width, WIDEST)
    drawn = (
        "\n".join(_paint(row, styled) for row in _rows(part, columns)) for part in answer.parts
    )
    return "\n\n".join(drawn)


def _rows(part: Part, width: int) -> Iterator[Row]:
    match part:
        case Title(_, text):
            yield from _wrap([_span(text, _TITLE)], width)
        case Paragraph(_, line, heading):
            yield from _heading(heading, width)
            yield from _wrap(_spans(line), width)
        case Bullets():
            yield from _bullets(part, width)
        case Table(_, rows):
            yield from _table(rows, width)
        case Verbatim(_, heading, text):
            yield from _heading(heading, width)
            yield from ([Span("  "), _span(line)] for line in text.expandtabs().splitlines())
        case Note(_, line):
            yield from _wrap(_spans(line, _DIM), width)
        case _:
            assert_never(part)


def _heading(text: str | None, width: int) -> Iterator[Row]:
    if text:
        yield from _wrap([_span(text, _HEADING)], width)


def _bullets(part: Bullets, width: int) -> Iterator[Row]:
    yield from _heading(part.heading, width)
    markers = [f"{place}." if part.ordered else "•" for place in range(1, len(part.items) + 1)]
    indent = max(map(len, markers), default=0)
    for marker, item in zip(markers, part.items, strict=True):
        first = Span(f"{marker:>{indent}} ", _DIM)
        yield from _hanging(first, indent + 1, _spans(item), width)


# --- tables


def _table(rows: Sequence[Sequence[str]], width: int) -> Iterator[Row]:
    columns = list(zip_longest(*rows, fillvalue=""))
    room = width - _GAP * (len(columns) - 1)
    widths = _widths(columns, room)
    if sum(widths) > room:
        yield from _blocks(rows, width)
        return
    head, *body = rows
    yield from _grid_row(head, widths, [_BOLD] * len(widths))
    yield [Span("─" * (sum(widths) + width - room), _DIM)]
    for cells in body:
        yield from _grid_row(cells, widths, [_BOLD, *[_PLAIN] * (len(widths) - 1)])


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """A width for each column: enough for its longest word, and the rest of the room shared."""
    cells = [max(map(len, column)) for column in columns]
    words = [max(len(word) for word in " ".join(column).split(" ")) for column in columns]
    widths = [max(word, min(cell, _NARROWEST)) for word, cell in zip(words, cells, strict=True)]
    for _ in range(room - sum(widths)):
        # To the column whose longest cell needs most lines.
        lines = [cell / max(width, 1) for cell, width in zip(cells, widths, strict=True)]
        if max(lines) <= 1:
            break
        widths[lines.index(max(lines))] += 1
    return widths


def _grid_row(cells: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Iterator[Row]:
    """The lines of a table's row."""
    columns = [
        _wrap([_span(cell, style)], width)
        for cell, width, style in zip(cells, widths, styles, strict=True)
    ]
    for lines in zip_longest(*columns, fillvalue=()):
        row: Row = []
        start = 0
        for line, width in zip(lines, widths, strict=True):
            if line:
                row += [Span(" " * (start - _length(row))), *line]
            start += width + _GAP
        yield row


def _blocks(rows: Sequence[Sequence[str]], width: int) -> Iterator[Row]:
    """Each row as its name, and below it a line for each cell with the head of its column."""
    head, *body = rows
    for name, *cells in body:
        yield from _wrap([_span(name, _BOLD)], width)
        for column, cell in zip(head[1:], cells, strict=True):
            label = [_span(f"{column}: ", _BOLD)] if column else []
            yield from _hanging(Span("  "), 4, [*label, _span(cell)], width)


# --- lines


def _span(text: str, style: str = _PLAIN, url: str = "") -> Span:
    """The text without what a terminal would obey: control and direction-changing characters."""
    if not text.isprintable():
        text = "".join(character if character.isprintable() else " " for character in text)
    return Span(text, style, url)


def _spans(line: Line, base: str = _PLAIN) -> Row:
    """A line of a document; `base` styles all of it."""
    row: Row = []
    for piece in line:
        match piece:
            case Strong(text):
                row.append(_span(text, _both(base, _BOLD)))
            case Mono(text):
                row.append(_span(text, _both(base, _MONO)))
            case Link(text, url):
                row.append(_span(text, _both(base, _LINK), url))
            case str():
                row.append(_span(piece, base))
            case _:
                assert_never(piece)
    return row


def _both(base: str, style: str) -> str:
    return f"{base};{style}" if base else style


def _length(row: Iterable[Span]) -> int:
    return sum(len(span.text) for span in row)


def _words(spans: Iterable[Span]) -> Iterator[Row]:
    """The words of a line; a word whose style changes has several spans."""
    word: Row = []
    for span in spans:
        for place, text in enumerate(span.text.split(" ")):
            if place and word:
                yield word
                word = []
            if text:
                word.append(span._replace(text=text))
    if word:
        yield word


def _wrap(spans: Iterable[Span], width: int) -> Iterator[Row]:
    """Lines of whole words, as many in each as fit."""
    row: Row = []
    for word in _words(spans):
        if row and _length(row) + 1 + _length(word) > width:
            yield row
            row = []
        if row:
            # A space between words of one style has it, too: a title is one colored bar.
            alike = row[-1][1:] == word[0][1:]
            row.append(word[0]._replace(text=" ") if alike else Span(" "))
        row += word
    if row:
        yield row


def _hanging(first: Span, indent: int, spans: Iterable[Span], width: int) -> Iterator[Row]:
    """A wrapped text behind `first`; further lines are indented by so many columns."""
    for place, row in enumerate(_wrap(spans, width - indent)):
        yield [Span(" " * indent) if place else first, *row]


def _paint(row: Iterable[Span], styled: bool) -> str:
    """A line as it is written."""
    if not styled:
        return "".join(span.text for span in row).rstrip()
    painted = ""
    for (style, url), spans in groupby(row, key=lambda span: (span.style, span.url)):
        text = "".join(span.text for span in spans)
        text = f"\x1b[{style}m{text}\x1b[0m" if style else text
        # A link of a terminal: "OSC 8 ; parameters ; address ST".
        painted += f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if url else text
    return painted
