"""A message as text alone, for when Slack refuses its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.slack.blocks.message import Message
from bot.slack.blocks.mrkdwn import escape

MOST_CHARACTERS = 3_900
"""Slack recommends texts of up to 4,000."""
_CUT = "…"


def plain_text(message: Message) -> str:
    """What the blocks say as mrkdwn text; whole lines, as many as there is room for.

    A message without blocks is its own text.
    """
    lines: list[str] = []
    room = MOST_CHARACTERS - len(_CUT)
    for line in (line for block in message.blocks for line in _lines(block)):
        room -= len(line) + 1
        if room < 0:
            lines.append(_CUT)
            break
        lines.append(line)
    return "\n".join(lines) or message.text


def _lines(block: dict[str, Any]) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield f"*{escape(block['text']['text'])}*"
        case "context":
            yield from (element["text"] for element in block["elements"])
        case "table":
            yield from (" | ".join(map(_cell, row)) for row in block["rows"])
        case "rich_text":
            for part in block["elements"]:
                if part["type"] == "rich_text_list":
                    yield from (f"• {_words(item)}" for item in part["elements"])
                else:
                    yield _words(part)


def _cell(cell: dict[str, Any]) -> str:
    if "text" in cell:
        return escape(cell["text"]).strip()
    return " ".join(map(_words, cell["elements"])).strip()


def _words(section: dict[str, Any]) -> str:
    return "".join(escape(element.get("text", "")) for element in section["elements"])
