"""The rich_text block: sections, lists, quotes, preformatted text, and what is in them.

Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block;
docs.slack.dev/messaging/formatting-message-text.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.sandbox.blocks.checks import (
    Check,
    anything,
    array,
    boolean,
    by_type,
    integer,
    one_of,
    shape,
    string,
)
from bot.sandbox.blocks.limits import LIMITS
from bot.sandbox.blocks.objects import identifier, url

_TYPE: Mapping[str, Check] = {"type": anything}
_TEXT_STYLE = shape(
    None,
    {
        "bold": boolean,
        "italic": boolean,
        "strike": boolean,
        "underline": boolean,
        "code": boolean,
    },
)
_MENTION_STYLE = shape(
    None,
    {
        "bold": boolean,
        "italic": boolean,
        "strike": boolean,
        "highlight": boolean,
        "client_highlight": boolean,
        "unlink": boolean,
    },
)
_ANY_LENGTH = string(LIMITS["message.text"])
_BORDER = integer(0, 1)

text = shape({**_TYPE, "text": _ANY_LENGTH}, {"style": _TEXT_STYLE})
link = shape(
    {**_TYPE, "url": url()},
    {"text": _ANY_LENGTH, "unsafe": boolean, "style": _TEXT_STYLE},
)
emoji = shape(
    {**_TYPE, "name": identifier},
    {"unicode": identifier, "skin_tone": integer(1, 6), "style": _TEXT_STYLE, "url": url()},
)
user = shape({**_TYPE, "user_id": identifier}, {"style": _MENTION_STYLE})
channel = shape({**_TYPE, "channel_id": identifier}, {"style": _MENTION_STYLE})
usergroup = shape({**_TYPE, "usergroup_id": identifier}, {"style": _MENTION_STYLE})
broadcast = shape(
    {**_TYPE, "range": one_of("here", "channel", "everyone")}, {"style": _MENTION_STYLE}
)
color = shape({**_TYPE, "value": identifier}, {"style": _TEXT_STYLE})
date = shape(
    {**_TYPE, "timestamp": integer(0), "format": identifier},
    {"url": url(), "fallback": _ANY_LENGTH, "style": _TEXT_STYLE},
)

_inline = by_type(
    {
        "text": text,
        "link": link,
        "emoji": emoji,
        "user": user,
        "channel": channel,
        "usergroup": usergroup,
        "broadcast": broadcast,
        "color": color,
        "date": date,
    },
    "rich text element type",
)
_literal = by_type({"text": text, "link": link}, "rich text element type")

section = shape({**_TYPE, "elements": array(_inline, minimum=0)})
preformatted = shape(
    {**_TYPE, "elements": array(_literal)}, {"border": _BORDER, "language": identifier}
)
quote = shape({**_TYPE, "elements": array(_inline)}, {"border": _BORDER})
rich_list = shape(
    {
        **_TYPE,
        "style": one_of("bullet", "ordered"),
        "elements": array(by_type({"rich_text_section": section}, "list item type")),
    },
    {
        "indent": integer(0, LIMITS["rich_text_list.indent"]),
        "offset": integer(0),
        "border": _BORDER,
    },
)

rich_text_block = shape(
    {
        **_TYPE,
        "elements": array(
            by_type(
                {
                    "rich_text_section": section,
                    "rich_text_list": rich_list,
                    "rich_text_preformatted": preformatted,
                    "rich_text_quote": quote,
                },
                "rich text element type",
            )
        ),
    },
    {"block_id": identifier},
)
"""A rich_text block, as a block of its own or as a table's cell."""
