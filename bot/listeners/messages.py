"""Direct messages to the bot: answered where they stand."""

from __future__ import annotations

from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.listeners.post import post
from bot.listeners.text import plain
from bot.replies import Replies

_FROM_PEOPLE = (None, "file_share", "thread_broadcast")
"""Subtypes of messages that people write; edits, deletions and bots are left alone."""


def register(app: App, replies: Replies) -> None:
    """Answer what people write to the bot."""

    def message(event: dict[str, Any], client: WebClient) -> None:
        by_person = event.get("subtype") in _FROM_PEOPLE and "bot_id" not in event
        if by_person and event.get("channel_type") == "im":
            reply = replies.message(plain(event.get("text", "")))
            post(client, reply, event["channel"], event.get("thread_ts"))

    app.event("message")(message)
