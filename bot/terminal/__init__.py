"""`Answer` as the text of a terminal: styled where one looks at it, plain where it is piped.

No word is ever broken: what is longer than the line stays whole, so that it can be copied. No
line ends in a space, and no character of an answer can steer the terminal.

The lines are laid out here rather than by a library, because importing one takes a terminal's
user longer than all of the drawing: rich, of which some twenty lines would be used, 30 to 60 ms.

render  an answer as lines; one case a kind of part
table   a grid, or one block a row where the columns would become too narrow
spans   styled text: measured, wrapped, written
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import assert_never

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
    Suggestion,
    Suggestions,
    Table,
    Title,
    Verbatim,
)
from bot.terminal.spans import (
    BOLD,
    DIM,
    HEADING,
    LINK,
    MONO,
    PLAIN,
    TITLE,
    Row,
    Span,
    hang,
    paint,
    safe_span,
    wrap,
)
from bot.terminal.table import table_rows

WIDEST = 100
"""Columns that text fills at most; longer lines are hard to read."""


def render(
    answer: Answer, *, width: int = 80, styled: bool = False, ask: str = "sip-desk ask"
) -> str:
    """The answer as lines, with an empty line between two parts and none at the end.

    width:  columns of the terminal, of which `WIDEST` are used
    styled: with escape sequences for colors and links
    ask:    the shell's command that asks the question behind it
    """
    columns = min(width, WIDEST)
    parts = (*answer.parts, _asking_note(ask)) if answer.kind == "help" else answer.parts
    drawn = ("\n".join(paint(row, styled) for row in _rows(part, columns, ask)) for part in parts)
    return "\n\n".join(drawn)


def _asking_note(ask: str) -> Note:
    """For the help: how a question is asked in a terminal."""
    return Note("asking", ("Type, for example: ", Mono(f"{ask} 486"), ". For JSON, add --json."))


def _rows(part: Part, width: int, ask: str) -> Iterator[Row]:
    match part:
        case Title(_, text):
            yield from wrap([safe_span(text, TITLE)], width)
        case Paragraph(_, line, heading):
            yield from _heading(heading, width)
            yield from wrap(_spans(line), width)
        case Bullets():
            yield from _bullets(part, width)
        case Table(_, rows):
            yield from table_rows(rows, width)
        case Verbatim(_, heading, text):
            yield from _heading(heading, width)
            yield from ([Span("  "), safe_span(line)] for line in text.expandtabs().splitlines())
        case Note(_, line):
            yield from wrap(_spans(line, DIM), width)
        case Suggestions(_, lead, items):
            yield from wrap([safe_span(f"{lead}:", DIM)], width)
            # Each on a line of its own and never broken, so that it can be copied and run.
            yield from ([Span("  "), _typed(item, MONO, f"{ask} ")] for item in items)
        case _:
            assert_never(part)


def _heading(text: str | None, width: int) -> Iterator[Row]:
    if text:
        yield from wrap([safe_span(text, HEADING)], width)


def _bullets(part: Bullets, width: int) -> Iterator[Row]:
    yield from _heading(part.heading, width)
    markers = [f"{place}." if part.ordered else "•" for place in range(1, len(part.items) + 1)]
    indent = max(map(len, markers), default=0)
    for marker, item in zip(markers, part.items, strict=True):
        yield from hang(Span(f"{marker:>{indent}} ", DIM), indent + 1, _spans(item), width)


def _spans(line: Line, base: str = PLAIN) -> Row:
    """A line of a document; `base` styles all of it."""
    row: Row = []
    for piece in line:
        match piece:
            case Strong(text):
                row.append(safe_span(text, _both(base, BOLD)))
            case Mono(text):
                row.append(safe_span(text, _both(base, MONO)))
            case Link(text, url):
                row.append(safe_span(text, _both(base, LINK), url))
            case Suggestion():
                row.append(_typed(piece, _both(base, MONO)))
            case str():
                row.append(safe_span(piece, base))
            case _:
                assert_never(piece)
    return row


def _typed(suggestion: Suggestion, style: str, before: str = "") -> Span:
    """A suggested question, quoted so that a shell takes it apart as it is meant."""
    return safe_span(before + shlex.join(suggestion.question.split()), style)


def _both(base: str, style: str) -> str:
    return f"{base};{style}" if base else style
