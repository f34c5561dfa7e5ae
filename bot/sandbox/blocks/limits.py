"""Every number the validator knows, in one table.

Source: docs.slack.dev/reference/block-kit/blocks; and the limits of Slack's own type definitions.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LIMITS: Mapping[str, int] = MappingProxyType(
    {
        # envelopes
        "message.blocks": 50,
        "message.text": 40_000,
        "message.all_blocks_characters": 13_200,
        "message.tables": 1,
        "message.data_visualizations": 2,
        "message.attachments": 100,
        "view.blocks": 100,
        "view.title": 24,
        "view.private_metadata": 3000,
        # identifiers and composition objects
        "id": 255,
        "url": 3000,
        "text": 3000,
        "placeholder": 150,
        "confirm.title": 100,
        "confirm.text": 300,
        "confirm.button": 30,
        "option.text": 75,
        "option.value": 150,
        "option.description": 75,
        "option_group.label": 75,
        "select.options": 100,
        "select.option_groups": 100,
        # elements
        "button.text": 75,
        "button.value": 2000,
        "button.accessibility_label": 75,
        "button.agent_prompt": 4000,
        "icon_button.visible_to_user_ids": 10,
        "overflow.options": 5,
        "checkboxes.options": 10,
        "radio_buttons.options": 10,
        "file_input.max_files": 10,
        "plain_text_input.length": 3000,
        "rich_text_input.lines": 100,
        # blocks
        "actions.elements": 25,
        "alert.text": 200,
        "card.title": 150,
        "card.subtitle": 150,
        "card.body": 200,
        "card.subtext": 200,
        "card.actions": 3,
        "carousel.elements": 10,
        "container.title": 150,
        "container.subtitle": 150,
        "container.child_blocks": 10,
        "context.elements": 10,
        "context_actions.elements": 5,
        "header.text": 150,
        "header.level": 4,
        "image.alt_text": 2000,
        "image.title": 2000,
        "input.label": 2000,
        "input.hint": 2000,
        "markdown.text": 12_000,
        "plan.tasks": 50,
        "rich_text_list.indent": 8,
        "section.text": 3000,
        "section.fields": 10,
        "section.field": 2000,
        "table.rows": 100,
        "table.columns": 20,
        "data_table.rows": 101,
        "data_table.columns": 20,
        "data_table.page_size": 100,
        "data_table.characters": 20_000,
        "data_visualization.title": 50,
        "data_visualization.label": 20,
        "data_visualization.axis_label": 50,
        "data_visualization.series": 12,
        "data_visualization.points": 20,
        "video.alt_text": 2000,
        "video.title": 200,
        "video.author_name": 50,
        "video.description": 200,
        "video.provider_name": 50,
        "video.title_url": 2000,
    }
)
