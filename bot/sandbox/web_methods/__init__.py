"""The methods of the Web API stand-in: one row each with its scope, one function each.

A handler gets the workspace and the arguments and returns the fields of the answer; to say no it
raises `ApiError` with Slack's word for it.
Source: docs.slack.dev/reference/methods; docs.slack.dev/apis/events-api/using-socket-mode;
docs.slack.dev/apis/web-api/rate-limits; docs.slack.dev/reference/app-manifest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from bot.sandbox.records import Json
from bot.sandbox.web_methods import chat, lookups, views
from bot.sandbox.web_methods.arguments import Arguments
from bot.sandbox.workspace import Workspace

MethodHandler: TypeAlias = Callable[[Workspace, Arguments], Json]


@dataclass(frozen=True, slots=True)
class WebMethod:
    """A method's place in the table."""

    handler: MethodHandler
    scope: str | None = None
    """The scope it needs; None when any token will do."""
    app_token: bool = False
    """Whether it wants the app-level token (xapp-) instead of the bot's."""


METHODS: Mapping[str, WebMethod] = MappingProxyType(
    {
        "auth.test": WebMethod(lookups.auth_test),
        "chat.postMessage": WebMethod(chat.post_message, "chat:write"),
        "chat.postEphemeral": WebMethod(chat.post_ephemeral, "chat:write"),
        "chat.update": WebMethod(chat.update, "chat:write"),
        "chat.delete": WebMethod(chat.delete, "chat:write"),
        "views.open": WebMethod(views.open_modal),
        "views.push": WebMethod(views.push_modal),
        "views.update": WebMethod(views.update_view),
        "views.publish": WebMethod(views.publish_home),
        "reactions.add": WebMethod(chat.add_reaction, "reactions:write"),
        "conversations.info": WebMethod(lookups.conversations_info, "channels:read"),
        "users.info": WebMethod(lookups.users_info, "users:read"),
        "apps.connections.open": WebMethod(
            lookups.open_connection, "connections:write", app_token=True
        ),
    }
)
"""Every method the stand-in knows; the rest is `unknown_method`."""
