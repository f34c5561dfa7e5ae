"""An answer as a document: what it says, free of any surface.

`bot.answers` composes documents; `bot.slack.blocks` draws them as Block Kit, `bot.terminal` in a
terminal. All text is plain: a renderer escapes what its surface needs, so text from people is as
safe here as ours. Only `Link.url` goes out unchanged, and it is only ever made from our data.

How a question is put differs by surface (a command, a mention, a shell), so an answer never says
it: it holds a `Suggestion`, and the renderer writes it as it is asked there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never


@dataclass(frozen=True)
class Strong:
    """Text to be set in bold."""

    text: str


@dataclass(frozen=True)
class Mono:
    """Text to be typed or compared letter by letter."""

    text: str


@dataclass(frozen=True)
class Link:
    """Text that leads to a page of ours or of a document that we cite."""

    text: str
    url: str


@dataclass(frozen=True)
class Suggestion:
    """A question worth asking.

    question: what to ask, as the desk reads it: 200 vs 380
    label:    what a button that asks it would say, in at most 75 characters (Slack's limit)
    """

    question: str
    label: str


Inline = str | Strong | Mono | Link | Suggestion
Line = tuple[Inline, ...]


@dataclass(frozen=True)
class Title:
    """The heading of the whole answer."""

    id: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text, with a heading above it if it has one."""

    id: str
    line: Line
    heading: str | None = None


@dataclass(frozen=True)
class Bullets:
    """A list under a heading; `ordered` where the order is a ranking."""

    id: str
    heading: str | None
    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first row is the head, the first column names the rows."""

    id: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Verbatim:
    """Text whose every character counts: a SIP message."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True)
class Note:
    """Small print: sources, hints."""

    id: str
    line: Line


@dataclass(frozen=True)
class Suggestions:
    """What to ask next; `lead` is what they are for, without a colon."""

    id: str
    lead: str
    items: tuple[Suggestion, ...]


Part = Title | Paragraph | Bullets | Table | Verbatim | Note | Suggestions


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
        case Suggestions(_, lead, items):
            return len(lead) + _length(items)
        case _:
            assert_never(part)


def _length(line: Line) -> int:
    return sum(map(_inline_length, line))


def _inline_length(inline: Inline) -> int:
    match inline:
        case str():
            return len(inline)
        case Strong(text) | Mono(text) | Suggestion(text):
            return len(text)
        case Link(text, url):
            return len(text) + len(url)
        case _:
            assert_never(inline)


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


@dataclass(frozen=True)
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
