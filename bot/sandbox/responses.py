"""What an app says without the Web API: the body of an acknowledgement, and response_urls.

A command's acknowledgement and a response_url speak one small language: text, blocks,
response_type, replace_original, delete_original. A modal's acknowledgement has response_action.
Source: docs.slack.dev/interactivity/implementing-slash-commands;
docs.slack.dev/interactivity/handling-user-interaction; docs.slack.dev/surfaces/modals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from bot.sandbox.content import is_set, read_content, read_view
from bot.sandbox.errors import ApiError, JsonError, TooDeepError
from bot.sandbox.json_input import json_or_refuse, read_json
from bot.sandbox.records import BOT_USER, Change, Draft, Json, MessageKind, StoredMessage
from bot.sandbox.view_store import View
from bot.sandbox.workspace import Workspace

_STATUS: Mapping[str, int] = MappingProxyType(
    {"used_url": 404, "expired_url": 404, "no_such_url": 404}
)
"""The HTTP status for a refusal of a response_url; 400 for every other."""


@dataclass(frozen=True, slots=True)
class ResponseTarget:
    """Where an answer goes: the channel, the person, and the message it may replace."""

    channel: str
    user: str
    original_ts: str | None = None
    thread_ts: str | None = None


def answer_response_url(workspace: Workspace, token: str, body: bytes) -> tuple[int, str]:
    """One POST to a response_url: the status and `ok`, or Slack's word for the refusal."""
    try:
        url = workspace.interaction_tokens.use_response_url(token)
        args = json_or_refuse(body, "invalid_payload")
        if not isinstance(args, dict):
            raise ApiError("invalid_payload")
        target = ResponseTarget(url.channel, url.user, url.original_ts, url.thread_ts)
        respond(workspace, args, target)
    except ApiError as refused:
        return _STATUS.get(refused.code, 400), refused.code
    return 200, "ok"


def answer_command(
    workspace: Workspace, body: str, is_json: bool, target: ResponseTarget
) -> StoredMessage | None:
    """Post the answer inside a slash command's 200; an empty body is none. Raises ApiError."""
    if not body.strip():
        return None
    if not is_json:
        return respond(workspace, {"text": body}, target)
    try:
        args: Json | object = read_json(body)
    except TooDeepError as error:
        raise ApiError("invalid_json", f"[ERROR] {error}") from None
    except JsonError:
        return respond(workspace, {"text": body}, target)
    if not isinstance(args, dict) or not args:
        return None
    return respond(workspace, args, target)


def answer_submission(workspace: Workspace, view: View, answer: Json) -> None:
    """Apply a modal's `response_action`: without one it closes, errors keep it open.

    Raises ApiError for an action that Slack does not know and for a view that it refuses.
    """
    match answer.get("response_action"):
        case None:
            workspace.views.close(view.id)
        case "clear":
            workspace.views.close(view.id, whole_stack=True)
        case "update":
            content = read_view(answer.get("view"), "modal")
            workspace.views.update(content, view_id=view.id)
        case "push":
            workspace.views.push(view.user, read_view(answer.get("view"), "modal"))
        case "errors":
            pass
        case _:
            raise ApiError("invalid_response_action")
    workspace.announce(Change("view"))


def respond(
    workspace: Workspace, args: Mapping[str, Any], target: ResponseTarget
) -> StoredMessage | None:
    """Do what an answer asks for; None when it only deleted. Raises ApiError."""
    original = _original(workspace, target)
    if is_set(args, "delete_original"):
        if original is None:
            raise ApiError("message_not_found")
        workspace.delete(original.channel, original.ts)
        return None
    content = read_content(args)
    if is_set(args, "replace_original") and original is not None:
        replacement = original.changed(
            text=content.text,
            blocks=content.blocks,
            attachments=content.attachments,
            edited=original.only_for is None,
        )
        workspace.put(replacement)
        return replacement
    response_type = args.get("response_type", "ephemeral")
    if response_type not in ("ephemeral", "in_channel"):
        raise ApiError("invalid_arguments", "[ERROR] unknown response_type")
    thread_ts = args.get("thread_ts") or target.thread_ts
    if thread_ts is not None and not isinstance(thread_ts, str):
        raise ApiError("invalid_arguments", "[ERROR] must be a string [json-pointer:/thread_ts]")
    return workspace.post(
        Draft(
            target.channel,
            BOT_USER,
            MessageKind.APP,
            content.text,
            content.blocks,
            content.attachments,
            thread_ts=thread_ts,
            only_for=None if response_type == "in_channel" else target.user,
        )
    )


def _original(workspace: Workspace, target: ResponseTarget) -> StoredMessage | None:
    if target.original_ts is None:
        return None
    try:
        return workspace.message(target.channel, target.original_ts)
    except ApiError:
        return None
