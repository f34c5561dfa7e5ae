"""One module per surface of Slack, each registering its listeners."""

from slack_bolt import App

from bot.slack.listeners import commands, direct_messages, mentions
from bot.slack.services import Services


def register(app: App, services: Services) -> None:
    """Register every listener of the bot."""
    for module in (commands, mentions, direct_messages):
        module.register(app, services)
