"""What a slash command asks, and the acknowledgement that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slack_bolt import BoltContext, BoltResponse

from bot.questions.audience import is_public
from bot.slack.blocks import Message
from bot.slack.state import state_of
from bot.slack.text import plain


def question_in(command: Mapping[str, Any]) -> str:
    """The text of a command as its author typed it; nothing where Slack sent none."""
    text = command.get("text")
    return plain(text if isinstance(text, str) else "")


def answered(context: BoltContext, question: str, message: Message) -> BoltResponse:
    """The message for the asker alone or, where the question says so, for the channel."""
    state_of(context).kind = message.kind
    body = message.public_response if is_public(question) else message.response
    return BoltResponse(status=200, body=body)
