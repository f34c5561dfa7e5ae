"""`Answer` to Block Kit. Pure functions; nothing here knows of listeners."""

from bot.views.message import Message, message
from bot.views.plain import plain_text

__all__ = ["Message", "message", "plain_text"]
