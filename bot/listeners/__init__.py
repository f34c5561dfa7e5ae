"""One module per surface of Slack, each registering its listeners."""

from slack_bolt import App

from bot.listeners import commands, mentions, messages
from bot.replies import Replies
from bot.slack.outbox import Outbox


def register(app: App, replies: Replies, outbox: Outbox) -> None:
    """Register every listener of the bot."""
    commands.register(app, replies)
    mentions.register(app, replies, outbox)
    messages.register(app, replies, outbox)
