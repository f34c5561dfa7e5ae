"""What every request from Slack passes before a listener sees it."""

from bot.middleware.deduplicate import DeduplicateDeliveries
from bot.middleware.gate import Gate

__all__ = ["DeduplicateDeliveries", "Gate"]
