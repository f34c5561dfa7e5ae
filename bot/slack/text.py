"""What Slack does to text on its way here, undone."""

from __future__ import annotations

import re

LONGEST = 40_000
"""Characters of a text that are looked at: no message of Slack's has more."""

_MENTION = re.compile(r"<[@!][^<>]*>")
"""Of a person, a group or everybody: never part of a question."""
_CHANNEL = re.compile(r"<#[CG][A-Z0-9]*(?:\|([^<>]*))?>")
_LINK = re.compile(r"<[a-z][a-z0-9+.\-]*:[^<>|]*\|([^<>]*)>|<([a-z][a-z0-9+.\-]*:[^<>|]*)>", re.I)


def plain(text: str) -> str:
    """The text as its author typed it: mentions dropped, links by their label, no escapes."""
    if "<" not in text and "&" not in text:
        return text[:LONGEST]
    text = _MENTION.sub(" ", text[:LONGEST])
    text = _CHANNEL.sub(r"#\1", text)
    text = _LINK.sub(r"\1\2", text)
    # The ampersand last: "&amp;lt;" is how Slack writes the four characters "&lt;".
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
