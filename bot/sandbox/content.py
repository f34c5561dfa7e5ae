"""What an app wants to say: text, blocks, attachments; read strictly, refused as Slack refuses.

Used for chat.* calls, response_urls and the bodies of acknowledgements alike.
Source: docs.slack.dev/reference/methods/chat.postMessage;
docs.slack.dev/messaging/formatting-message-text; docs.slack.dev/reference/block-kit/blocks.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.blocks import LIMITS, blocks_are_too_long, validate_message, validate_view
from bot.sandbox.blocks.checks import Violation
from bot.sandbox.errors import ApiError
from bot.sandbox.reading import json_or_refuse
from bot.sandbox.records import Json

_TRUE = frozenset({True, "true", "1"})


@dataclass(frozen=True, slots=True)
class MessageContent:
    """A message's content after Slack has looked at it."""

    text: str
    blocks: tuple[Json, ...]
    attachments: tuple[Json, ...]


def read_content(args: Mapping[str, Any]) -> MessageContent:
    """The content of a message, or the refusal Slack would answer with."""
    text = args.get("text") or ""
    if not isinstance(text, str):
        raise ApiError("invalid_arguments", "[ERROR] must be a string [json-pointer:/text]")
    if len(text) > LIMITS["message.text"]:
        raise ApiError("msg_too_long")
    blocks = decoded(args.get("blocks"), "invalid_blocks_format")
    attachments = decoded(args.get("attachments"), "invalid_attachments")
    if not text and not blocks and not attachments:
        raise ApiError("no_text")
    if blocks is None:
        blocks = []
    if blocks_are_too_long(blocks):
        raise ApiError("msg_blocks_too_long")
    refuse("invalid_blocks", validate_message(blocks))
    if attachments is None:
        attachments = []
    if not isinstance(attachments, list) or not all(isinstance(one, dict) for one in attachments):
        raise ApiError("invalid_attachments")
    if len(attachments) > LIMITS["message.attachments"]:
        raise ApiError("too_many_attachments")
    return MessageContent(text, named(blocks), tuple(attachments))


def read_view(value: object, *kinds: str) -> Json:
    """A modal or Home tab, or the refusal Slack would answer with."""
    view = decoded(value, "invalid_arguments")
    if view is None:
        raise ApiError("invalid_arguments", "[ERROR] missing required field: view")
    refuse("invalid_arguments", validate_view(view))
    if view["type"] not in kinds:
        raise ApiError("invalid_arguments", f"[ERROR] must be a {' or '.join(kinds)} view")
    return {**view, "blocks": list(named(view["blocks"]))}


def refuse(code: str, violations: tuple[Violation, ...]) -> None:
    """Raise when there are violations, each in Slack's form."""
    if violations:
        raise ApiError(code, *(f"[ERROR] {violation}" for violation in violations))


def decoded(value: object, code: str) -> Any:
    """A structured argument; forms carry it as a JSON string, and so may JSON bodies."""
    return json_or_refuse(value, code) if isinstance(value, str) else value


def flag(args: Mapping[str, Any], name: str) -> bool:
    """A yes or no, in the spellings that forms and JSON use."""
    value = args.get(name)
    return isinstance(value, bool | str | int) and value in _TRUE


def named(blocks: list[Json]) -> tuple[Json, ...]:
    """The blocks with the block_ids and action_ids that Slack gives to those without."""
    return tuple(_named(block, "block_id") for block in blocks)


_INTERACTIVE = frozenset(
    "button overflow checkboxes radio_buttons datepicker timepicker datetimepicker"
    " static_select external_select users_select channels_select conversations_select"
    " multi_static_select multi_external_select multi_users_select multi_channels_select"
    " multi_conversations_select plain_text_input email_text_input url_text_input"
    " number_input feedback_buttons icon_button workflow_button file_input".split()
)


def _named(item: Json, field: str) -> Json:
    result = dict(item)
    if field == "block_id" or item.get("type") in _INTERACTIVE:
        result.setdefault(field, secrets.token_urlsafe(4))
    for key in ("elements", "actions"):
        inner = item.get(key)
        if isinstance(inner, list) and item.get("type") in (
            "actions",
            "context_actions",
            "card",
            "carousel",
        ):
            child = "block_id" if item.get("type") == "carousel" else "action_id"
            result[key] = [_named(one, child) for one in inner]
    for key in ("accessory", "element"):
        if isinstance(item.get(key), dict):
            result[key] = _named(item[key], "action_id")
    if isinstance(item.get("child_blocks"), list):
        result["child_blocks"] = [_named(one, "block_id") for one in item["child_blocks"]]
    return result
