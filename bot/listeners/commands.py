"""`/sip`: the answer travels in the acknowledgement."""

from __future__ import annotations

from typing import Any

from slack_bolt import App, BoltResponse

from bot.ids import Command
from bot.listeners.text import audience, plain
from bot.replies import Replies


def register(app: App, replies: Replies) -> None:
    """Answer `/sip`, for the asker alone or, after `public`, for the channel."""

    def sip(command: dict[str, Any]) -> BoltResponse:
        public, question = audience(plain(command.get("text", "")))
        return BoltResponse(status=200, body=replies.response(question, public=public))

    app.command(Command.SIP)(sip)
