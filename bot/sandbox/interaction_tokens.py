"""What Slack hands out with an interaction and takes back once: trigger_ids, response_urls.

A trigger_id lives 3 seconds and opens one view; a response_url takes five messages in 30 minutes.
Source: docs.slack.dev/interactivity/implementing-slash-commands;
docs.slack.dev/apis/web-api/rate-limits.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from threading import Lock

from bot.sandbox.errors import ApiError
from bot.sandbox.records import Clock

TRIGGER_SECONDS = 3.0
RESPONSE_URL_SECONDS = 30 * 60.0
RESPONSE_URL_USES = 5


@dataclass(frozen=True, slots=True)
class Trigger:
    """A permission to open one view for one person."""

    id: str
    user: str
    issued: float
    used: bool = False


@dataclass(frozen=True, slots=True)
class ResponseUrl:
    """A permission to answer where an interaction came from."""

    id: str
    channel: str
    user: str
    issued: float
    original_ts: str | None = None
    """The message that the interaction came from; a slash command has none."""
    thread_ts: str | None = None
    uses: int = 0


class InteractionTokens:
    """The trigger_ids and response_urls that are out. Thread-safe."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._triggers: dict[str, Trigger] = {}
        self._urls: dict[str, ResponseUrl] = {}

    def new_trigger(self, user: str) -> str:
        """Issue a trigger_id; it looks like Slack's: three numbers and a hash."""
        number = secrets.randbelow(10**12)
        trigger_id = f"{number}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        with self._lock:
            self._triggers[trigger_id] = Trigger(trigger_id, user, self._clock())
        return trigger_id

    def use_trigger(self, trigger_id: str) -> Trigger:
        """Take a trigger_id back. Raises ApiError as views.open does."""
        with self._lock:
            trigger = self._triggers.get(trigger_id)
            if trigger is None:
                raise ApiError("invalid_trigger_id")
            if trigger.used:
                raise ApiError("exchanged_trigger_id")
            if self._clock() - trigger.issued > TRIGGER_SECONDS:
                raise ApiError("expired_trigger_id")
            self._triggers[trigger_id] = replace(trigger, used=True)
            return trigger

    def new_response_url(
        self,
        channel: str,
        user: str,
        original_ts: str | None = None,
        thread_ts: str | None = None,
    ) -> str:
        """Issue the last part of a response_url."""
        token = secrets.token_urlsafe(18)
        with self._lock:
            self._urls[token] = ResponseUrl(
                token, channel, user, self._clock(), original_ts, thread_ts
            )
        return token

    def use_response_url(self, token: str) -> ResponseUrl:
        """Count one use. Raises ApiError after five uses or 30 minutes, as Slack refuses."""
        with self._lock:
            url = self._urls.get(token)
            if url is None:
                raise ApiError("no_such_url")
            if self._clock() - url.issued > RESPONSE_URL_SECONDS:
                raise ApiError("expired_url")
            if url.uses >= RESPONSE_URL_USES:
                raise ApiError("used_url")
            used = replace(url, uses=url.uses + 1)
            self._urls[token] = used
            return used
