"""What people press and choose in a message or a view: the element, and the action it makes.

Source: docs.slack.dev/reference/interaction-payloads/block_actions-payload.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from bot.sandbox.errors import ApiError
from bot.sandbox.records import Json

_CHOICE_FIELD: Mapping[str, str] = MappingProxyType(
    {
        "static_select": "selected_option",
        "external_select": "selected_option",
        "overflow": "selected_option",
        "radio_buttons": "selected_option",
        "users_select": "selected_user",
        "channels_select": "selected_channel",
        "conversations_select": "selected_conversation",
        "multi_static_select": "selected_options",
        "multi_external_select": "selected_options",
        "multi_users_select": "selected_users",
        "multi_channels_select": "selected_channels",
        "multi_conversations_select": "selected_conversations",
        "checkboxes": "selected_options",
        "datepicker": "selected_date",
        "timepicker": "selected_time",
        "datetimepicker": "selected_date_time",
        "plain_text_input": "value",
        "email_text_input": "value",
        "url_text_input": "value",
        "number_input": "value",
    }
)
"""Element type -> the field in which Slack says what was chosen."""


def find_element(
    blocks: Sequence[Json], action_id: str, block_id: str | None = None
) -> tuple[str, Json]:
    """The element with this action_id, after the block_id of its block.

    Without a block_id it is the first in reading order. Raises ApiError when there is none.
    """
    for containing_id, element in _elements(blocks, ""):
        if element.get("action_id") == action_id and block_id in (None, containing_id):
            return containing_id, element
    raise ApiError("no_such_element")


def action_entry(element: Json, block_id: str, choice: object, time: float) -> Json:
    """The entry of `actions`: what was pressed, and what was chosen with it."""
    entry: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        "action_ts": f"{time:.6f}",
    }
    field = _CHOICE_FIELD.get(element["type"])
    if field is not None:
        return entry | {field: choice}
    for name in ("text", "value", "style"):
        if name in element:
            entry[name] = element[name]
    if isinstance(choice, str):
        entry["value"] = choice
    return entry


def _elements(items: Sequence[object], block_id: str) -> Iterator[tuple[str, Json]]:
    """Every object in these blocks and elements, after the block_id of the innermost block."""
    for item in items:
        if not isinstance(item, dict):
            continue
        containing_id = item.get("block_id", block_id)
        yield containing_id, item
        for key in ("elements", "actions", "child_blocks"):
            inner = item.get(key)
            if isinstance(inner, list):
                yield from _elements(inner, containing_id)
        yield from _elements([item.get("accessory"), item.get("element")], containing_id)
