"""The strict validator of Block Kit: what Slack would refuse, and where.

It is our own reading of Slack's documentation and knows nothing of the views
that it checks, nor of any Block Kit library.
"""

from bot.sandbox.blocks.checks import Violation
from bot.sandbox.blocks.limits import LIMITS
from bot.sandbox.blocks.surfaces import (
    blocks_are_too_long,
    validate_message,
    validate_options,
    validate_view,
)

__all__ = [
    "LIMITS",
    "Violation",
    "blocks_are_too_long",
    "validate_message",
    "validate_options",
    "validate_view",
]
