"""What a workspace is made of: people, channels, messages. Values that never change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""A JSON object, as Slack sends or receives it."""

Clock: TypeAlias = Callable[[], float]
"""Seconds since 1970; tests pass one that they turn by hand."""

TEAM_ID = "T0SANDBOX"
TEAM_DOMAIN = "sandbox"
APP_ID = "A0SIPDESK"
BOT_ID = "B0SIPDESK"
BOT_USER = "U0SIPDESK"
PERSON = "U0YOU0001"
COLLEAGUE = "U0MARIA01"
SLACKBOT = "USLACKBOT"
CHANNEL = "C0VOIPOPS"
FOREIGN_CHANNEL = "C0RANDOM1"
DIRECT = "D0SIPDESK"


@dataclass(frozen=True, slots=True)
class User:
    """A member of the workspace; a bot is one too."""

    id: str
    name: str
    real_name: str
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A conversation; a direct message has no name of its own."""

    id: str
    name: str
    members: frozenset[str]
    is_im: bool = False


class MessageKind(StrEnum):
    """Who is behind a line in a channel."""

    PERSON = "person"
    APP = "app"
    NOTICE = "notice"
    """Slack itself, telling one person that something failed."""
    COMMAND = "command"
    """What the person typed as a slash command; Slack does not show it, the page does."""


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message in a channel; `ts` is its name there."""

    channel: str
    ts: str
    user: str
    kind: MessageKind
    text: str = ""
    blocks: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    thread_ts: str | None = None
    only_for: str | None = None
    """The one person who sees it, when it is ephemeral."""
    edited: bool = False
    reactions: tuple[str, ...] = ()

    def seen_by(self, user: str) -> bool:
        """Whether this person sees the message."""
        return self.only_for in (None, user)

    def changed(self, **fields: Any) -> StoredMessage:
        """The same message with some fields changed."""
        return replace(self, **fields)


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before the workspace gives it a place and a time."""

    channel: str
    user: str
    kind: MessageKind
    text: str = ""
    blocks: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    thread_ts: str | None = None
    only_for: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change that a page may want to draw."""

    kind: str
    """`message`, `deleted`, `view`, `home` or `closed`."""
    body: Any = None
