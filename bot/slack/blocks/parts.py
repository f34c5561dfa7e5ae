"""Draws the parts of a document as Block Kit, one case per kind of part.

Running text becomes `rich_text`, which takes any character as it is, so that neither our prose
nor a person's words can turn into markup or a ping. Only small print is mrkdwn, since a context
block has nothing else, and is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

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
from bot.slack.blocks.mrkdwn import mrkdwn
from bot.slack.blocks.suggestions import as_typed, suggestions_line
from bot.slack.surface import Surface

_EMPTY = " "
"""Slack refuses a text of no characters."""


def block(part: Part, surface: Surface) -> Block:
    """The block that shows a part on a surface, under the part's own id."""
    match part:
        case Title(id_, text):
            return HeaderBlock(text, block_id=id_)
        case Paragraph(id_, line, heading):
            return RichTextBlock([*_heading(heading), _section(line, surface)], block_id=id_)
        case Bullets():
            return _bullets(part, surface)
        case Table(id_, rows):
            return _table(id_, rows)
        case Verbatim(id_, heading, text):
            code = RichTextCodeBlock([RichText(text)], border=None)
            return RichTextBlock([*_heading(heading), code], block_id=id_)
        case Note(id_, line):
            return _context(id_, line, surface)
        case Suggestions(id_):
            return _context(id_, suggestions_line(part, surface), surface)
        case _:
            assert_never(part)


def _bullets(part: Bullets, surface: Surface) -> Block:
    style = "ordered" if part.ordered else "bullet"
    sections: list[RichTextSection] = [_section(item, surface) for item in part.items]
    items = RichTextList(style, sections, offset=None, border=None)
    return RichTextBlock([*_heading(part.heading), items], block_id=part.id)


def _table(id_: str, rows: Sequence[Sequence[str]]) -> Block:
    head, *body = rows
    cells: list[list[RawText | RichTextObject]] = [[_bold(cell) for cell in head]]
    cells += [[_bold(first), *(RawText(cell or _EMPTY) for cell in rest)] for first, *rest in body]
    settings = [ColumnSettings(is_wrapped=True) for _ in head]
    return TableBlock(cells, column_settings=settings, block_id=id_)


def _context(id_: str, line: Line, surface: Surface) -> Block:
    text = Text(mrkdwn(line, surface), type_=TextType.MARKDOWN, verbatim=True)
    return ContextBlock([text], block_id=id_)


def _heading(text: str | None) -> list[RichTextObject]:
    return [RichTextSection([RichText(text, bold=True)])] if text else []


def _bold(text: str) -> RichTextObject:
    return RichTextSection([RichText(text or _EMPTY, bold=True)])


def _section(line: Line, surface: Surface) -> RichTextSection:
    return RichTextSection(list(_elements(line, surface)))


def _elements(line: Line, surface: Surface) -> Iterator[RichTextElement]:
    for inline in line:
        match inline:
            case str():
                if inline:
                    yield RichText(inline)
            case Strong(text):
                yield RichText(text, bold=True)
            case Mono(text):
                yield RichText(text, code=True)
            case Suggestion(question):
                yield RichText(as_typed(question, surface), code=True)
            case Link(text, url):
                yield RichTextLink(url, text)
            case _:
                assert_never(inline)
