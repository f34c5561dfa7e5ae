"""Direct messages to the bot: answered where they were written."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext

from bot.slack.listeners.incoming import written
from bot.slack.message_cache import MessageCache
from bot.slack.outbox import Outbox
from bot.slack.post import post
from bot.slack.state import state_of


def register(app: App, replies: MessageCache, outbox: Outbox) -> None:
    """Answer what people write to the bot."""

    def message(body: dict[str, Any], context: BoltContext) -> None:
        if body["event"].get("channel_type") != "im":
            state_of(context).note = "ignored, not a direct message"
        elif asked := written(body, context):
            reply = replies.message(asked.question)
            post(outbox, context, body, reply, asked.channel, asked.thread_ts)

    app.event("message")(message)
