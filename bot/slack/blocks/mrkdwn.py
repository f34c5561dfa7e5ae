"""Slack's mrkdwn, for the few places where a block takes nothing else."""

from __future__ import annotations

from typing import assert_never

from bot.answers.document import Inline, Line, Link, Mono, Strong, Suggestion
from bot.slack.blocks.suggestions import as_typed
from bot.slack.surface import Surface

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """Text as mrkdwn that shows it letter by letter and can neither link nor ping."""
    return text.translate(_ESCAPES)


def mrkdwn(line: Line, surface: Surface) -> str:
    """A line as mrkdwn."""
    return "".join(_inline(inline, surface) for inline in line)


def _inline(inline: Inline, surface: Surface) -> str:
    match inline:
        case Strong(text):
            return f"*{escape(text)}*"
        case Mono(text):
            return f"`{escape(text)}`"
        case Link(text, url):
            return f"<{url}|{escape(text)}>"
        case Suggestion(question):
            return f"`{escape(as_typed(question, surface))}`"
        case str():
            return escape(inline)
        case _:
            assert_never(inline)
