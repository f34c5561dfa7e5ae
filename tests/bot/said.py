"""The words of an answer, as a person reads them."""

from __future__ import annotations

from bot.answers.document import (
    Answer,
    Bullets,
    Inline,
    Line,
    Note,
    Paragraph,
    Part,
    Suggestion,
    Suggestions,
    Table,
    Title,
)


def said(part: Part) -> str:
    """All words of a part."""
    match part:
        case Paragraph(_, line) | Note(_, line):
            return _plain(line)
        case Bullets(_, _, items):
            return "\n".join(map(_plain, items))
        case Table(_, rows):
            return "\n".join(" | ".join(row) for row in rows)
        case Title(_, text):
            return text
        case Suggestions(_, lead, items):
            return f"{lead}: {' · '.join(item.question for item in items)}"
    return ""


def whole(answer: Answer) -> str:
    """All words of an answer."""
    return "\n".join(map(said, answer.parts))


def _plain(line: Line) -> str:
    return "".join(map(_words, line))


def _words(inline: Inline) -> str:
    match inline:
        case str():
            return inline
        case Suggestion(question):
            return question
    return inline.text
