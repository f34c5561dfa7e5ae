"""What every request from Slack passes before a listener sees it."""

from bot.slack.middleware.deduplicate import DeduplicateDeliveries
from bot.slack.middleware.gate import Gate

__all__ = ["DeduplicateDeliveries", "Gate"]
