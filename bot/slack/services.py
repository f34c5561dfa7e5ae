"""What listeners work with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.slack.message_cache import MessageCache
from bot.slack.outbox import Outbox


@dataclass(frozen=True, slots=True)
class Services:
    """Handed to every listener when it is registered; what a later one needs is added here.

    messages: answers, as messages
    outbox:   takes what is posted; never blocks
    """

    messages: MessageCache
    outbox: Outbox
