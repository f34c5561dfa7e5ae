"""What a person wrote, out of an event; None where it is not for the bot to answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from slack_bolt import BoltContext

from bot.slack.state import state_of
from bot.slack.text import plain

_FROM_PEOPLE = (None, "file_share", "thread_broadcast")
"""Subtypes of messages that people write; edits, deletions and notices are left alone."""


class WrittenMessage(BaseModel):
    """A message of a person to the bot, as far as it matters here."""

    model_config = ConfigDict(frozen=True, strict=True)

    channel: str
    text: str
    ts: str
    thread_ts: str | None = None

    @property
    def question(self) -> str:
        """The text as its author typed it."""
        return plain(self.text)


def written_message(body: Mapping[str, Any], context: BoltContext) -> WrittenMessage | None:
    """The message in an event, if a person wrote it; what is not answered is noted for the log."""
    event = body["event"]
    state = state_of(context)
    if "bot_id" in event or event.get("subtype") not in _FROM_PEOPLE:
        state.note = "ignored, not written by a person"
        return None
    if event.get("user") in _own_users(body):
        state.note = "ignored, written by the app itself"
        return None
    try:
        return WrittenMessage.model_validate(event)
    except ValidationError as error:
        where = error.errors(include_url=False, include_input=False)[0]["loc"]
        state.note = f"dropped, event.{where[0]} is not what Slack sends"
        return None


def _own_users(body: Mapping[str, Any]) -> list[object]:
    """The bot users to which Slack says that it delivers the event."""
    return [
        receiver.get("user_id")
        for receiver in body.get("authorizations") or ()
        if isinstance(receiver, dict) and receiver.get("is_bot")
    ]
