"""What every message must hold, whatever was asked. Used by tests that make messages."""

from __future__ import annotations

import json
from typing import Any

from bot.sandbox.blocks import validate_message
from bot.slack.blocks import Message

PINGS = ("<!channel", "<!here", "<!everyone", "<@", "<!subteam")


def check(message: Message) -> None:
    """Assert that Slack would take the message and that it pings nobody."""
    assert message.text.strip()
    assert len(message.text) <= 4000
    assert message.blocks
    told = json.dumps({"text": message.text, "blocks": message.blocks})
    assert json.loads(told)["text"] == message.text
    problems = validate_message(list(message.blocks))
    assert not problems, problems
    for ping in PINGS:
        assert ping not in message.text
        assert ping not in json.dumps([_mrkdwn(block) for block in message.blocks])


def _mrkdwn(value: Any) -> list[str]:
    """All mrkdwn texts in a block: the only ones in which a ping could work."""
    match value:
        case {"type": "mrkdwn", "text": str(text)}:
            return [text]
        case {"type": "user" | "usergroup" | "broadcast" | "channel"}:
            return ["<!channel>"]
        case dict():
            return [text for inner in value.values() for text in _mrkdwn(inner)]
        case list():
            return [text for inner in value for text in _mrkdwn(inner)]
    return []
