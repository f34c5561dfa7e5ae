"""A whole message: blocks within Slack's limits and a text that answers without them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.answers.document import Answer, Kind, Note, Part, characters
from bot.slack.blocks.mrkdwn import escape
from bot.slack.blocks.parts import block
from bot.slack.blocks.suggestions import asking_note
from bot.slack.surface import Surface

MOST_BLOCKS = 50
MOST_CHARACTERS = 12_000
"""Over all blocks: Slack refuses messages near 13,200, which it documents nowhere."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted. Kept as JSON text, of which any number costs the garbage collector nothing.

    text:  mrkdwn that answers the question alone: for notifications and screen readers
    drawn: each block as JSON
    kind:  what kind of answer it is
    """

    text: str
    drawn: tuple[str, ...]
    kind: Kind

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """Block Kit as JSON values, new ones at every call."""
        return [json.loads(block) for block in self.drawn]

    def response(self, *, public: bool) -> str:
        """The body that acknowledges a slash command and answers it at once."""
        kind = "in_channel" if public else "ephemeral"
        head = json.dumps({"response_type": kind, "text": self.text})
        return f'{head[:-1]}, "blocks": [{", ".join(self.drawn)}]}}'


def message(answer: Answer, surface: Surface = Surface.COMMAND, *, keep: bool = True) -> Message:
    """The answer as a Slack message.

    A part for which no room is left is named at the end instead; the ones after it stay if they
    fit, such as the sources.

    surface: where it is shown, which decides how its suggestions are asked
    keep:    remember how its parts are drawn; not for parts that hold what somebody typed
    """
    draw = _drawn if keep else _draw
    shown: list[str] = []
    left_out: list[str] = []
    room = MOST_CHARACTERS
    parts = (*answer.parts, asking_note(surface)) if answer.kind == "help" else answer.parts
    for part in parts:
        drawn, size = draw(part, surface)
        if size <= room and len(shown) < MOST_BLOCKS - 1:
            shown.append(drawn)
            room -= size
        else:
            left_out.append(getattr(part, "heading", None) or part.id)
    if left_out:
        text = f"Too long for one message, left out: {', '.join(left_out)}."
        shown.append(draw(Note("left-out", (text[:300],)), surface)[0])
    return Message(text=escape(answer.text), drawn=tuple(shown), kind=answer.kind)


def _draw(part: Part, surface: Surface) -> tuple[str, int]:
    """A part as JSON, and its characters.

    A whole slackblocks message resolves each block once per level around it; a block alone does
    so once, which made a first comparison three times as fast.
    """
    return json.dumps(block(part, surface)._resolve()), characters(part)


_drawn = lru_cache(maxsize=4096)(_draw)
"""As `_draw`; parts on one code recur in all its comparisons."""
