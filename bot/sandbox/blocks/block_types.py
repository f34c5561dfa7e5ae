"""The block types, one check each.

Source: docs.slack.dev/reference/block-kit/blocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.sandbox.blocks import elements
from bot.sandbox.blocks.checks import (
    Check,
    Node,
    anything,
    array,
    at_least_one,
    boolean,
    by_type,
    exactly_one,
    integer,
    needs,
    not_both,
    one_of,
    shape,
    string,
)
from bot.sandbox.blocks.limits import LIMITS
from bot.sandbox.blocks.objects import (
    any_text,
    identifier,
    image_element,
    plain_text,
    slack_file,
    url,
)
from bot.sandbox.blocks.rich_text import rich_text_block
from bot.sandbox.blocks.tables import data_table, data_visualization, table

_TYPE: Mapping[str, Check] = {"type": anything}
_ID: Mapping[str, Check] = {"block_id": identifier}


def _task_ids_differ(node: Node) -> None:
    """A plan names each task once."""
    tasks = node.get("tasks")
    task_ids: set[str] = set()
    for index, task in enumerate(tasks if isinstance(tasks, list) else []):
        task_id = task.get("task_id") if isinstance(task, dict) else None
        if not isinstance(task_id, str):
            continue
        if task_id in task_ids:
            node.child("tasks", None).child(index, None).report(f"duplicate task_id: {task_id}")
        task_ids.add(task_id)


header = shape(
    {**_TYPE, "text": plain_text(LIMITS["header.text"])},
    {**_ID, "level": integer(1, LIMITS["header.level"])},
)
section = shape(
    _TYPE,
    {
        **_ID,
        "text": any_text(LIMITS["section.text"]),
        "fields": array(any_text(LIMITS["section.field"]), LIMITS["section.fields"]),
        "accessory": by_type(elements.IN_SECTION, "accessory type"),
        "expand": boolean,
    },
    at_least_one("text", "fields"),
)
context = shape(
    {**_TYPE, "elements": array(by_type(elements.IN_CONTEXT, "type"), LIMITS["context.elements"])},
    _ID,
)
context_actions = shape(
    {
        **_TYPE,
        "elements": array(
            by_type(elements.IN_CONTEXT_ACTIONS, "type"), LIMITS["context_actions.elements"]
        ),
    },
    _ID,
)
divider = shape(_TYPE, _ID)
actions = shape(
    {**_TYPE, "elements": array(by_type(elements.IN_ACTIONS, "type"), LIMITS["actions.elements"])},
    _ID,
)
markdown = shape({**_TYPE, "text": string(LIMITS["markdown.text"])}, _ID)
image = shape(
    {**_TYPE, "alt_text": string(LIMITS["image.alt_text"])},
    {
        **_ID,
        "image_url": url(),
        "slack_file": slack_file,
        "title": plain_text(LIMITS["image.title"]),
    },
    exactly_one("image_url", "slack_file"),
)
input_block = shape(
    {
        **_TYPE,
        "label": plain_text(LIMITS["input.label"]),
        "element": by_type(elements.IN_INPUT, "input element type"),
    },
    {
        **_ID,
        "hint": plain_text(LIMITS["input.hint"]),
        "optional": boolean,
        "dispatch_action": boolean,
    },
)
video = shape(
    {
        **_TYPE,
        "alt_text": string(LIMITS["video.alt_text"]),
        "title": plain_text(LIMITS["video.title"]),
        "thumbnail_url": url(),
        "video_url": url(),
    },
    {
        **_ID,
        "author_name": string(LIMITS["video.author_name"]),
        "description": plain_text(LIMITS["video.description"]),
        "provider_name": string(LIMITS["video.provider_name"]),
        "provider_icon_url": url(LIMITS["video.title_url"]),
        "title_url": url(LIMITS["video.title_url"]),
    },
)
file = shape({**_TYPE, "external_id": identifier, "source": one_of("remote")}, _ID)
alert = shape(
    {**_TYPE, "text": any_text(LIMITS["alert.text"])},
    {**_ID, "level": one_of("default", "info", "warning", "error", "success")},
)
card = shape(
    _TYPE,
    {
        **_ID,
        "hero_image": image_element,
        "icon": image_element,
        "slack_icon": shape({**_TYPE, "name": identifier}),
        "title": any_text(LIMITS["card.title"]),
        "subtitle": any_text(LIMITS["card.subtitle"]),
        "body": any_text(LIMITS["card.body"]),
        "subtext": any_text(LIMITS["card.subtext"]),
        "actions": array(
            by_type({"button": elements.button}, "card action"), LIMITS["card.actions"]
        ),
    },
    at_least_one("hero_image", "title", "actions", "body"),
    not_both("icon", "slack_icon"),
)
carousel = shape(
    {
        **_TYPE,
        "elements": array(by_type({"card": card}, "carousel element"), LIMITS["carousel.elements"]),
    },
    _ID,
)
_task_fields: Mapping[str, Check] = {
    "details": rich_text_block,
    "output": rich_text_block,
    "sources": array(by_type({"url": elements.url_source}, "source type"), minimum=0),
}


def _task(with_type: bool, *statuses: str) -> Check:
    """A task; in a plan it may still be waiting and may leave out its type."""
    required: dict[str, Check] = {
        "task_id": identifier,
        "title": string(LIMITS["text"]),
        "status": one_of(*statuses),
    }
    if with_type:
        return shape({**_TYPE, **required}, {**_ID, **_task_fields})
    return shape(required, {**_TYPE, **_ID, **_task_fields})


task_card = _task(True, "in_progress", "complete", "error")
plan = shape(
    {
        **_TYPE,
        "title": string(LIMITS["text"]),
        "tasks": array(
            _task(False, "pending", "in_progress", "complete", "error"),
            LIMITS["plan.tasks"],
            minimum=0,
        ),
    },
    _ID,
    _task_ids_differ,
)

_IN_CONTAINER: Mapping[str, Check] = {
    "actions": actions,
    "context": context,
    "divider": divider,
    "file": file,
    "header": header,
    "image": image,
    "input": input_block,
    "rich_text": rich_text_block,
    "section": section,
    "table": table,
    "video": video,
}
container = shape(
    {
        **_TYPE,
        "child_blocks": array(
            by_type(_IN_CONTAINER, "child block type"), LIMITS["container.child_blocks"]
        ),
    },
    {
        **_ID,
        "title": plain_text(LIMITS["container.title"]),
        "rich_text_title": rich_text_block,
        "subtitle": any_text(LIMITS["container.subtitle"]),
        "width": one_of("narrow", "standard", "wide", "full"),
        "icon": image_element,
        "is_collapsible": boolean,
        "default_collapsed": boolean,
        "has_header_divider": boolean,
    },
    at_least_one("title", "rich_text_title"),
    needs("default_collapsed", "is_collapsible"),
    not_both("has_header_divider", "is_collapsible"),
)

BLOCKS: Mapping[str, Check] = MappingProxyType(
    {
        **_IN_CONTAINER,
        "alert": alert,
        "card": card,
        "carousel": carousel,
        "container": container,
        "context_actions": context_actions,
        "data_table": data_table,
        "data_visualization": data_visualization,
        "markdown": markdown,
        "plan": plan,
        "task_card": task_card,
    }
)
"""Every documented block type and the check for it."""
