"""Direct messages to the bot: answered where they were written."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext

from bot.slack.listeners.incoming import written_message
from bot.slack.post import post
from bot.slack.services import Services
from bot.slack.state import state_of
from bot.slack.surface import Surface


def register(app: App, services: Services) -> None:
    """Answer what people write to the bot."""

    def message(body: dict[str, Any], context: BoltContext) -> None:
        if body["event"].get("channel_type") != "im":
            state_of(context).note = "ignored, not a direct message"
        elif incoming := written_message(body, context):
            answer = services.messages.message(incoming.question, Surface.DIRECT_MESSAGE)
            post(services.outbox, context, body, answer, incoming.channel, incoming.thread_ts)

    app.event("message")(message)
