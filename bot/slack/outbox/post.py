"""What is posted, and what may come of one try."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.slack.blocks import Message
from bot.slack.deliveries import Delivery


@dataclass(frozen=True, slots=True)
class Post:
    """One answer on its way into a conversation.

    thread_ts: the thread that it goes into; None for the conversation itself
    event_id:  of the event that it answers, for `metadata`
    token:     of the workspace that it goes to; None for the one of the client
    delivery:  who waits for it
    reference: under which the log speaks of it
    plain:     whether it goes without blocks, because Slack refused them
    """

    channel: str
    thread_ts: str | None
    message: Message
    event_id: str
    token: str | None = field(default=None, repr=False)
    delivery: Delivery = field(default_factory=Delivery, compare=False)
    reference: str = "-"
    plain: bool = False

    def in_plain_form(self) -> Post:
        """The same answer as text alone."""
        return replace(self, plain=True)


@dataclass(frozen=True, slots=True)
class Sent:
    """Slack has the post."""


@dataclass(frozen=True, slots=True)
class Later:
    """Slack has too many: not before so many seconds. It was not posted."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unsent:
    """It cannot have been posted; trying again does no harm."""

    why: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Nobody can know whether it was posted: the answer to the call is missing."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack will never take it.

    error:  Slack's name for the reason
    remedy: what somebody can do about it
    plain:  whether it may take the plain form instead
    """

    error: str
    remedy: str
    plain: bool = False


Attempt = Sent | Later | Unsent | Doubtful | Refused
