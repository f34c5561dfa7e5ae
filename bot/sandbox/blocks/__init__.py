"""The strict judge of Block Kit: what Slack would refuse, and where.

It is our own reading of Slack's documentation and knows nothing of the views
that it judges, nor of any Block Kit library.
"""

from bot.sandbox.blocks.checks import Complaint
from bot.sandbox.blocks.limits import LIMITS
from bot.sandbox.blocks.surfaces import (
    blocks_are_too_long,
    judge_message,
    judge_options,
    judge_view,
)

__all__ = [
    "LIMITS",
    "Complaint",
    "blocks_are_too_long",
    "judge_message",
    "judge_options",
    "judge_view",
]
