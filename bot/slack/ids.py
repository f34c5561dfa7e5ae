"""Every name that Slack and the code share: commands, events, paths, callbacks.

manifest.yml declares them, the listeners register them and the views emit them; tests hold the
three together.
"""

from __future__ import annotations

from enum import StrEnum


class Command(StrEnum):
    """Slash commands."""

    SIP = "/sip"


class Event(StrEnum):
    """Subscribed events."""

    APP_MENTION = "app_mention"
    MESSAGE_IM = "message.im"


class Path(StrEnum):
    """Paths of the HTTP transport."""

    EVENTS = "/slack/events"
    HEALTH = "/health"
