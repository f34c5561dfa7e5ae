"""One call of `chat.postMessage`, and what came of it."""

from __future__ import annotations

import http.client
import math
from collections.abc import Callable
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.blocks import plain_text
from bot.slack.outbox.errors import (
    DOUBTFUL,
    LIMITED,
    PLAIN_MAY_PASS,
    REMEDIES,
    UNKNOWN_REMEDY,
    UNSENT,
)
from bot.slack.outbox.post import Attempt, Doubtful, Later, Post, Refused, Sent, Unsent
from bot.slack.web_api import NO_ANSWER, error_name

METADATA_TYPE = "sip_desk_answer"
"""`metadata.event_type` of every answer: with the event's id in its payload, an answer that was
posted can be found again."""

_DEFAULT_RETRY_AFTER = 30.0
_LONGEST_RETRY_AFTER = 300.0

Send = Callable[[Post], Attempt]


def sender(client: WebClient) -> Send:
    """What posts through this client. Its own retries must be off: a post is not idempotent."""

    def send(post: Post) -> Attempt:
        try:
            client.chat_postMessage(**_arguments(post))
        except SlackApiError as error:
            return _answered(error)
        except URLError as error:
            # urllib wraps what happens before the request is out, and only that.
            return Unsent(type(error.reason).__name__)
        except NO_ANSWER as error:
            return Doubtful(type(error).__name__)
        return Sent()

    return send


def _arguments(post: Post) -> dict[str, Any]:
    content: dict[str, Any] = {"text": post.message.text, "blocks": post.message.blocks}
    if post.plain:
        content = {"text": plain_text(post.message)}
    return {
        "channel": post.channel,
        "thread_ts": post.thread_ts,
        "token": post.token,
        "unfurl_links": False,
        "unfurl_media": False,
        "metadata": {"event_type": METADATA_TYPE, "event_payload": {"event_id": post.event_id}},
        **content,
    }


def _answered(error: SlackApiError) -> Attempt:
    status = error.response.status_code
    name = error_name(error)
    if status == http.client.TOO_MANY_REQUESTS or name in LIMITED:
        return Later(_retry_after(error.response.headers))
    if name in UNSENT:
        return Unsent(name)
    if name in DOUBTFUL or status >= http.client.INTERNAL_SERVER_ERROR:
        return Doubtful(name if name in DOUBTFUL else f"HTTP {status}")
    if status != http.client.OK or not name:
        return Refused(f"HTTP {status}", UNKNOWN_REMEDY)
    return Refused(name, REMEDIES.get(name, UNKNOWN_REMEDY), plain=name in PLAIN_MAY_PASS)


def _retry_after(headers: Any) -> float:
    """Seconds; a header that is missing or not a number counts as a middling one."""
    value = headers.get("Retry-After") or headers.get("retry-after")
    if isinstance(value, list):
        value = value[0] if value else None
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        return _DEFAULT_RETRY_AFTER
    if math.isnan(seconds):
        return _DEFAULT_RETRY_AFTER
    return min(max(seconds, 0.0), _LONGEST_RETRY_AFTER)
