"""`/sip`: the answer travels in the acknowledgement."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext, BoltResponse

from bot.questions.audience import is_public
from bot.slack.ids import Command
from bot.slack.message_cache import MessageCache
from bot.slack.state import state_of
from bot.slack.text import plain


def register(app: App, replies: MessageCache) -> None:
    """Answer `/sip`, for the asker alone or, after `public`, for the channel."""

    def sip(command: dict[str, Any], context: BoltContext) -> BoltResponse:
        text = command.get("text")
        question = plain(text if isinstance(text, str) else "")
        response = replies.response(question, public=is_public(question))
        state_of(context).kind = response.kind
        return BoltResponse(status=200, body=response.body)

    app.command(Command.SIP)(sip)
