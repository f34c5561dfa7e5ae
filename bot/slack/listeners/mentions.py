"""A mention in a channel: answered in its thread."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltContext

from bot.slack.ids import Event
from bot.slack.listeners.incoming import written_message
from bot.slack.post import post
from bot.slack.services import Services
from bot.slack.surface import Surface


def register(app: App, services: Services) -> None:
    """Answer a mention in the thread where it was written, or open one under it."""

    def mentioned(body: dict[str, Any], context: BoltContext) -> None:
        if incoming := written_message(body, context):
            message = services.messages.message(incoming.question, Surface.MENTION)
            thread_ts = incoming.thread_ts or incoming.ts
            post(services.outbox, context, body, message, incoming.channel, thread_ts)

    app.event(Event.APP_MENTION)(mentioned)
