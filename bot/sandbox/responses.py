"""What an app says without the Web API: the body of an acknowledgement, and response_urls.

Both speak one small language: text, blocks, response_type, replace_original,
delete_original.
Source: docs.slack.dev/interactivity/implementing-slash-commands;
docs.slack.dev/interactivity/handling-user-interaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.content import flag, read_content
from bot.sandbox.errors import ApiError, JsonError, TooDeepError
from bot.sandbox.reading import json_or_refuse, read_json
from bot.sandbox.records import BOT_USER, Draft, Json, MessageKind, StoredMessage
from bot.sandbox.workspace import Workspace

_STATUS: Mapping[str, int] = {"used_url": 404, "expired_url": 404, "no_such_url": 404}


@dataclass(frozen=True, slots=True)
class ResponseTarget:
    """Where an answer goes: the channel, the person, and the message it may replace."""

    channel: str
    user: str
    original_ts: str | None = None
    thread_ts: str | None = None


def answer_response_url(workspace: Workspace, name: str, body: bytes) -> tuple[int, str]:
    """One POST to a response_url: the status and the text, or Slack's word for the refusal."""
    try:
        url = workspace.interaction_tokens.use_response_url(name)
        args = json_or_refuse(body, "invalid_payload")
        if not isinstance(args, dict):
            raise ApiError("invalid_payload")
        respond(
            workspace, args, ResponseTarget(url.channel, url.user, url.original_ts, url.thread_ts)
        )
    except ApiError as refusal:
        return _STATUS.get(refusal.code, 400), refusal.code
    return 200, "ok"


def respond(
    workspace: Workspace, args: Mapping[str, Any], target: ResponseTarget
) -> StoredMessage | None:
    """Do what an answer asks for; None when it only deleted."""
    original = _original(workspace, target)
    if flag(args, "delete_original"):
        if original is None:
            raise ApiError("message_not_found")
        workspace.delete(original.channel, original.ts)
        return None
    content = read_content(args)
    if flag(args, "replace_original") and original is not None:
        newer = original.changed(
            text=content.text,
            blocks=content.blocks,
            attachments=content.attachments,
            edited=original.only_for is None,
        )
        workspace.put(newer)
        return newer
    kind = args.get("response_type", "ephemeral")
    if kind not in ("ephemeral", "in_channel"):
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
            only_for=None if kind == "in_channel" else target.user,
        )
    )


def answer_command(
    workspace: Workspace, body: str, is_json: bool, target: ResponseTarget
) -> StoredMessage | None:
    """The answer inside a slash command's 200; an empty body is no answer."""
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


def _original(workspace: Workspace, target: ResponseTarget) -> StoredMessage | None:
    if target.original_ts is None:
        return None
    try:
        return workspace.message(target.channel, target.original_ts)
    except ApiError:
        return None
