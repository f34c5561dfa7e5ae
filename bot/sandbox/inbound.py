"""How Slack rewrites what people type before an app sees it.

`&`, `<`, `>` become entities; a mention becomes `<@U...>`; a bare link, address or telephone link
gets the `<...>` form; code is left alone.
Source: docs.slack.dev/interactivity/implementing-slash-commands;
docs.slack.dev/messaging/formatting-message-text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.sandbox.records import Channel, User

_WORD = re.compile(r"\w")
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
# An address and a bare link are looked for where a run of their characters begins, and nowhere
# inside it: a long run is then read once, not once from each of its characters.
_REWRITTEN = re.compile(
    r"(?<!\w)(?P<sign>[@#])"
    r"|(?P<url>https?://[^\s<>|]+)"
    r"|(?P<tel>tel:[+\d][\d().*#-]+)"
    r"|(?P<mail>(?:mailto:|(?<![a-z0-9._%+-]))[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})"
    r"|(?P<bare>(?<![\w-])(?<![\w-]\.)\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|edu)\b(?:/[^\s<>|]*)?)",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]'\""


def escape(text: str) -> str:
    """The three characters Slack escapes, and no others."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_message(text: str, users: Iterable[User], channels: Iterable[Channel]) -> str:
    """A typed line as a message event carries it."""
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
    forms = {f"@{word}": f"<!{word}>" for word in ("here", "channel", "everyone")}
    for user in users:
        forms[f"@{user.real_name.lower()}"] = f"<@{user.id}>"
        forms[f"@{user.name.lower()}"] = f"<@{user.id}>"
    for channel in channels:
        if not channel.is_im:
            forms[f"#{channel.name.lower()}"] = f"<#{channel.id}|{channel.name}>"
    return forms


def _rewrite(text: str, names: Mapping[str, str]) -> str:
    parts: list[str] = []
    end = start = 0
    while match := _REWRITTEN.search(text, start):
        start = match.end()
        form = _link_form(match)
        if match["sign"]:
            name = _name_at(match.start(), text, names)
            if name is None:
                continue
            start = match.start() + len(name)
            form = names[name]
        parts += [escape(text[end : match.start()]), form]
        end = start
    parts.append(escape(text[end:]))
    return "".join(parts)


def _name_at(start: int, text: str, names: Mapping[str, str]) -> str | None:
    """The longest name, in lower case, that is a whole word at this place."""
    for length in sorted({len(name) for name in names}, reverse=True):
        end = start + length
        if text[start:end].lower() in names and not _WORD.match(text, end):
            return text[start:end].lower()
    return None


def _link_form(match: re.Match[str]) -> str:
    """An address, a link or a telephone link as Slack writes it."""
    whole = match.group()
    if match["mail"]:
        address = whole.removeprefix("mailto:")
        return f"<mailto:{address}|{address}>"
    length = len(whole if match["tel"] else whole.rstrip(_TRAILING))
    link, rest = escape(whole[:length]), escape(whole[length:])
    if match["bare"]:
        return f"<http://{link}|{link}>{rest}"
    if match["tel"]:
        return f"<{link}|{link.removeprefix('tel:')}>"
    return f"<{link}>{rest}"
