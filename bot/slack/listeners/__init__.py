"""One module per surface of Slack, each registering its listeners."""

from slack_bolt import App

from bot.slack.listeners import commands, direct_messages, mentions
from bot.slack.message_cache import MessageCache
from bot.slack.outbox import Outbox


def register(app: App, replies: MessageCache, outbox: Outbox) -> None:
    """Register every listener of the bot."""
    commands.register(app, replies)
    mentions.register(app, replies, outbox)
    direct_messages.register(app, replies, outbox)
