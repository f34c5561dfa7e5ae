"""A Slack workspace on this machine: for people without a Slack, and for the tests.

`run` opens it in the browser; `running_workspace` is the same for a `with` block.
"""

from bot.sandbox.records import BOT_USER, CHANNEL, COLLEAGUE, DIRECT, FOREIGN_CHANNEL, PERSON
from bot.sandbox.server import RunningWorkspace, running_workspace
from bot.sandbox.start import run

__all__ = [
    "BOT_USER",
    "CHANNEL",
    "COLLEAGUE",
    "DIRECT",
    "FOREIGN_CHANNEL",
    "PERSON",
    "RunningWorkspace",
    "run",
    "running_workspace",
]
