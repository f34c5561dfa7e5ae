"""What the methods share: reading an argument, and who may write where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.sandbox.errors import ApiError
from bot.sandbox.records import BOT_USER, Channel
from bot.sandbox.workspace import Workspace

Arguments: TypeAlias = Mapping[str, Any]
"""The arguments of a call, the token left out."""


def required(args: Arguments, name: str) -> str:
    """An argument that has to be there as a string. Raises ApiError."""
    value = args.get(name)
    if name == "channel" and not value:
        raise ApiError("channel_not_found")
    if not isinstance(value, str) or not value:
        raise ApiError("invalid_arguments", f"[ERROR] missing required field: {name}")
    return value


def channel_to_post_in(workspace: Workspace, args: Arguments) -> Channel:
    """The channel of a call that writes: the bot's own, or any with chat:write.public."""
    channel = workspace.channel(required(args, "channel"))
    public = "chat:write.public" in workspace.manifest.bot_scopes and not channel.is_im
    if BOT_USER not in channel.members and not public:
        raise ApiError("not_in_channel")
    return channel
