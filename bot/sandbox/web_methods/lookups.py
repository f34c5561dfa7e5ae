"""The methods that look something up."""

from __future__ import annotations

from bot.sandbox.errors import ApiError
from bot.sandbox.records import APP_ID, BOT_ID, BOT_USER, TEAM_DOMAIN, TEAM_ID, Json
from bot.sandbox.web_methods.arguments import Arguments, required
from bot.sandbox.workspace import Workspace


def auth_test(workspace: Workspace, _: Arguments) -> Json:
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


def conversations_info(workspace: Workspace, args: Arguments) -> Json:
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


def users_info(workspace: Workspace, args: Arguments) -> Json:
    """Who a user is."""
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


def open_connection(_: Workspace, __: Arguments) -> Json:
    """Nothing: the websocket's address is known only to the server, which adds it."""
    return {}
