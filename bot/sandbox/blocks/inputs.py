"""Block elements that people fill in, one check each.

Source: docs.slack.dev/reference/block-kit/block-elements.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.sandbox.blocks.checks import (
    Check,
    Node,
    anything,
    array,
    boolean,
    integer,
    shape,
    string,
)
from bot.sandbox.blocks.limits import LIMITS
from bot.sandbox.blocks.objects import dispatch_action_config, identifier, plain_text
from bot.sandbox.blocks.rich_text import rich_text_block

_BASE: Mapping[str, Check] = {"type": anything}
_ID: Mapping[str, Check] = {"action_id": identifier}
_TYPED: Mapping[str, Check] = {
    **_ID,
    "focus_on_load": boolean,
    "placeholder": plain_text(LIMITS["placeholder"]),
    "dispatch_action_config": dispatch_action_config,
}


def _ordered(low: str, high: str) -> Check:
    """Two bounds, the lower not above the higher."""

    def check(node: Node) -> None:
        values = []
        for name in (low, high):
            value = node.get(name)
            try:
                values.append(float(value) if isinstance(value, str | int | float) else None)
            except ValueError:
                node.report(f"{name} must be a number")
                return
        if values[0] is not None and values[1] is not None and values[0] > values[1]:
            node.report(f"{low} must not be greater than {high}")

    return check


plain_text_input = shape(
    _BASE,
    {
        **_TYPED,
        "multiline": boolean,
        "initial_value": string(LIMITS["plain_text_input.length"]),
        "min_length": integer(0, LIMITS["plain_text_input.length"]),
        "max_length": integer(1, LIMITS["plain_text_input.length"]),
    },
    _ordered("min_length", "max_length"),
)
email_text_input = shape(_BASE, {**_TYPED, "initial_value": string(LIMITS["text"])})
url_text_input = shape(_BASE, {**_TYPED, "initial_value": string(LIMITS["text"])})
number_input = shape(
    {**_BASE, "is_decimal_allowed": boolean},
    {
        **_TYPED,
        "initial_value": string(LIMITS["text"]),
        "min_value": string(LIMITS["text"]),
        "max_value": string(LIMITS["text"]),
    },
    _ordered("min_value", "max_value"),
)
rich_text_input = shape(
    {**_BASE, "action_id": identifier},
    {
        **_TYPED,
        "initial_value": rich_text_block,
        "min_lines": integer(1, LIMITS["rich_text_input.lines"]),
        "max_lines": integer(1, LIMITS["rich_text_input.lines"]),
    },
    _ordered("min_lines", "max_lines"),
)
file_input = shape(
    _BASE,
    {
        **_ID,
        "filetypes": array(string(LIMITS["id"])),
        "max_files": integer(1, LIMITS["file_input.max_files"]),
    },
)

FILLED_IN: Mapping[str, Check] = MappingProxyType(
    {
        "plain_text_input": plain_text_input,
        "email_text_input": email_text_input,
        "url_text_input": url_text_input,
        "number_input": number_input,
        "rich_text_input": rich_text_input,
        "file_input": file_input,
    }
)
"""The elements that people fill in."""
