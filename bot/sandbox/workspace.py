"""A workspace in memory: who is in it, what was said, and who may do what.

It knows no HTTP. The Web API stand-in writes to it as the app, the simulated user as the person;
the page watches it through `subscribe`.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from threading import RLock
from types import MappingProxyType

from bot.sandbox.errors import ApiError
from bot.sandbox.interaction_tokens import InteractionTokens
from bot.sandbox.manifest import Manifest
from bot.sandbox.records import (
    BOT_USER,
    CHANNEL,
    COLLEAGUE,
    DIRECT,
    FOREIGN_CHANNEL,
    PERSON,
    SLACKBOT,
    Change,
    Channel,
    Clock,
    Draft,
    MessageKind,
    StoredMessage,
    User,
)
from bot.sandbox.view_store import ViewStore

_CHANNELS = (
    Channel(CHANNEL, "voip-ops", frozenset({PERSON, COLLEAGUE, BOT_USER})),
    Channel(FOREIGN_CHANNEL, "random", frozenset({PERSON, COLLEAGUE})),
    Channel(DIRECT, "directmessage", frozenset({PERSON, BOT_USER}), is_im=True),
)


@dataclass(frozen=True, slots=True)
class TokenGrant:
    """What a token may do."""

    is_app_token: bool
    scopes: frozenset[str]


class Workspace:
    """The state of one workspace with one app installed in it. Thread-safe."""

    def __init__(self, manifest: Manifest, clock: Clock = time.time) -> None:
        self.manifest = manifest
        self.clock = clock
        self.interaction_tokens = InteractionTokens(clock)
        self.views = ViewStore()
        self.signing_secret = secrets.token_hex(16)
        self.bot_token = f"xoxb-{secrets.token_hex(12)}"
        self.app_token = f"xapp-1-{secrets.token_hex(12)}"
        self.users = MappingProxyType({user.id: user for user in _members(manifest.bot_name)})
        self.channels = MappingProxyType({channel.id: channel for channel in _CHANNELS})
        self._lock = RLock()
        self._messages: dict[tuple[str, str], StoredMessage] = {}
        self._newest_ts = 0
        self._watchers: list[Callable[[Change], None]] = []
        self._grants = {
            self.bot_token: TokenGrant(False, manifest.bot_scopes),
            self.app_token: TokenGrant(True, frozenset({"connections:write"})),
        }

    # --- tokens and conversations

    def grant(self, token: str) -> TokenGrant | None:
        """What this token may do, or None when nobody issued it."""
        return self._grants.get(token)

    def channel(self, name: str) -> Channel:
        """The conversation with this id or name; a person's id means the direct message.

        Raises ApiError when there is none.
        """
        if name == PERSON:
            return self.channels[DIRECT]
        for channel in self.channels.values():
            if name in (channel.id, channel.name, f"#{channel.name}"):
                return channel
        raise ApiError("channel_not_found")

    # --- messages

    def post(self, draft: Draft) -> StoredMessage:
        """Put a message into its channel and give it its `ts`."""
        with self._lock:
            ts = self._next_ts()
            message = StoredMessage(
                channel=draft.channel,
                ts=ts,
                user=draft.user,
                kind=draft.kind,
                text=draft.text,
                blocks=draft.blocks,
                attachments=draft.attachments,
                thread_ts=draft.thread_ts,
                only_for=draft.only_for,
            )
            self._put(message)
            return message

    def notice(self, channel: str, text: str, thread_ts: str | None = None) -> StoredMessage:
        """Slack tells the person at the page that something failed."""
        return self.post(
            Draft(channel, SLACKBOT, MessageKind.NOTICE, text, thread_ts=thread_ts, only_for=PERSON)
        )

    def put(self, message: StoredMessage) -> None:
        """Replace a message. Raises ApiError when it is not there."""
        with self._lock:
            if (message.channel, message.ts) not in self._messages:
                raise ApiError("message_not_found")
            self._put(message)

    def delete(self, channel: str, ts: str) -> None:
        """Take a message away. Raises ApiError when it is not there."""
        with self._lock:
            if self._messages.pop((channel, ts), None) is None:
                raise ApiError("message_not_found")
            self._announce(Change("deleted", {"channel": channel, "ts": ts}))

    def message(self, channel: str, ts: str) -> StoredMessage:
        """The message with this `ts`. Raises ApiError when there is none."""
        with self._lock:
            message = self._messages.get((channel, ts))
        if message is None:
            raise ApiError("message_not_found")
        return message

    def messages(
        self, channel: str | None = None, viewer: str = PERSON
    ) -> tuple[StoredMessage, ...]:
        """What this person sees, oldest first; of one channel or of all."""
        with self._lock:
            return tuple(
                message
                for message in sorted(self._messages.values(), key=attrgetter("ts"))
                if message.seen_by(viewer) and channel in (None, message.channel)
            )

    # --- watching

    def announce(self, change: Change) -> None:
        """Tell those who watch of a change to something else than a message."""
        with self._lock:
            self._announce(change)

    def subscribe(self, watcher: Callable[[Change], None]) -> Callable[[], None]:
        """Call `watcher` on every change, in order; it must not block. Returns what ends that."""
        with self._lock:
            self._watchers.append(watcher)

        def unsubscribe() -> None:
            with self._lock:
                if watcher in self._watchers:
                    self._watchers.remove(watcher)

        return unsubscribe

    def close(self) -> None:
        """End the watching."""
        self.announce(Change("closed"))

    # --- with the lock held

    def _put(self, message: StoredMessage) -> None:
        self._messages[message.channel, message.ts] = message
        self._announce(Change("message", message))

    def _announce(self, change: Change) -> None:
        for watcher in tuple(self._watchers):
            watcher(change)

    def _next_ts(self) -> str:
        """Later than every one before, even when the clock does not move."""
        self._newest_ts = max(int(self.clock() * 1_000_000), self._newest_ts + 1)
        return f"{self._newest_ts // 1_000_000}.{self._newest_ts % 1_000_000:06d}"


def _members(bot_name: str) -> Iterable[User]:
    yield User(PERSON, "you", "You")
    yield User(COLLEAGUE, "maria", "Maria")
    yield User(BOT_USER, bot_name.lower().replace(" ", "_"), bot_name, is_bot=True)
    yield User(SLACKBOT, "slackbot", "Slackbot", is_bot=True)
