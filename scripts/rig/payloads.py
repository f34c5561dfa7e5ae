"""What Slack sends: payloads as values, and the two encodings and signatures of HTTP."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bot.sandbox.transports import signature
from scripts.rig.bot import SECRET

EVENTS = "/slack/events"
BOT_USER = "U0RIGBOT"
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a delivery and its type."""

    content: bytes
    kind: str

    def signed(self, secret: str = SECRET) -> dict[str, str]:
        """Headers that sign it now."""
        stamp = str(int(time.time()))
        return {
            "Content-Type": self.kind,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature(secret, stamp, self.content),
        }


def wrong_signature() -> list[str]:
    """Lines of a header with the time of now and a signature by nobody."""
    stamp = int(time.time())
    return [f"X-Slack-Request-Timestamp: {stamp}", f"X-Slack-Signature: v0={'ab' * 32}"]


def form(fields: Mapping[str, str]) -> Body:
    """Fields as a form."""
    return Body(urlencode(fields).encode(), FORM)


def as_json(payload: Mapping[str, Any]) -> Body:
    """A payload as JSON."""
    return Body(json.dumps(payload).encode(), JSON)


def command(text: str, trigger: str, channel: str = "C1", name: str = "/sip") -> dict[str, str]:
    """A slash command; every trigger is another key press."""
    return {
        "token": "legacy-not-used",
        "team_id": "T1",
        "team_domain": "rig",
        "channel_id": channel,
        "channel_name": "calls",
        "user_id": "U1",
        "user_name": "ann",
        "command": name,
        "text": text,
        "api_app_id": "A1",
        "is_enterprise_install": "false",
        "response_url": "http://127.0.0.1:9/never",
        "trigger_id": trigger,
    }


def mention(text: str, event_id: str, channel: str, ts: str) -> dict[str, Any]:
    """Somebody mentions the bot in a channel."""
    said = f"<@{BOT_USER}> {text}"
    return _event(event_id, {"type": "app_mention", "channel": channel, "text": said, "ts": ts})


def direct(text: str, event_id: str, channel: str, ts: str) -> dict[str, Any]:
    """Somebody writes to the bot."""
    said = {"type": "message", "channel": channel, "channel_type": "im", "text": text, "ts": ts}
    return _event(event_id, said)


def button(trigger: str, action: str = "rig-unknown", channel: str = "C1") -> dict[str, Any]:
    """Somebody presses a button on a message of the bot."""
    return {
        "type": "block_actions",
        "token": "legacy-not-used",
        "api_app_id": "A1",
        "team": {"id": "T1", "domain": "rig"},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": "U1", "username": "ann", "name": "ann", "team_id": "T1"},
        "trigger_id": trigger,
        "channel": {"id": channel, "name": "calls"},
        "response_url": "http://127.0.0.1:9/never",
        "container": {"type": "message", "message_ts": "1800000000.000100", "channel_id": channel},
        "message": {"type": "message", "ts": "1800000000.000100", "text": "", "user": BOT_USER},
        "state": {"values": {}},
        "actions": [
            {
                "type": "button",
                "action_id": action,
                "block_id": "rig",
                "value": "1",
                "action_ts": "1800000001.000100",
            }
        ],
    }


def _event(event_id: str, event: dict[str, Any]) -> dict[str, Any]:
    return {
        "token": "legacy-not-used",
        "team_id": "T1",
        "api_app_id": "A1",
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(time.time()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": "T1",
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event": {"user": "U1", "team": "T1", "event_ts": event["ts"], **event},
    }
