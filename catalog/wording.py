"""Small pieces of English that sentences are built from."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A capital and small letters, and nothing joined to them: not Retry-After, SIP or Q.850.
_PLAIN_WORD = re.compile(r"[A-Z][a-z]*(?=[ ,:]|\.?(?:\s|\Z))")
_NAMES = frozenset("Asterisk Cisco Contact Kamailio Microsoft Reason Telnyx Warning".split())


def capitalize(text: str) -> str:
    """The text with its first letter in upper case, the rest as it was."""
    return text[:1].upper() + text[1:]


def join_words(items: Iterable[object], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *init, final = [str(item) for item in items] or [""]
    return f"{', '.join(init)} {last} {final}" if init else final


def with_period(text: str) -> str:
    """The text with one full stop (or its own closing mark) at the end."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def uncapitalize(text: str) -> str:
    """The text with its first letter in lower case, where the first word is no name."""
    first = _PLAIN_WORD.match(text)
    return text[:1].lower() + text[1:] if first and first[0] not in _NAMES else text
