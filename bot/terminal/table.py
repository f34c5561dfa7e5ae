"""Tables: a grid where its columns can be wide enough, else one block a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from bot.terminal.spans import BOLD, DIM, PLAIN, Row, Span, cells, hang, row_cells, safe_span, wrap

_NARROWEST = 14
"""Columns that a cell gets at least, unless all of its text is shorter."""
_GAP = 2
"""Columns between two cells."""


def table_rows(rows: Sequence[Sequence[str]], width: int) -> Iterator[Row]:
    """The lines of a table; its first row is the head, its first column names the rows.

    No word is broken: where not even the longest ones fit side by side, each row becomes a block.
    """
    columns = list(zip(*rows, strict=True))
    gaps = _GAP * (len(columns) - 1)
    widths = _widths(columns, width - gaps)
    if sum(widths) + gaps > width:
        yield from _blocks(rows, width)
        return
    head, *body = rows
    yield from _grid_row(head, widths, [BOLD] * len(widths))
    yield [Span("─" * (sum(widths) + gaps), DIM)]
    for row in body:
        yield from _grid_row(row, widths, [BOLD, *[PLAIN] * (len(widths) - 1)])


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """A width for each column: enough for its longest word, and the rest of the room shared."""
    longest = [max(map(cells, column)) for column in columns]
    words = [max(cells(word) for word in " ".join(column).split(" ")) for column in columns]
    widths = [max(word, min(cell, _NARROWEST)) for word, cell in zip(words, longest, strict=True)]
    for _ in range(room - sum(widths)):
        # To the column whose longest cell needs most lines.
        lines = [cell / max(width, 1) for cell, width in zip(longest, widths, strict=True)]
        if max(lines, default=0) <= 1:
            break
        widths[lines.index(max(lines))] += 1
    return widths


def _grid_row(row: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Iterator[Row]:
    """The lines of a table's row."""
    columns = [
        wrap([safe_span(cell, style)], width)
        for cell, width, style in zip(row, widths, styles, strict=True)
    ]
    for lines in zip_longest(*columns, fillvalue=()):
        drawn: Row = []
        start = 0
        for line, width in zip(lines, widths, strict=True):
            if line:
                drawn += [Span(" " * (start - row_cells(drawn))), *line]
            start += width + _GAP
        yield drawn


def _blocks(rows: Sequence[Sequence[str]], width: int) -> Iterator[Row]:
    """Each row as its name, and below it a line for each cell with the head of its column."""
    head, *body = rows
    for name, *texts in body:
        yield from wrap([safe_span(name, BOLD)], width)
        for column, text in zip(head[1:], texts, strict=True):
            if text:
                label = [safe_span(f"{column}: ", BOLD)] if column else []
                yield from hang(Span("  "), 4, [*label, safe_span(text)], width)
