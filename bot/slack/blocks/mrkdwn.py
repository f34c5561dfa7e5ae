"""Slack's mrkdwn, for the few places where a block takes nothing else."""

from __future__ import annotations

from bot.answers.document import Inline, Line, Link, Mono, Strong

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """Text as mrkdwn that shows it letter by letter and can neither link nor ping."""
    return text.translate(_ESCAPES)


def mrkdwn(line: Line) -> str:
    """A line as mrkdwn."""
    return "".join(map(_piece, line))


def _piece(piece: Inline) -> str:
    match piece:
        case Strong(text):
            return f"*{escape(text)}*"
        case Mono(text):
            return f"`{escape(text)}`"
        case Link(text, url):
            return f"<{url}|{escape(text)}>"
        case str():
            return escape(piece)
