"""The way from Slack to the app: signed HTTP requests, and what came back.

A `Transport` takes a payload in and brings the acknowledgement out. This one is HTTP;
`bot.sandbox.socket_mode` has the one through a Socket Mode websocket.
Source: docs.slack.dev/interactivity/implementing-slash-commands; docs.slack.dev/apis/events-api;
docs.slack.dev/authentication/verifying-requests-from-slack.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from urllib.parse import urlencode

from bot.sandbox.body_limit import APP_BYTES
from bot.sandbox.errors import JsonError
from bot.sandbox.json_input import read_json
from bot.sandbox.records import Clock, Json

ACK_SECONDS = 3.0
"""Within which Slack wants an acknowledgement."""


class EnvelopeType(StrEnum):
    """What is delivered; the words are Socket Mode's."""

    COMMAND = "slash_commands"
    EVENT = "events_api"
    INTERACTION = "interactive"


@dataclass(frozen=True, slots=True)
class RetryAttempt:
    """Which repetition of an event this is, and why."""

    number: int
    reason: str = "http_timeout"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The app's acknowledgement as an HTTP status and a body; no status: none came in time."""

    status: int | None
    body: str = ""
    is_json: bool = False

    @property
    def error(self) -> str | None:
        """Slack's word for what went wrong, as it shows it to the person."""
        if self.status is None:
            return "operation_timeout"
        return None if self.status == 200 else "dispatch_failed"

    def json(self) -> Json:
        """The body as a JSON object; an empty one when it is anything else."""
        if not self.is_json:
            return {}
        try:
            value = read_json(self.body)
        except JsonError:
            return {}
        return value if isinstance(value, dict) else {}


class Transport(Protocol):
    """A way to the app."""

    def deliver(
        self, envelope_type: EnvelopeType, payload: Json, retry: RetryAttempt | None = None
    ) -> Outcome:
        """Hand a payload in and wait for the acknowledgement."""
        ...


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Slack's v0 signature: HMAC-SHA256 over version, time and raw body."""
    base = b"v0:" + timestamp.encode("ascii") + b":" + body
    return "v0=" + hmac.new(secret.encode("ascii"), base, hashlib.sha256).hexdigest()


def encode(envelope_type: EnvelopeType, payload: Json) -> tuple[bytes, str]:
    """The request's body and content type: events are JSON, the rest are forms."""
    if envelope_type is EnvelopeType.EVENT:
        return json.dumps(payload).encode("utf-8"), "application/json"
    fields = payload if envelope_type is EnvelopeType.COMMAND else {"payload": json.dumps(payload)}
    return urlencode(fields).encode("ascii"), "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class HttpTransport:
    """Signed POSTs to the app's request URL on this machine."""

    host: str
    port: int
    signing_secret: str
    path: str = "/slack/events"
    ack_seconds: float = ACK_SECONDS
    clock: Clock = time.time

    def deliver(
        self, envelope_type: EnvelopeType, payload: Json, retry: RetryAttempt | None = None
    ) -> Outcome:
        """Encode, sign and post."""
        body, content_type = encode(envelope_type, payload)
        return self.post(body, self.headers(body, content_type, retry))

    def headers(
        self, body: bytes, content_type: str, retry: RetryAttempt | None = None
    ) -> dict[str, str]:
        """The headers Slack sends, signature included."""
        timestamp = str(int(self.clock()))
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self.signing_secret, timestamp, body),
        }
        if retry is not None:
            headers["X-Slack-Retry-Num"] = str(retry.number)
            headers["X-Slack-Retry-Reason"] = retry.reason
        return headers

    def post(self, body: bytes, headers: Mapping[str, str]) -> Outcome:
        """Send these very bytes and headers; tests forge and repeat requests with it."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=self.ack_seconds)
        try:
            connection.request("POST", self.path, body, dict(headers))
            response = connection.getresponse()
            answer = response.read(APP_BYTES + 1)
            if len(answer) > APP_BYTES:
                return Outcome(502)
            text = answer.decode("utf-8", errors="replace")
            media_type = response.headers.get_content_type()
            return Outcome(response.status, text, media_type == "application/json")
        except TimeoutError:
            return Outcome(None)
        except (OSError, http.client.HTTPException):
            return Outcome(502)
        finally:
            connection.close()
