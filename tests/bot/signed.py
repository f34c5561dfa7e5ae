"""Requests as Slack sends them, signed with a made-up secret."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from itertools import count
from typing import Any
from urllib.parse import urlencode

from slack_bolt import BoltRequest

SECRET = "made-up-secret"
NOW = 1_800_000_000.0
_ids = count(1)


def headers(body: str | bytes, *, at: float = NOW, secret: str = SECRET) -> dict[str, str]:
    """The two headers that sign a body at a time."""
    timestamp = str(int(at))
    base = f"v0:{timestamp}:".encode() + (body.encode() if isinstance(body, str) else body)
    signature = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": timestamp, "x-slack-signature": signature}


def command(text: str, **fields: str) -> str:
    """The form body of a slash command; every call is a new key press."""
    return urlencode(
        {
            "command": "/sip",
            "text": text,
            "trigger_id": f"{next(_ids)}.1.a",
            "team_id": "T1",
            "user_id": "U1",
            "channel_id": "C1",
            "response_url": "https://hooks.example.com/1",
            **fields,
        }
    )


def event(kind: str, text: str | None, **fields: Any) -> str:
    """The JSON body of an event; every call is a new event."""
    return json.dumps(
        {
            "type": "event_callback",
            "team_id": "T1",
            "api_app_id": "A1",
            "event_id": f"Ev{next(_ids)}",
            "event": {
                "type": kind,
                "user": "U1",
                "channel": "C1",
                "ts": "1800000000.000100",
                "text": text,
                **fields,
            },
        }
    )


def request(body: str, signed: dict[str, str] | None = None) -> BoltRequest:
    """A request for `app.dispatch`; signed right unless other headers are given."""
    form = not body.startswith("{")
    kind = "application/x-www-form-urlencoded" if form else "application/json"
    told = headers(body) if signed is None else signed
    values: dict[str, str | Sequence[str]] = {"content-type": [kind]}
    values |= {name: [value] for name, value in told.items()}
    return BoltRequest(body=body, headers=values)
