"""Hands an answer to the outbox, tied to the delivery that it answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slack_bolt import BoltContext

from bot.logs import reference
from bot.slack.blocks import Message
from bot.slack.deliveries import Delivery
from bot.slack.outbox import Outbox, Post
from bot.slack.state import state_of


def post(
    outbox: Outbox,
    context: BoltContext,
    body: Mapping[str, Any],
    message: Message,
    channel: str,
    thread_ts: str | None,
) -> None:
    """Post into a channel or thread, with the token of the workspace that the request is from.

    Raises OutboxFullError.
    """
    state = state_of(context)
    delivery = state.delivery or Delivery()
    outbox.submit(
        Post(
            channel=channel,
            thread_ts=thread_ts,
            message=message,
            event_id=str(body.get("event_id", "")),
            token=context.bot_token,
            delivery=delivery,
            reference=reference(),
        )
    )
    state.posting = True
    state.kind = message.kind
