"""Draws the parts of a document as Block Kit, one small function per kind of part.

Running text becomes `rich_text`, which takes any character as it is, so that neither our prose
nor a person's words can turn into markup or a ping. Only small print is mrkdwn, since a context
block has nothing else, and is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from slackblocks import (
    Block,
    ColumnSettings,
    ContextBlock,
    HeaderBlock,
    RawText,
    RichText,
    RichTextBlock,
    RichTextCodeBlock,
    RichTextElement,
    RichTextLink,
    RichTextList,
    RichTextObject,
    RichTextSection,
    TableBlock,
    Text,
    TextType,
)

from bot.answers.document import (
    Bullets,
    Inline,
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
from bot.slack.blocks.mrkdwn import mrkdwn

_EMPTY = " "
"""Slack refuses a text of no characters."""


def block(part: Part) -> Block:
    """The block that shows a part, under the part's own id."""
    return _DRAW[type(part)](part)


def _title(part: Title) -> Block:
    return HeaderBlock(part.text, block_id=part.id)


def _paragraph(part: Paragraph) -> Block:
    return RichTextBlock([*_heading(part.heading), _section(part.line)], block_id=part.id)


def _bullets(part: Bullets) -> Block:
    style = "ordered" if part.ordered else "bullet"
    items = RichTextList(style, [_section(item) for item in part.items], offset=None, border=None)
    return RichTextBlock([*_heading(part.heading), items], block_id=part.id)


def _table(part: Table) -> Block:
    head, *body = part.rows
    rows: list[list[RawText | RichTextObject]] = [[_bold(cell) for cell in head]]
    rows += [[_bold(first), *(RawText(cell or _EMPTY) for cell in rest)] for first, *rest in body]
    settings = [ColumnSettings(is_wrapped=True) for _ in head]
    return TableBlock(rows, column_settings=settings, block_id=part.id)


def _verbatim(part: Verbatim) -> Block:
    return RichTextBlock(
        [*_heading(part.heading), RichTextCodeBlock([RichText(part.text)], border=None)],
        block_id=part.id,
    )


def _note(part: Note) -> Block:
    text = Text(mrkdwn(part.line), type_=TextType.MARKDOWN, verbatim=True)
    return ContextBlock([text], block_id=part.id)


_DRAW: dict[type[Part], Callable[[Any], Block]] = {
    Title: _title,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    Verbatim: _verbatim,
    Note: _note,
}


def _heading(text: str | None) -> list[RichTextObject]:
    return [RichTextSection([RichText(text, bold=True)])] if text else []


def _bold(text: str) -> RichTextObject:
    return RichTextSection([RichText(text or _EMPTY, bold=True)])


def _section(line: Line) -> RichTextSection:
    return RichTextSection(list(_elements(line)))


def _elements(line: Iterable[Inline]) -> Iterable[RichTextElement]:
    for piece in line:
        match piece:
            case Strong(text):
                yield RichText(text, bold=True)
            case Mono(text):
                yield RichText(text, code=True)
            case Link(text, url):
                yield RichTextLink(url, text)
            case str() if piece:
                yield RichText(piece)
