"""What an app wants to say: text, blocks, attachments; read strictly, refused as Slack refuses.

Used for chat.* calls, response_urls and the bodies of acknowledgements alike.
Source: docs.slack.dev/reference/methods/chat.postMessage;
docs.slack.dev/messaging/formatting-message-text; docs.slack.dev/reference/block-kit/blocks.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox.blocks import LIMITS, blocks_are_too_long, validate_message, validate_view
from bot.sandbox.blocks.checks import Violation
from bot.sandbox.errors import ApiError
from bot.sandbox.json_input import json_or_refuse
from bot.sandbox.records import Json

_TRUE = frozenset({True, "true", "1"})
_INTERACTIVE = frozenset(
    "button overflow checkboxes radio_buttons datepicker timepicker datetimepicker"
    " static_select external_select users_select channels_select conversations_select"
    " multi_static_select multi_external_select multi_users_select multi_channels_select"
    " multi_conversations_select plain_text_input email_text_input url_text_input"
    " number_input feedback_buttons icon_button workflow_button file_input".split()
)
"""The elements that have an action_id."""
_HOLDERS = frozenset({"actions", "context_actions", "card", "carousel"})
"""The blocks with interactive elements, or with cards, in a list."""


@dataclass(frozen=True, slots=True)
class MessageContent:
    """A message's content after Slack has looked at it."""

    text: str
    blocks: tuple[Json, ...]
    attachments: tuple[Json, ...]


def read_content(args: Mapping[str, Any]) -> MessageContent:
    """The content of a message. Raises ApiError with the word that Slack would answer with."""
    text = args.get("text") or ""
    if not isinstance(text, str):
        raise ApiError("invalid_arguments", "[ERROR] must be a string [json-pointer:/text]")
    if len(text) > LIMITS["message.text"]:
        raise ApiError("msg_too_long")
    blocks = decode_argument(args.get("blocks"), "invalid_blocks_format")
    attachments = decode_argument(args.get("attachments"), "invalid_attachments")
    if not text and not blocks and not attachments:
        raise ApiError("no_text")
    return MessageContent(text, _read_blocks(blocks), _read_attachments(attachments))


def read_view(value: object, *kinds: str) -> Json:
    """A modal or Home tab. Raises ApiError with the word that Slack would answer with."""
    view = decode_argument(value, "invalid_arguments")
    if view is None:
        raise ApiError("invalid_arguments", "[ERROR] missing required field: view")
    raise_violations("invalid_arguments", validate_view(view))
    if view["type"] not in kinds:
        raise ApiError("invalid_arguments", f"[ERROR] must be a {' or '.join(kinds)} view")
    return {**view, "blocks": list(_with_ids(view["blocks"]))}


def raise_violations(code: str, violations: Sequence[Violation]) -> None:
    """Raise ApiError when there are violations, with each of them in Slack's form."""
    if violations:
        raise ApiError(code, *(f"[ERROR] {violation}" for violation in violations))


def decode_argument(value: object, code: str) -> Any:
    """A structured argument; forms carry it as a JSON string, and so may JSON bodies."""
    return json_or_refuse(value, code) if isinstance(value, str) else value


def is_set(args: Mapping[str, Any], name: str) -> bool:
    """Whether a flag is set, in the spellings that forms and JSON use."""
    value = args.get(name)
    return isinstance(value, bool | str | int) and value in _TRUE


def _read_blocks(blocks: Any) -> tuple[Json, ...]:
    if blocks is None:
        return ()
    if blocks_are_too_long(blocks):
        raise ApiError("msg_blocks_too_long")
    raise_violations("invalid_blocks", validate_message(blocks))
    return _with_ids(blocks)


def _read_attachments(attachments: Any) -> tuple[Json, ...]:
    if attachments is None:
        return ()
    if not isinstance(attachments, list):
        raise ApiError("invalid_attachments")
    if not all(isinstance(attachment, dict) for attachment in attachments):
        raise ApiError("invalid_attachments")
    if len(attachments) > LIMITS["message.attachments"]:
        raise ApiError("too_many_attachments")
    return tuple(attachments)


def _with_ids(blocks: Sequence[Json]) -> tuple[Json, ...]:
    """The blocks with the block_ids and action_ids that Slack gives to those without."""
    return tuple(_with_id(block, "block_id") for block in blocks)


def _with_id(item: Json, field: str) -> Json:
    """A block or an element, and what is inside, with the ids that are missing."""
    identified = dict(item)
    if field == "block_id" or item.get("type") in _INTERACTIVE:
        identified.setdefault(field, secrets.token_urlsafe(4))
    if item.get("type") in _HOLDERS:
        inner_field = "block_id" if item.get("type") == "carousel" else "action_id"
        for key in ("elements", "actions"):
            if isinstance(item.get(key), list):
                identified[key] = [_with_id(inner, inner_field) for inner in item[key]]
    for key in ("accessory", "element"):
        if isinstance(item.get(key), dict):
            identified[key] = _with_id(item[key], "action_id")
    if isinstance(item.get("child_blocks"), list):
        identified["child_blocks"] = list(_with_ids(item["child_blocks"]))
    return identified
