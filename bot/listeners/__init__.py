"""One module per surface of Slack, each with `register(app, replies)`."""

from slack_bolt import App

from bot.listeners import commands, mentions, messages
from bot.replies import Replies


def register(app: App, replies: Replies) -> None:
    """Register every listener of the bot."""
    for surface in (commands, mentions, messages):
        surface.register(app, replies)
