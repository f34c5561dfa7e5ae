"""How Slack rewrites what people type before an app sees it.

`&`, `<`, `>` become entities; a mention becomes `<@U...>`; a bare link, address or
telephone link gets the `<...>` form; code is left alone.
Source: docs.slack.dev/interactivity/implementing-slash-commands;
docs.slack.dev/messaging/formatting-message-text.
"""

import re
from collections.abc import Iterable, Mapping

from bot.sandbox.records import Channel, User

_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_LINK = re.compile(
    r"(?P<url>https?://[^\s<>|]+)"
    r"|(?P<tel>tel:[+\d][\d().*#-]+)"
    r"|(?P<mail>(?:mailto:)?[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})"
    r"|(?P<bare>\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|edu)\b(?:/[^\s<>|]*)?)",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[.,;:!?)\]'\"]+$")


def escape(text: str) -> str:
    """The three characters Slack escapes, and no others."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_message(text: str, users: Iterable[User], channels: Iterable[Channel]) -> str:
    """A typed line as it stands in a message event."""
    names = _names(users, channels)
    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(text):
        parts.append(_rewrite(text[end : code.start()], names))
        parts.append(escape(code.group()))
        end = code.end()
    parts.append(_rewrite(text[end:], names))
    return "".join(parts)


def as_command_text(
    text: str, should_escape: bool, users: Iterable[User], channels: Iterable[Channel]
) -> str:
    """A slash command's text; names and links are rewritten only with `should_escape`."""
    return as_message(text, users, channels) if should_escape else escape(text)


def _names(users: Iterable[User], channels: Iterable[Channel]) -> Mapping[str, str]:
    """What can be typed, in lower case, and what Slack makes of it."""
    table = {f"@{word}": f"<!{word}>" for word in ("here", "channel", "everyone")}
    for user in users:
        table[f"@{user.real_name.lower()}"] = f"<@{user.id}>"
        table[f"@{user.name.lower()}"] = f"<@{user.id}>"
    for channel in channels:
        if not channel.is_im:
            table[f"#{channel.name.lower()}"] = f"<#{channel.id}|{channel.name}>"
    return table


def _rewrite(text: str, names: Mapping[str, str]) -> str:
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?P<name>{known})(?!\w)|{_LINK.pattern}", re.IGNORECASE)
    parts: list[str] = []
    end = 0
    for found in pattern.finditer(text):
        parts.append(escape(text[end : found.start()]))
        parts.append(_form(found, names))
        end = found.end()
    parts.append(escape(text[end:]))
    return "".join(parts)


def _form(found: re.Match[str], names: Mapping[str, str]) -> str:
    whole = found.group()
    if found["name"]:
        return names[whole.lower()]
    if found["mail"]:
        address = whole.removeprefix("mailto:")
        return f"<mailto:{address}|{address}>"
    tail = _TRAILING.search(whole)
    cut = tail.start() if tail and not found["tel"] else len(whole)
    link, rest = escape(whole[:cut]), escape(whole[cut:])
    if found["bare"]:
        return f"<http://{link}|{link}>{rest}"
    if found["tel"]:
        return f"<{link}|{link.removeprefix('tel:')}>"
    return f"<{link}>{rest}"
