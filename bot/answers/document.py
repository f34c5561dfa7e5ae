"""An answer as a document: what it says, free of any surface.

`bot.answers` composes documents; `bot.slack.blocks` draws them as Block Kit, `bot.terminal` in a
terminal. All text is plain: a face escapes what its surface needs, so text from people is as
safe here as ours. Only `Link.url` goes out as it stands and is only ever made from our data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Strong:
    """Text to be set in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Mono:
    """Text to be typed or compared letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to a page of ours or of a document that we cite."""

    text: str
    url: str


Inline = str | Strong | Mono | Link
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The heading of the whole answer."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, with a heading above it if it has one."""

    id: str
    line: Line
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list under a heading; `ordered` where the order is a ranking."""

    id: str
    heading: str | None
    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the head, the first column names the rows."""

    id: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text whose every character counts: a SIP message."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Small print: sources, hints."""

    id: str
    line: Line


Part = Title | Paragraph | Bullets | Table | Verbatim | Note


def characters(part: Part) -> int:
    """The characters of a part as people see them, and of the addresses of its links."""
    match part:
        case Title(_, text):
            return len(text)
        case Paragraph(_, line, heading):
            return len(heading or "") + _length(line)
        case Bullets(_, heading, items):
            return len(heading or "") + sum(map(_length, items))
        case Table(_, rows):
            return sum(len(cell) for row in rows for cell in row)
        case Verbatim(_, heading, text):
            return len(heading) + len(text)
        case Note(_, line):
            return _length(line)


def _length(line: Line) -> int:
    return sum(
        len(piece)
        if isinstance(piece, str)
        else len(piece.text) + (len(piece.url) if isinstance(piece, Link) else 0)
        for piece in line
    )


Kind = Literal[
    "lookup",
    "compare",
    "class",
    "list",
    "search",
    "cause",
    "warning",
    "method",
    "header",
    "rfc",
    "help",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk says.

    kind:  what the answer is; unknown where the question could not be used
    codes: response codes that the answer is about, best first
    text:  one or two sentences that answer the question without the parts
    parts: the whole answer, in reading order; every id occurs once
    """

    kind: Kind
    codes: tuple[int, ...]
    text: str
    parts: tuple[Part, ...]

    @property
    def usable(self) -> bool:
        """Whether the question could be used."""
        return self.kind != "unknown"
