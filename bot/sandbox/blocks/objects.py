"""Composition objects: texts, options, confirmation dialogs, images.

Source: docs.slack.dev/reference/block-kit/composition-objects;
docs.slack.dev/reference/block-kit/blocks.
"""

from __future__ import annotations

import re

from bot.sandbox.blocks.checks import (
    Check,
    Node,
    anything,
    array,
    boolean,
    by_type,
    exactly_one,
    one_of,
    shape,
    string,
)
from bot.sandbox.blocks.limits import LIMITS

_SCHEME = re.compile(r"\A[a-z][a-z0-9+.-]*:", re.IGNORECASE)

identifier = string(LIMITS["id"])


def plain_text(maximum: int = LIMITS["text"]) -> Check:
    """A `plain_text` object; Slack draws it character by character."""
    return by_type(
        {"plain_text": shape({"type": anything, "text": string(maximum)}, {"emoji": boolean})},
        "text type",
    )


def mrkdwn_text(maximum: int = LIMITS["text"]) -> Check:
    """A `mrkdwn` object; Slack reads *bold*, `code` and <links> in it."""
    return by_type(
        {"mrkdwn": shape({"type": anything, "text": string(maximum)}, {"verbatim": boolean})},
        "text type",
    )


def any_text(maximum: int = LIMITS["text"]) -> Check:
    """A text object of either kind."""
    return by_type({"plain_text": plain_text(maximum), "mrkdwn": mrkdwn_text(maximum)}, "text type")


def url(maximum: int = LIMITS["url"]) -> Check:
    """An absolute link; Slack refuses one without a scheme."""
    length = string(maximum)

    def check(node: Node) -> None:
        length(node)
        if isinstance(node.value, str) and not _SCHEME.match(node.value):
            node.report("must be an absolute URL")

    return check


confirm = shape(
    {
        "title": plain_text(LIMITS["confirm.title"]),
        "text": any_text(LIMITS["confirm.text"]),
        "confirm": plain_text(LIMITS["confirm.button"]),
        "deny": plain_text(LIMITS["confirm.button"]),
    },
    {"style": one_of("primary", "danger")},
)
"""The question Slack asks before it sends an interaction."""


def option(text: Check, with_url: bool = False) -> Check:
    """One choice of a menu; only an overflow menu's may carry a `url`."""
    optional: dict[str, Check] = {"description": any_text(LIMITS["option.description"])}
    if with_url:
        optional["url"] = url()
    return shape({"text": text, "value": string(LIMITS["option.value"])}, optional)


menu_option = option(plain_text(LIMITS["option.text"]))
overflow_option = option(plain_text(LIMITS["option.text"]), with_url=True)
tick_option = option(any_text(LIMITS["option.text"]))

option_group = shape(
    {
        "label": plain_text(LIMITS["option_group.label"]),
        "options": array(menu_option, LIMITS["select.options"]),
    }
)

conversation_filter = shape(
    None,
    {
        "include": array(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)

dispatch_action_config = shape(
    None,
    {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 2)},
)

slack_file = shape(None, {"id": identifier, "url": url()}, exactly_one("id", "url"))

image_element = shape(
    {"type": anything, "alt_text": string(LIMITS["image.alt_text"])},
    {"image_url": url(), "slack_file": slack_file},
    exactly_one("image_url", "slack_file"),
)
"""An image inside a context, a section's accessory or a card."""

raw_text = shape({"type": anything, "text": string(LIMITS["text"])}, {"emoji": boolean})
"""A table cell of plain text; Slack refuses an empty one."""
