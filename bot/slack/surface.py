"""Where in Slack a question is asked, as far as its answer depends on it."""

from __future__ import annotations

from enum import StrEnum


class Surface(StrEnum):
    """A surface on which people ask; what they can type next differs."""

    COMMAND = "command"
    """A slash command, answered in its acknowledgement."""
    MENTION = "mention"
    """A mention of the app, answered in the thread."""
    DIRECT_MESSAGE = "direct message"
    """A message to the app itself."""
