"""Block elements: what people press and choose, one check each, and where each may be.

Source: docs.slack.dev/reference/block-kit/block-elements;
docs.slack.dev/reference/block-kit/blocks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.sandbox.blocks.checks import (
    Check,
    Node,
    anything,
    array,
    boolean,
    exactly_one,
    integer,
    needs,
    one_of,
    shape,
    string,
)
from bot.sandbox.blocks.inputs import FILLED_IN
from bot.sandbox.blocks.limits import LIMITS
from bot.sandbox.blocks.objects import (
    any_text,
    confirm,
    conversation_filter,
    identifier,
    image_element,
    menu_option,
    option_group,
    overflow_option,
    plain_text,
    tick_option,
    url,
)

_BASE: Mapping[str, Check] = {"type": anything}
_ID: Mapping[str, Check] = {"action_id": identifier}
_FOCUS: Mapping[str, Check] = {"focus_on_load": boolean}
_PLACEHOLDER: Mapping[str, Check] = {"placeholder": plain_text(LIMITS["placeholder"])}
_MENU: Mapping[str, Check] = {**_ID, **_FOCUS, **_PLACEHOLDER, "confirm": confirm}
_LABEL = string(LIMITS["button.accessibility_label"])
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{2}:\d{2}")
_CHOICES: Mapping[str, Check] = {
    "options": array(menu_option, LIMITS["select.options"]),
    "option_groups": array(option_group, LIMITS["select.option_groups"]),
}
_ONE_SOURCE = exactly_one("options", "option_groups")
_MANY: Mapping[str, Check] = {**_MENU, "max_selected_items": integer(1)}
_QUERY: Mapping[str, Check] = {"min_query_length": integer(0)}
_IDS = array(identifier, LIMITS["select.options"])


def _matching(pattern: re.Pattern[str], example: str) -> Check:
    """A string of a fixed form, such as a date."""

    def check(node: Node) -> None:
        if not isinstance(node.value, str) or not pattern.fullmatch(node.value):
            node.report(f"must look like {example}")

    return check


button = shape(
    {**_BASE, "text": plain_text(LIMITS["button.text"])},
    {
        **_ID,
        "url": url(),
        "value": string(LIMITS["button.value"]),
        "style": one_of("primary", "danger"),
        "confirm": confirm,
        "accessibility_label": _LABEL,
        "agent_prompt": string(LIMITS["button.agent_prompt"]),
        "agent_prompt_display": string(LIMITS["button.agent_prompt"]),
    },
    needs("agent_prompt_display", "agent_prompt"),
)
workflow_button = shape(
    {
        **_BASE,
        "text": plain_text(LIMITS["button.text"]),
        "workflow": shape(
            {"trigger": shape({"url": url()}, {"customizable_input_parameters": array(anything)})}
        ),
    },
    {**_ID, "style": one_of("primary", "danger"), "accessibility_label": _LABEL},
)
overflow = shape(
    {**_BASE, "options": array(overflow_option, LIMITS["overflow.options"])},
    {**_ID, "confirm": confirm},
)
static_select = shape(_BASE, {**_MENU, **_CHOICES, "initial_option": menu_option}, _ONE_SOURCE)
external_select = shape(_BASE, {**_MENU, **_QUERY, "initial_option": menu_option})
users_select = shape(_BASE, {**_MENU, "initial_user": identifier})
channels_select = shape(
    _BASE, {**_MENU, "initial_channel": identifier, "response_url_enabled": boolean}
)
conversations_select = shape(
    _BASE,
    {
        **_MENU,
        "initial_conversation": identifier,
        "default_to_current_conversation": boolean,
        "response_url_enabled": boolean,
        "filter": conversation_filter,
    },
)
multi_static_select = shape(
    _BASE,
    {**_MANY, **_CHOICES, "initial_options": array(menu_option, LIMITS["select.options"])},
    _ONE_SOURCE,
)
multi_external_select = shape(
    _BASE, {**_MANY, **_QUERY, "initial_options": array(menu_option, LIMITS["select.options"])}
)
multi_users_select = shape(_BASE, {**_MANY, "initial_users": _IDS})
multi_channels_select = shape(_BASE, {**_MANY, "initial_channels": _IDS})
multi_conversations_select = shape(
    _BASE,
    {
        **_MANY,
        "initial_conversations": _IDS,
        "default_to_current_conversation": boolean,
        "filter": conversation_filter,
    },
)
checkboxes = shape(
    {**_BASE, "options": array(tick_option, LIMITS["checkboxes.options"])},
    {
        **_ID,
        **_FOCUS,
        "confirm": confirm,
        "initial_options": array(tick_option, LIMITS["checkboxes.options"]),
    },
)
radio_buttons = shape(
    {**_BASE, "options": array(tick_option, LIMITS["radio_buttons.options"])},
    {**_ID, **_FOCUS, "confirm": confirm, "initial_option": tick_option},
)
datepicker = shape(_BASE, {**_MENU, "initial_date": _matching(_DATE, "2026-11-22")})
timepicker = shape(
    _BASE,
    {**_MENU, "initial_time": _matching(_TIME, "09:30"), "timezone": identifier},
)
datetimepicker = shape(
    _BASE,
    {**_ID, **_FOCUS, "confirm": confirm, "initial_date_time": integer(1_000_000_000)},
)
_feedback_button = shape(
    {"text": plain_text(LIMITS["button.text"]), "value": string(LIMITS["button.value"])},
    {"accessibility_label": _LABEL},
)
feedback_buttons = shape(
    {**_BASE, "positive_button": _feedback_button, "negative_button": _feedback_button}, _ID
)
icon_button = shape(
    {**_BASE, "icon": one_of("trash"), "text": plain_text(LIMITS["button.text"])},
    {
        **_ID,
        "value": string(LIMITS["button.value"]),
        "confirm": confirm,
        "accessibility_label": _LABEL,
        "visible_to_user_ids": array(identifier, LIMITS["icon_button.visible_to_user_ids"]),
    },
)
url_source = shape({**_BASE, "url": url(), "text": string(LIMITS["text"])})

_SELECTS: Mapping[str, Check] = {
    "static_select": static_select,
    "external_select": external_select,
    "users_select": users_select,
    "channels_select": channels_select,
    "conversations_select": conversations_select,
    "multi_static_select": multi_static_select,
    "multi_external_select": multi_external_select,
    "multi_users_select": multi_users_select,
    "multi_channels_select": multi_channels_select,
    "multi_conversations_select": multi_conversations_select,
}
_PICKERS: Mapping[str, Check] = {
    "checkboxes": checkboxes,
    "radio_buttons": radio_buttons,
    "datepicker": datepicker,
    "timepicker": timepicker,
    "datetimepicker": datetimepicker,
}
_PRESSED: Mapping[str, Check] = {
    "button": button,
    "workflow_button": workflow_button,
    "overflow": overflow,
}

IN_ACTIONS: Mapping[str, Check] = MappingProxyType({**_PRESSED, **_SELECTS, **_PICKERS})
"""What an actions block may hold."""
IN_SECTION: Mapping[str, Check] = MappingProxyType({**IN_ACTIONS, "image": image_element})
"""What may be beside a section's text."""
IN_INPUT: Mapping[str, Check] = MappingProxyType({**FILLED_IN, **_SELECTS, **_PICKERS})
"""What an input block may hold."""
IN_CONTEXT: Mapping[str, Check] = MappingProxyType(
    {"plain_text": plain_text(), "mrkdwn": any_text(), "image": image_element}
)
"""What a context block may hold."""
IN_CONTEXT_ACTIONS: Mapping[str, Check] = MappingProxyType(
    {"feedback_buttons": feedback_buttons, "icon_button": icon_button}
)
"""What a context_actions block may hold."""
