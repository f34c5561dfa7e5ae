"""A mention in a channel: answered in its thread."""

from __future__ import annotations

from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.ids import Event
from bot.listeners.post import post
from bot.listeners.text import plain
from bot.replies import Replies


def register(app: App, replies: Replies) -> None:
    """Answer a mention in the thread where it stands, or open one under it."""

    def mentioned(event: dict[str, Any], client: WebClient) -> None:
        if "bot_id" not in event:
            reply = replies.message(plain(event.get("text", "")))
            post(client, reply, event["channel"], event.get("thread_ts") or event["ts"])

    app.event(Event.APP_MENTION)(mentioned)
