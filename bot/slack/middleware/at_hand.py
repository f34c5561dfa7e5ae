"""Answers `/sip` without a listener where the same text was answered before.

To find the listener and to gather all that it might ask for takes Bolt longer than everything
else that happens to such a request. Gate, authorization and deduplication come before this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.slack.command import answered, question_in
from bot.slack.ids import Command
from bot.slack.message_cache import MessageCache
from bot.slack.surface import Surface


class AnswerAtHand(Middleware):
    """Answers what is at hand, and leaves the rest to the listeners."""

    def __init__(self, messages: MessageCache) -> None:
        self._messages = messages

    def knows(self, body: Mapping[str, Any]) -> bool:
        """Whether this would answer a request, in microseconds."""
        question = _question(body)
        return question is not None and bool(self._messages.at_hand(question, Surface.COMMAND))

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,  # noqa: ARG002 (the signature is Bolt's)
        next: Callable[[], BoltResponse],
    ) -> BoltResponse:
        """See `Middleware.process`."""
        question = _question(req.body)
        if question is not None:
            message = self._messages.at_hand(question, Surface.COMMAND)
            if message is not None:
                return answered(req.context, question, message)
        return next()


def _question(body: Mapping[str, Any]) -> str | None:
    """What the command asks, if the request is one."""
    return question_in(body) if body.get("command") == Command.SIP else None
