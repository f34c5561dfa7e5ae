"""What Slack does to text on its way here, undone."""

from __future__ import annotations

import html
import re

_MENTION = re.compile(r"<[@!][^<>]*>")
"""Of a person, a group or everybody: never part of a question."""
_CHANNEL = re.compile(r"<#[CG][A-Z0-9]*(?:\|([^<>]*))?>")
_LINK = re.compile(r"<[a-z][a-z0-9+.\-]*:[^<>|]*\|([^<>]*)>|<([a-z][a-z0-9+.\-]*:[^<>|]*)>", re.I)
_PUBLIC = re.compile(r"\s*public(?:\s+|$)", re.IGNORECASE)


def plain(text: str) -> str:
    """The text as its author typed it: mentions dropped, links by their label, no escapes."""
    text = _MENTION.sub(" ", text)
    text = _CHANNEL.sub(lambda match: f"#{match[1] or ''}", text)
    text = _LINK.sub(lambda match: match[1] if match[1] is not None else match[2], text)
    return html.unescape(text)


def audience(text: str) -> tuple[bool, str]:
    """Whether the answer is for the whole channel, and the question without that word."""
    match = _PUBLIC.match(text)
    return (True, text[match.end() :]) if match else (False, text)
