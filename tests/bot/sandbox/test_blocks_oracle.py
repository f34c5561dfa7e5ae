"""The validator against slackblocks, an independent reading of Slack's documentation.

What slackblocks builds has to pass; what it refuses for its length the validator has to
refuse at the same length. An object's `repr` is its payload as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import slackblocks as sb
from slackblocks.errors import InvalidUsageError

from bot.sandbox.blocks import validate_message, validate_view

OPTIONS = [sb.Option(sb.Text(label, sb.TextType.PLAINTEXT), label) for label in ("One", "Two")]
RICH = sb.RichTextBlock([sb.RichTextSection([sb.RichText("x", bold=True)])])


def inputs() -> list[Any]:
    return [
        sb.PlainTextInput(action_id="a", multiline=True, max_length=10),
        sb.NumberInput(False, action_id="a", min_value=1, max_value=2),
        sb.EmailInput(action_id="a"),
        sb.URLInput(action_id="a"),
        sb.DatePicker(action_id="a", initial_date="2026-11-22"),
        sb.TimePicker(action_id="a", initial_time="09:30"),
        sb.StaticSelectMenu(action_id="a", options=OPTIONS, placeholder="Pick"),
        sb.ExternalSelectMenu(action_id="a", min_query_length=0),
        sb.UserSelectMenu(action_id="a"),
        sb.ChannelSelectMenu(action_id="a"),
        sb.ConversationSelectMenu(action_id="a"),
        sb.StaticMultiSelectMenu(action_id="a", options=OPTIONS, max_selected_items=2),
        sb.CheckboxGroup(action_id="a", options=OPTIONS),
        sb.RadioButtonGroup(action_id="a", options=OPTIONS),
        sb.FileInput(action_id="a", max_files=3),
    ]


def blocks() -> list[Any]:
    confirm = sb.ConfirmationDialogue("T", "Really?", "Yes", "No")
    button = sb.Button("Go", action_id="b", value="v", style="primary", confirm=confirm)
    image = sb.Image(image_url="https://example.com/a.png", alt_text="A")
    cell = sb.RichTextSection([sb.RichText("x", bold=True)])
    rows: list[Any] = [[sb.RawText("a"), cell], [sb.RawText("b"), sb.RawText("c")]]
    how = sb.ColumnSettings(align="right", is_wrapped=True)
    return [
        sb.HeaderBlock("Header"),
        sb.SectionBlock("Text", fields=["a", "b"], accessory=button),
        sb.SectionBlock("Text", accessory=sb.OverflowMenu("o", OPTIONS)),
        sb.ContextBlock([sb.Text("x"), image]),
        sb.DividerBlock(),
        sb.ActionsBlock([button]),
        sb.ImageBlock(image_url="https://example.com/a.png", alt_text="A", title="T"),
        sb.MarkdownBlock("# Hi"),
        RICH,
        sb.RichTextBlock([sb.RichTextList("bullet", [sb.RichTextSection([sb.RichText("x")])])]),
        sb.RichTextBlock([sb.RichTextCodeBlock([sb.RichText("x")])]),
        sb.RichTextBlock([sb.RichTextQuote([sb.RichTextLink("https://x.de", "x")])]),
        sb.TableBlock(rows, column_settings=[how, how]),
        sb.DataTableBlock([[sb.RawText("a")], [sb.RawNumber(1, "1")]], caption="C"),
        sb.CardBlock(title="T", actions=[button]),
        sb.CarouselBlock([sb.CardBlock(title="T"), sb.CardBlock(body="B")]),
        sb.ContainerBlock([sb.SectionBlock("x")], title="T", is_collapsible=True),
        sb.TaskCardBlock("1", "Look", details=RICH, status="complete"),
        sb.PlanBlock("P", [sb.TaskCardBlock("1", "Look", status="pending")]),
        *(sb.InputBlock("Label", element, hint="Hint") for element in inputs()),
    ]


def named(block: Any) -> str:
    inner = getattr(block, "element", None)
    return type(block).__name__ + (f" with {type(inner).__name__}" if inner else "")


@pytest.mark.parametrize("block", blocks(), ids=named)
def test_what_slackblocks_builds_passes(block: Any) -> None:
    assert validate_message([json.loads(repr(block))]) == ()


def test_a_modal_of_slackblocks_passes() -> None:
    view = sb.ModalView("Title", [sb.InputBlock("L", inputs()[0])], submit="Go", close="Back")
    assert validate_view(view.to_dict()) == ()


def refused(build: Callable[[], Any]) -> bool:
    try:
        build()
    except InvalidUsageError:
        return True
    return False


LENGTHS: dict[str, tuple[Callable[[str], Any], Callable[[str], dict[str, Any]], int]] = {
    "header": (
        lambda text: sb.HeaderBlock(text),
        lambda text: {"type": "header", "text": {"type": "plain_text", "text": text}},
        150,
    ),
    "section": (
        lambda text: sb.SectionBlock(text),
        lambda text: {"type": "section", "text": {"type": "mrkdwn", "text": text}},
        3000,
    ),
    "button": (
        lambda text: sb.ActionsBlock([sb.Button(text, action_id="a")]),
        lambda text: {
            "type": "actions",
            "elements": [
                {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": text}}
            ],
        },
        75,
    ),
    "markdown": (
        lambda text: sb.MarkdownBlock(text),
        lambda text: {"type": "markdown", "text": text},
        12_000,
    ),
}


@pytest.mark.parametrize(("build", "block", "limit"), LENGTHS.values(), ids=LENGTHS)
@pytest.mark.parametrize("character", ["x", "😀"])
def test_both_end_at_the_same_length(
    build: Callable[[str], Any],
    block: Callable[[str], dict[str, Any]],
    limit: int,
    character: str,
) -> None:
    for length, expected in ((limit, False), (limit + 1, True)):
        text = character * length
        assert refused(lambda text=text: build(text)) is expected  # type: ignore[misc]
        assert bool(validate_message([block(text)])) is expected


def test_the_validator_knows_no_block_kit_library() -> None:
    folder = Path(__file__).parents[3] / "bot" / "sandbox" / "blocks"
    imports = [line for path in folder.glob("*.py") for line in path.read_text().splitlines()]
    assert not any("import" in line and "slack" in line for line in imports)
