"""Small pieces of English that sentences are built from."""

from __future__ import annotations

from collections.abc import Iterable


def capital(text: str) -> str:
    """The text with its first letter in upper case, the rest as it was."""
    return text[:1].upper() + text[1:]


def listed(items: Iterable[object], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *init, final = [str(item) for item in items] or [""]
    return f"{', '.join(init)} {last} {final}" if init else final


def ended(text: str) -> str:
    """The text with one full stop (or its own closing mark) at the end."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def small(text: str) -> str:
    """The text with its first letter in lower case, unless the word is all capitals."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]
