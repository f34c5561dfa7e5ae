"""The methods that write, change and delete messages, and react to them."""

from __future__ import annotations

from bot.sandbox.content import is_set, read_content
from bot.sandbox.errors import ApiError
from bot.sandbox.payloads import message_payload
from bot.sandbox.records import BOT_USER, Channel, Draft, Json, MessageKind, StoredMessage
from bot.sandbox.web_methods.arguments import Arguments, channel_to_post_in, required
from bot.sandbox.workspace import Workspace


def post_message(workspace: Workspace, args: Arguments) -> Json:
    """Say something to everyone in a channel."""
    channel = channel_to_post_in(workspace, args)
    message = _post(workspace, channel, args)
    return {"channel": channel.id, "ts": message.ts, "message": message_payload(message)}


def post_ephemeral(workspace: Workspace, args: Arguments) -> Json:
    """Say something to one member of a channel."""
    channel = channel_to_post_in(workspace, args)
    user = required(args, "user")
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    return {"message_ts": _post(workspace, channel, args, only_for=user).ts}


def update(workspace: Workspace, args: Arguments) -> Json:
    """Put other content into a message of the bot's own."""
    message = _own_message(workspace, args, "cant_update_message")
    content = read_content(args)
    updated = message.changed(
        text=content.text, blocks=content.blocks, attachments=content.attachments, edited=True
    )
    workspace.put(updated)
    return {
        "channel": updated.channel,
        "ts": updated.ts,
        "text": updated.text,
        "message": message_payload(updated),
    }


def delete(workspace: Workspace, args: Arguments) -> Json:
    """Take back a message of the bot's own."""
    message = _own_message(workspace, args, "cant_delete_message")
    workspace.delete(message.channel, message.ts)
    return {"channel": message.channel, "ts": message.ts}


def add_reaction(workspace: Workspace, args: Arguments) -> Json:
    """React to a message with an emoji."""
    channel = channel_to_post_in(workspace, args)
    message = workspace.message(channel.id, required(args, "timestamp"))
    emoji = required(args, "name")
    if emoji in message.reactions:
        raise ApiError("already_reacted")
    workspace.put(message.changed(reactions=(*message.reactions, emoji)))
    return {}


def _post(
    workspace: Workspace, channel: Channel, args: Arguments, only_for: str | None = None
) -> StoredMessage:
    content = read_content(args)
    return workspace.post(
        Draft(
            channel.id,
            BOT_USER,
            MessageKind.APP,
            content.text,
            content.blocks,
            content.attachments,
            thread_ts=_thread(workspace, channel, args),
            only_for=only_for,
        )
    )


def _thread(workspace: Workspace, channel: Channel, args: Arguments) -> str | None:
    """The thread to answer in; its first message has to exist."""
    ts = args.get("thread_ts")
    if ts is None or ts == "":
        if is_set(args, "reply_broadcast"):
            raise ApiError("invalid_arguments", "[ERROR] reply_broadcast requires thread_ts")
        return None
    try:
        return workspace.message(channel.id, str(ts)).thread_ts or str(ts)
    except ApiError:
        raise ApiError("thread_not_found") from None


def _own_message(workspace: Workspace, args: Arguments, otherwise: str) -> StoredMessage:
    """The bot's own public message; ephemeral ones are out of chat.update's reach."""
    channel = workspace.channel(required(args, "channel"))
    message = workspace.message(channel.id, required(args, "ts"))
    if message.only_for is not None:
        raise ApiError("message_not_found")
    if message.user != BOT_USER:
        raise ApiError(otherwise)
    return message
