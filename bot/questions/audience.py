"""Reads for whom the answer is: `public 486` asks what `486` asks, for the whole channel.

The word is part of the question wherever it is typed, so that the example in the help is answered
in a terminal and in a direct message too, where nobody else listens.
"""

from __future__ import annotations

import re

_PUBLIC = re.compile(r"\A\s*+public(?:\s++|\Z)(?=([\w-]*+))", re.IGNORECASE)
_PUBLIC_THINGS = frozenset(
    "address addresses cloud dns domain domains endpoint endpoints facing host hostname hosts "
    "interface internet ip ips ipv4 ipv6 key keys network networks number numbers pstn server "
    "servers side switched telephone wi-fi wifi".split()
)
"""In "public ip in the Contact header" the word is about the address; the asker alone reads it."""


def is_public(text: str) -> bool:
    """Whether the answer is for the whole channel, where there is one."""
    return _public(text) is not None


def without_public(text: str) -> str:
    """The question without the word that says for whom its answer is."""
    match = _public(text)
    return text[match.end() :] if match else text


def _public(text: str) -> re.Match[str] | None:
    match = _PUBLIC.match(text)
    return None if match and match[1].lower() in _PUBLIC_THINGS else match
