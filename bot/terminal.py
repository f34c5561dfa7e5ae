"""`Answer` in a terminal: colors where there are some, plain text where it is piped."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Any

from rich.box import SIMPLE
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

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

_WIDEST = 100
_ASKING = Note("asking", ("For the answer as JSON, add ", Mono("--json"), "."))
"""For the help: what a terminal has to add."""


def show(answer: Answer, console: Console) -> None:
    """Print the answer, every part with a blank line after it."""
    width = min(console.width, _WIDEST)
    parts = (*answer.parts, _ASKING) if answer.kind == "help" else answer.parts
    for part in parts:
        console.print(_DRAW[type(part)](part), width=width)
        console.print()


def _line(line: Line) -> Text:
    text = Text()
    for piece in line:
        match piece:
            case Strong(words):
                text.append(words, style="bold")
            case Mono(words):
                text.append(words, style="cyan")
            case Suggestion(question):
                text.append(_shell_command(question), style="cyan")
            case Link(words, url):
                text.append(words, style=f"blue link {url}")
            case str():
                text.append(piece)
    return text


def _title(part: Title) -> RenderableType:
    return Text(part.text, style="bold bright_white on blue")


def _paragraph(part: Paragraph) -> RenderableType:
    heading = [Text(part.heading, style="bold yellow")] if part.heading else []
    return Group(*heading, _line(part.line))


def _bullets(part: Bullets) -> RenderableType:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for place, item in enumerate(part.items, start=1):
        grid.add_row(f"{place}." if part.ordered else "•", _line(item))
    heading = [Text(part.heading, style="bold yellow")] if part.heading else []
    return Group(*heading, grid)


def _table(part: Table) -> RenderableType:
    head, *body = part.rows
    grid = Grid(box=SIMPLE, show_edge=False, pad_edge=False)
    for place, cell in enumerate(head):
        grid.add_column(Text(cell), style="bold" if place == 0 else "", overflow="fold")
    for row in body:
        grid.add_row(*(Text(cell) for cell in row))
    return grid


def _verbatim(part: Verbatim) -> RenderableType:
    return Group(Text(part.heading, style="bold yellow"), Padding(Text(part.text), (0, 0, 0, 2)))


def _note(part: Note) -> RenderableType:
    text = _line(part.line)
    text.stylize("dim", 0, len(text))
    return text


def _suggestions(part: Suggestions) -> RenderableType:
    text = Text(f"{part.lead}:", style="dim")
    return Group(text, *(Text(f"  {_shell_command(item.question)}") for item in part.items))


def _shell_command(question: str) -> str:
    """The command that asks a question, quoted so that a shell takes it apart as meant."""
    return shlex.join(["sip-desk", "ask", *question.split()])


_DRAW: dict[type[Part], Callable[[Any], RenderableType]] = {
    Title: _title,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    Verbatim: _verbatim,
    Note: _note,
    Suggestions: _suggestions,
}
