"""`Answer` to Block Kit. Pure functions; nothing here knows of listeners."""

from bot.views.message import Message, message

__all__ = ["Message", "message"]
