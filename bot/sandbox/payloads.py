"""The payloads Slack sends to an app: commands, events, interactions. Pure functions.

Source: docs.slack.dev/interactivity/implementing-slash-commands; docs.slack.dev/apis/events-api;
docs.slack.dev/reference/interaction-payloads.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from bot.sandbox.records import (
    APP_ID,
    BOT_ID,
    BOT_USER,
    TEAM_DOMAIN,
    TEAM_ID,
    Channel,
    Json,
    MessageKind,
    StoredMessage,
    User,
)
from bot.sandbox.view_store import View

_TEAM: Json = {"id": TEAM_ID, "domain": TEAM_DOMAIN}


@dataclass(frozen=True, slots=True)
class InteractionContext:
    """Who does something, where, and the tokens that go with it."""

    user: User
    channel: Channel | None = None
    trigger_id: str = ""
    response_url: str = ""


def message_payload(message: StoredMessage) -> Json:
    """A message as Slack shows it to an app."""
    payload: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": TEAM_ID,
    }
    if message.kind is MessageKind.APP:
        payload |= {"bot_id": BOT_ID, "app_id": APP_ID}
    if message.blocks:
        payload["blocks"] = list(message.blocks)
    if message.attachments:
        payload["attachments"] = list(message.attachments)
    if message.thread_ts:
        payload["thread_ts"] = message.thread_ts
    if message.edited:
        payload["edited"] = {"user": message.user, "ts": message.ts}
    return payload


def slash_command(context: InteractionContext, command: str, text: str) -> dict[str, str]:
    """The form fields of a slash command; `text` is escaped already."""
    channel = context.channel
    return {
        "token": "legacy-not-used",
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id if channel else "",
        "channel_name": channel.name if channel else "",
        "user_id": context.user.id,
        "user_name": context.user.name,
        "command": command,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": context.response_url,
        "trigger_id": context.trigger_id,
    }


def event_callback(event: Json, time: float) -> Json:
    """An event in the envelope that Slack puts around it."""
    return {
        "token": "legacy-not-used",
        "team_id": TEAM_ID,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": "Ev" + secrets.token_hex(5).upper(),
        "event_time": int(time),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": secrets.token_hex(8),
    }


def message_event(message: StoredMessage, channel: Channel) -> Json:
    """What a person wrote: `message` in a direct message, `app_mention` in a channel."""
    event: Json = {
        "type": "message" if channel.is_im else "app_mention",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": TEAM_ID,
        "channel": message.channel,
        "event_ts": message.ts,
        "client_msg_id": secrets.token_hex(16),
    }
    if channel.is_im:
        event["channel_type"] = "im"
    if message.thread_ts:
        event["thread_ts"] = message.thread_ts
    return event


def home_opened(user: User, channel: str, tab: str, time: float, view: View | None) -> Json:
    """A person looks at the app's Home or Messages tab."""
    event: Json = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": channel,
        "tab": tab,
        "event_ts": f"{time:.6f}",
    }
    if view is not None:
        event["view"] = view.payload()
    return event


def block_actions(
    context: InteractionContext, action: Json, container: StoredMessage | View, values: Json
) -> Json:
    """A button pressed or a choice made, on a message or in a view."""
    payload = _interaction("block_actions", context)
    payload |= _container(container, values)
    payload["actions"] = [action]
    return payload


def block_suggestion(
    context: InteractionContext,
    block_id: str,
    action_id: str,
    query: str,
    container: StoredMessage | View,
) -> Json:
    """A question for the options of an external select."""
    payload = _interaction("block_suggestion", context)
    payload |= _container(container, {})
    payload |= {"block_id": block_id, "action_id": action_id, "value": query}
    for absent in ("trigger_id", "response_url"):
        payload.pop(absent, None)
    return payload


def view_submission(context: InteractionContext, view: View, values: Json) -> Json:
    """A modal submitted, with what was filled in."""
    payload = _interaction("view_submission", context)
    return payload | {"view": view.payload(values), "response_urls": []}


def view_closed(context: InteractionContext, view: View, cleared: bool) -> Json:
    """A modal closed without submitting it."""
    payload = _interaction("view_closed", context)
    payload.pop("trigger_id", None)
    return payload | {"view": view.payload(), "is_cleared": cleared}


def message_action(context: InteractionContext, callback_id: str, message: StoredMessage) -> Json:
    """A message shortcut; it carries the whole message."""
    payload = _interaction("message_action", context)
    return payload | {
        "callback_id": callback_id,
        "message": message_payload(message),
        "message_ts": message.ts,
        "action_ts": message.ts,
    }


def shortcut(context: InteractionContext, callback_id: str, time: float) -> Json:
    """A global shortcut; it belongs to no channel and has no response_url."""
    payload = _interaction("shortcut", context)
    return payload | {"callback_id": callback_id, "action_ts": f"{time:.6f}"}


def _interaction(kind: str, context: InteractionContext) -> Json:
    user = context.user
    payload: Json = {
        "type": kind,
        "token": "legacy-not-used",
        "api_app_id": APP_ID,
        "team": dict(_TEAM),
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": TEAM_ID,
        },
        "trigger_id": context.trigger_id,
    }
    if context.channel is not None:
        payload["channel"] = {"id": context.channel.id, "name": context.channel.name}
    if context.response_url:
        payload["response_url"] = context.response_url
    return payload


def _container(container: StoredMessage | View, values: Json) -> Json:
    if isinstance(container, View):
        return {
            "container": {"type": "view", "view_id": container.id},
            "view": container.payload(values),
        }
    origin: Json = {
        "type": "message",
        "message_ts": container.ts,
        "channel_id": container.channel,
        "is_ephemeral": container.only_for is not None,
    }
    if container.thread_ts:
        origin["thread_ts"] = container.thread_ts
    payload: Json = {"container": origin, "state": {"values": values}}
    if container.only_for is None:
        payload["message"] = message_payload(container)
    return payload
