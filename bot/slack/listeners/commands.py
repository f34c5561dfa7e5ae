"""`/sip`: the answer travels in the acknowledgement."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext, BoltResponse

from bot.slack.command import answered, question_in
from bot.slack.ids import Command
from bot.slack.services import Services
from bot.slack.surface import Surface


def register(app: App, services: Services) -> None:
    """Answer `/sip`, for the asker alone or, after `public`, for the channel."""

    def sip(command: dict[str, Any], context: BoltContext) -> BoltResponse:
        question = question_in(command)
        message = services.messages.message(question, Surface.COMMAND)
        return answered(context, question, message)

    app.command(Command.SIP)(sip)
