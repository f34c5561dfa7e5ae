"""`/sip`: the answer travels in the acknowledgement."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext, BoltResponse

from bot.questions.audience import is_public
from bot.slack.ids import Command
from bot.slack.services import Services
from bot.slack.state import state_of
from bot.slack.surface import Surface
from bot.slack.text import plain


def register(app: App, services: Services) -> None:
    """Answer `/sip`, for the asker alone or, after `public`, for the channel."""

    def sip(command: dict[str, Any], context: BoltContext) -> BoltResponse:
        text = command.get("text")
        question = plain(text if isinstance(text, str) else "")
        message = services.messages.message(question, Surface.COMMAND)
        state_of(context).kind = message.kind
        body = message.public_response if is_public(question) else message.response
        return BoltResponse(status=200, body=body)

    app.command(Command.SIP)(sip)
