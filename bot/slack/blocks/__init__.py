"""`Answer` to Block Kit. Pure functions; nothing here knows of listeners."""

from bot.slack.blocks.message import Message, message
from bot.slack.blocks.plain import plain_text

__all__ = ["Message", "message", "plain_text"]
