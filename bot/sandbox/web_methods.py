"""The methods of the Web API stand-in: one row each with its scope, one function each.

A handler gets the workspace and the arguments and returns the fields of the answer;
to say no it raises `ApiError` with Slack's word for it.
Source: docs.slack.dev/reference/methods; docs.slack.dev/apis/events-api/using-socket-mode;
docs.slack.dev/apis/web-api/rate-limits; docs.slack.dev/reference/app-manifest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from bot.sandbox.content import flag, read_content, read_view
from bot.sandbox.errors import ApiError
from bot.sandbox.payloads import message_payload
from bot.sandbox.records import (
    APP_ID,
    BOT_ID,
    BOT_USER,
    TEAM_DOMAIN,
    TEAM_ID,
    Change,
    Channel,
    Draft,
    Json,
    MessageKind,
    StoredMessage,
)
from bot.sandbox.view_store import View
from bot.sandbox.workspace import Workspace

Args: TypeAlias = Mapping[str, Any]
Handler: TypeAlias = Callable[[Workspace, Args], Json]


@dataclass(frozen=True, slots=True)
class WebMethod:
    """A method's place in the table."""

    handler: Handler
    scope: str | None = None
    """The scope it needs; None when any token will do."""
    app_token: bool = False
    """Whether it wants the app-level token (xapp-) instead of the bot's."""


def auth_test(workspace: Workspace, _: Args) -> Json:
    """Whose token this is."""
    bot = workspace.users[BOT_USER]
    return {
        "url": f"https://{TEAM_DOMAIN}.slack.com/",
        "team": "Sandbox",
        "user": bot.name,
        "team_id": TEAM_ID,
        "user_id": bot.id,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "is_enterprise_install": False,
    }


def post_message(workspace: Workspace, args: Args) -> Json:
    """Say something to everyone in a channel."""
    channel = workspace.channel(required(args, "channel"))
    may_post(workspace, channel)
    content = read_content(args)
    message = workspace.post(
        Draft(
            channel.id,
            BOT_USER,
            MessageKind.APP,
            content.text,
            content.blocks,
            content.attachments,
            thread_ts=thread(workspace, channel, args),
        )
    )
    return {"channel": channel.id, "ts": message.ts, "message": message_payload(message)}


def post_ephemeral(workspace: Workspace, args: Args) -> Json:
    """Say something to one member of a channel."""
    channel = workspace.channel(required(args, "channel"))
    may_post(workspace, channel)
    user = required(args, "user")
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    content = read_content(args)
    message = workspace.post(
        Draft(
            channel.id,
            BOT_USER,
            MessageKind.APP,
            content.text,
            content.blocks,
            content.attachments,
            thread_ts=thread(workspace, channel, args),
            only_for=user,
        )
    )
    return {"message_ts": message.ts}


def update(workspace: Workspace, args: Args) -> Json:
    """Put other content into a message of the bot's own."""
    message = own_message(workspace, args, "cant_update_message")
    content = read_content(args)
    newer = message.changed(
        text=content.text, blocks=content.blocks, attachments=content.attachments, edited=True
    )
    workspace.put(newer)
    return {
        "channel": newer.channel,
        "ts": newer.ts,
        "text": newer.text,
        "message": message_payload(newer),
    }


def delete(workspace: Workspace, args: Args) -> Json:
    """Take back a message of the bot's own."""
    message = own_message(workspace, args, "cant_delete_message")
    workspace.delete(message.channel, message.ts)
    return {"channel": message.channel, "ts": message.ts}


def views_open(workspace: Workspace, args: Args) -> Json:
    """Show a modal to whom the trigger belongs."""
    content = read_view(args.get("view"), "modal")
    trigger = workspace.interaction_tokens.use_trigger(required(args, "trigger_id"))
    return shown(workspace, workspace.views.open(trigger.user, content))


def views_push(workspace: Workspace, args: Args) -> Json:
    """Lay a modal on the open one."""
    content = read_view(args.get("view"), "modal")
    trigger = workspace.interaction_tokens.use_trigger(required(args, "trigger_id"))
    return shown(workspace, workspace.views.push(trigger.user, content))


def views_update(workspace: Workspace, args: Args) -> Json:
    """Put other content into an open view."""
    content = read_view(args.get("view"), "modal", "home")
    if not args.get("view_id") and not args.get("external_id"):
        raise ApiError("invalid_arguments", "[ERROR] missing required field: view_id")
    view = workspace.views.update(
        content, args.get("view_id"), args.get("external_id"), args.get("hash")
    )
    return shown(workspace, view)


def views_publish(workspace: Workspace, args: Args) -> Json:
    """Put a Home tab in front of someone."""
    user = required(args, "user_id")
    if user not in workspace.users:
        raise ApiError("user_not_found")
    content = read_view(args.get("view"), "home")
    view = workspace.views.publish(user, content, args.get("hash"))
    workspace.announce(Change("home", view))
    return {"view": view.payload()}


def reactions_add(workspace: Workspace, args: Args) -> Json:
    """React to a message with an emoji."""
    channel = workspace.channel(required(args, "channel"))
    may_post(workspace, channel)
    message = workspace.message(channel.id, required(args, "timestamp"))
    name = required(args, "name")
    if name in message.reactions:
        raise ApiError("already_reacted")
    workspace.put(message.changed(reactions=(*message.reactions, name)))
    return {}


def conversations_info(workspace: Workspace, args: Args) -> Json:
    """What a conversation is."""
    channel = workspace.channel(required(args, "channel"))
    return {
        "channel": {
            "id": channel.id,
            "name": channel.name,
            "is_channel": not channel.is_im,
            "is_im": channel.is_im,
            "is_private": False,
            "is_archived": False,
            "is_member": BOT_USER in channel.members,
        }
    }


def users_info(workspace: Workspace, args: Args) -> Json:
    """Who someone is."""
    user = workspace.users.get(required(args, "user"))
    if user is None:
        raise ApiError("user_not_found")
    return {
        "user": {
            "id": user.id,
            "team_id": TEAM_ID,
            "name": user.name,
            "real_name": user.real_name,
            "deleted": False,
            "is_bot": user.is_bot,
            "tz": "Etc/UTC",
            "profile": {"real_name": user.real_name, "display_name": user.name},
        }
    }


def connections_open(_: Workspace, __: Args) -> Json:
    """The address itself is known only to the server, which adds it."""
    return {}


METHODS: Mapping[str, WebMethod] = MappingProxyType(
    {
        "auth.test": WebMethod(auth_test),
        "chat.postMessage": WebMethod(post_message, "chat:write"),
        "chat.postEphemeral": WebMethod(post_ephemeral, "chat:write"),
        "chat.update": WebMethod(update, "chat:write"),
        "chat.delete": WebMethod(delete, "chat:write"),
        "views.open": WebMethod(views_open),
        "views.push": WebMethod(views_push),
        "views.update": WebMethod(views_update),
        "views.publish": WebMethod(views_publish),
        "reactions.add": WebMethod(reactions_add, "reactions:write"),
        "conversations.info": WebMethod(conversations_info, "channels:read"),
        "users.info": WebMethod(users_info, "users:read"),
        "apps.connections.open": WebMethod(connections_open, "connections:write", app_token=True),
    }
)
"""Every method the stand-in knows; the rest is `unknown_method`."""


def required(args: Args, name: str) -> str:
    """An argument that must be there as a string."""
    value = args.get(name)
    if name == "channel" and not value:
        raise ApiError("channel_not_found")
    if not isinstance(value, str) or not value:
        raise ApiError("invalid_arguments", f"[ERROR] missing required field: {name}")
    return value


def may_post(workspace: Workspace, channel: Channel) -> None:
    """The bot writes where it is a member, elsewhere only with chat:write.public."""
    public = "chat:write.public" in workspace.manifest.bot_scopes and not channel.is_im
    if BOT_USER not in channel.members and not public:
        raise ApiError("not_in_channel")


def thread(workspace: Workspace, channel: Channel, args: Args) -> str | None:
    """The thread to answer in; its first message has to exist."""
    ts = args.get("thread_ts")
    if ts is None or ts == "":
        if flag(args, "reply_broadcast"):
            raise ApiError("invalid_arguments", "[ERROR] reply_broadcast requires thread_ts")
        return None
    try:
        return workspace.message(channel.id, str(ts)).thread_ts or str(ts)
    except ApiError:
        raise ApiError("thread_not_found") from None


def own_message(workspace: Workspace, args: Args, otherwise: str) -> StoredMessage:
    """The bot's own public message; ephemeral ones are out of chat.update's reach."""
    channel = workspace.channel(required(args, "channel"))
    message = workspace.message(channel.id, required(args, "ts"))
    if message.only_for is not None:
        raise ApiError("message_not_found")
    if message.user != BOT_USER:
        raise ApiError(otherwise)
    return message


def shown(workspace: Workspace, view: View) -> Json:
    """Tell the page and answer with the view as it now is."""
    workspace.announce(Change("home" if view.content["type"] == "home" else "view", view))
    return {"view": view.payload()}
