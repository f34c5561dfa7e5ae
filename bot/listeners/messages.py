"""Direct messages to the bot: answered where they were written."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext

from bot.listeners.incoming import written
from bot.listeners.post import post
from bot.replies import Replies
from bot.slack.outbox import Outbox
from bot.slack.state import state_of


def register(app: App, replies: Replies, outbox: Outbox) -> None:
    """Answer what people write to the bot."""

    def message(body: dict[str, Any], context: BoltContext) -> None:
        if body["event"].get("channel_type") != "im":
            state_of(context).note = "ignored, not a direct message"
        elif asked := written(body, context):
            reply = replies.message(asked.question)
            post(outbox, context, body, reply, asked.channel, asked.thread_ts)

    app.event("message")(message)
