"""A whole message: blocks within Slack's limits and a text that answers without them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.document import Answer, Note, Part
from bot.views.blocks import block
from bot.views.mrkdwn import escape

MOST_BLOCKS = 50
MOST_CHARACTERS = 11_500
"""Over all blocks: Slack refuses messages near 13,200, which it documents nowhere."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted.

    text:   mrkdwn that answers the question alone: for notifications and screen readers
    blocks: Block Kit as JSON values
    """

    text: str
    blocks: tuple[dict[str, Any], ...]

    def response(self, *, public: bool) -> str:
        """The body that acknowledges a slash command and answers it at once."""
        return json.dumps(
            {
                "response_type": "in_channel" if public else "ephemeral",
                "text": self.text,
                "blocks": self.blocks,
            }
        )


def message(answer: Answer) -> Message:
    """The answer as a Slack message.

    A part for which no room is left is named at the end instead; the ones after it stay if they
    fit, such as the sources.
    """
    shown: list[dict[str, Any]] = []
    left_out: list[str] = []
    room = MOST_CHARACTERS
    for part in answer.parts:
        value, size = _drawn(part)
        if size <= room and len(shown) < MOST_BLOCKS - 1:
            shown.append(value)
            room -= size
        else:
            left_out.append(getattr(part, "heading", None) or part.id)
    if left_out:
        told = f"Too long for one message, left out: {', '.join(left_out)}."
        shown.append(_drawn(Note("left-out", (told[:300],)))[0])
    return Message(text=escape(answer.text), blocks=tuple(shown))


@lru_cache(maxsize=4096)
def _drawn(part: Part) -> tuple[dict[str, Any], int]:
    """A part as JSON, and its characters. Parts on one code recur in all its comparisons.

    A whole slackblocks message resolves each block once per level around it; a block alone does
    so once, which made a first comparison three times as fast.
    """
    value = block(part)._resolve()
    return value, characters(value)


def characters(value: object) -> int:
    """Characters of all texts in a block."""
    match value:
        case {"text": str(text), **rest}:
            return len(text) + characters(list(rest.values()))
        case dict():
            return characters(list(value.values()))
        case list():
            return sum(map(characters, value))
    return 0
