"""A mention in a channel: answered in its thread."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext

from bot.slack.ids import Event
from bot.slack.listeners.incoming import written
from bot.slack.message_cache import MessageCache
from bot.slack.outbox import Outbox
from bot.slack.post import post


def register(app: App, replies: MessageCache, outbox: Outbox) -> None:
    """Answer a mention in the thread where it was written, or open one under it."""

    def mentioned(body: dict[str, Any], context: BoltContext) -> None:
        if asked := written(body, context):
            reply = replies.message(asked.question)
            post(outbox, context, body, reply, asked.channel, asked.thread_ts or asked.ts)

    app.event(Event.APP_MENTION)(mentioned)
