"""Posts a message through the Web API."""

from __future__ import annotations

from slack_sdk import WebClient

from bot.views import Message


def post(client: WebClient, message: Message, channel: str, thread_ts: str | None) -> None:
    """Post into a channel or thread, without previews of the links in it."""
    client.chat_postMessage(
        channel=channel,
        text=message.text,
        blocks=message.blocks,
        thread_ts=thread_ts,
        unfurl_links=False,
        unfurl_media=False,
    )
