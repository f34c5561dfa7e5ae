"""A whole message: blocks within Slack's limits and a text that answers without them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slackblocks import Block

from bot.answers.document import Answer, Kind, Note, characters
from bot.slack.blocks.mrkdwn import escape
from bot.slack.blocks.parts import block
from bot.slack.blocks.suggestions import asking_note
from bot.slack.surface import Surface

MOST_BLOCKS = 50
MOST_CHARACTERS = 12_000
"""Over all blocks: Slack refuses messages near 13,200, which it documents nowhere."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is shown or posted.

    The blocks are kept inside `response`, as JSON text: nobody can change them there, any number
    of messages costs the garbage collector nothing, and what a slash command is answered with is
    finished. Making that text takes twice as long as Bolt takes for the whole request.

    text:     mrkdwn that answers the question alone: for notifications and screen readers
    kind:     what kind of answer it is
    response: the JSON body that answers a slash command at once, for the asker alone
    """

    text: str
    kind: Kind
    response: str

    @classmethod
    def of(cls, text: str, blocks: Sequence[dict[str, Any]], kind: Kind) -> Message:
        """The message with these blocks, given as JSON values."""
        body = {"response_type": "ephemeral", "text": text, "blocks": blocks}
        return cls(text, kind, json.dumps(body, separators=(",", ":")))

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """Block Kit as JSON values, new ones at every call."""
        blocks: list[dict[str, Any]] = json.loads(self.response)["blocks"]
        return blocks

    @property
    def public_response(self) -> str:
        """The same body for the whole channel; few ask for it, so it is made at each call."""
        return json.dumps(json.loads(self.response) | {"response_type": "in_channel"})


def message(answer: Answer, surface: Surface = Surface.COMMAND) -> Message:
    """The answer as a message on a surface.

    A part for which no room is left is named at the end instead; the ones after it stay if they
    fit, such as the sources.

    surface: where it is shown, which decides how its suggestions are asked
    """
    shown: list[dict[str, Any]] = []
    left_out: list[str] = []
    room = MOST_CHARACTERS
    parts = (*answer.parts, asking_note(surface)) if answer.kind == "help" else answer.parts
    for part in parts:
        size = characters(part)
        if size <= room and len(shown) < MOST_BLOCKS - 1:
            shown.append(_values(block(part, surface)))
            room -= size
        else:
            left_out.append(getattr(part, "heading", None) or part.id)
    if left_out:
        text = f"Too long for one message, left out: {', '.join(left_out)}."
        shown.append(_values(block(Note("left-out", (text[:300],)), surface)))
    return Message.of(escape(answer.text), shown, answer.kind)


def _values(drawn: Block) -> dict[str, Any]:
    """A block as JSON values.

    slackblocks has no public name for it: `repr` indents the text that it makes, and a message
    resolves each block once per level around it. A first comparison would take twice as long by
    the one and three times as long by the other.
    """
    return drawn._resolve()
