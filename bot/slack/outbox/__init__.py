"""Posts to Slack: taken in, queued by channel, tried, and seen to an end."""

from bot.slack.outbox.outbox import Outbox
from bot.slack.outbox.post import Attempt, Doubtful, Later, Post, Refused, Sent, Unsent
from bot.slack.outbox.sender import METADATA_TYPE, Send, sender

__all__ = [
    "METADATA_TYPE",
    "Attempt",
    "Doubtful",
    "Later",
    "Outbox",
    "Post",
    "Refused",
    "Send",
    "Sent",
    "Unsent",
    "sender",
]
