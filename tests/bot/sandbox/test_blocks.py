"""The validator of blocks: what it reports, where, and what it lets pass."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.blocks import (
    LIMITS,
    blocks_are_too_long,
    validate_message,
    validate_options,
    validate_view,
)

from .desk_app import CONTROLS, NOTE, actions, button, modal, section

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str = "One", value: str = "1") -> Json:
    return {"text": plain(text), "value": value}


def raw(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def rich(*elements: Json) -> Json:
    parts = [{"type": "rich_text_section", "elements": list(elements)}]
    return {"type": "rich_text", "elements": parts}


def table(rows: list[list[Json]], **more: Any) -> Json:
    return {"type": "table", "rows": rows, **more}


def select(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "pick", **more}


def header(text: str, **more: Any) -> Json:
    return {"type": "header", "text": plain(text), **more}


def container(**more: Any) -> Json:
    return {"type": "container", "title": plain("T"), "child_blocks": [section("x")], **more}


def text_input(element: Json) -> Json:
    return {"type": "input", "label": plain("L"), "element": element}


CONFIRM = {
    "title": plain("Sure?"),
    "text": plain("Really"),
    "confirm": plain("Y"),
    "deny": plain("N"),
}
IMAGE = {"type": "image", "alt_text": "A", "image_url": "https://example.com/a.png"}
TASK = {"type": "task_card", "task_id": "1", "title": "Look", "status": "complete"}
DATA_TABLE = {
    "type": "data_table",
    "caption": "Codes",
    "rows": [[raw("Code"), raw("Name")], [{"type": "raw_number", "value": 486}, rich()]],
}
PIE = {"type": "pie", "segments": [{"label": "4xx", "value": 3}]}
LINE = {
    "type": "line",
    "series": [{"name": "486", "data": [{"label": "Mon", "value": 1}]}],
    "axis_config": {"categories": ["Mon"], "x_label": "Day"},
}

GOOD: dict[str, Json] = {
    "header": header("Hi", level=2),
    "header of 150 astral characters": header("😀" * 150),
    "section": section("*Hi*"),
    "section with fields": {"type": "section", "fields": [plain("a"), plain("b")], "expand": True},
    "section with an image": {**section("Hi"), "accessory": IMAGE},
    "context": {"type": "context", "elements": [plain("a"), IMAGE]},
    "divider": {"type": "divider"},
    "actions": CONTROLS,
    "button with all it may have": actions(
        button("a", "A", style="danger", confirm=CONFIRM, url="https://x.de", value="v")
    ),
    "overflow": actions({"type": "overflow", "action_id": "o", "options": [option()]}),
    "select": actions(select(options=[option()], initial_option=option())),
    "select of groups": actions(
        select(option_groups=[{"label": plain("G"), "options": [option()]}])
    ),
    "date": actions({"type": "datepicker", "initial_date": "2026-11-22"}),
    "checkboxes": actions({"type": "checkboxes", "action_id": "c", "options": [option()]}),
    "context actions": {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "positive_button": {"text": plain("Good"), "value": "1"},
                "negative_button": {"text": plain("Bad"), "value": "0"},
            },
            {"type": "icon_button", "icon": "trash", "text": plain("Remove")},
        ],
    },
    "rich text": rich({"type": "text", "text": "x", "style": {"bold": True}}),
    "rich text list": {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_list",
                "style": "ordered",
                "indent": 1,
                "elements": [{"type": "rich_text_section", "elements": []}],
            }
        ],
    },
    "table": table([[raw("a"), rich()], [raw("b"), raw(" ")]], column_settings=[None, {}]),
    "data table": DATA_TABLE,
    "pie": {"type": "data_visualization", "title": "Codes", "chart": PIE},
    "line": {"type": "data_visualization", "title": "Codes", "chart": LINE},
    "markdown": {"type": "markdown", "text": "# Hi"},
    "image": {**IMAGE, "title": plain("T")},
    "input": NOTE["blocks"][0],
    "video": {
        "type": "video",
        "alt_text": "A",
        "title": plain("T"),
        "thumbnail_url": "https://x.de/t",
        "video_url": "https://x.de/v",
    },
    "file": {"type": "file", "external_id": "F", "source": "remote"},
    "card": {"type": "card", "title": plain("T"), "actions": [button("a", "A")]},
    "carousel": {"type": "carousel", "elements": [{"type": "card", "body": plain("B")}]},
    "container": container(is_collapsible=True, default_collapsed=True),
    "plan": {"type": "plan", "title": "P", "tasks": [{**TASK, "status": "pending"}]},
    "task": TASK,
}


@pytest.mark.parametrize("block", GOOD.values(), ids=GOOD)
def test_a_good_block_passes(block: Json) -> None:
    assert validate_message([block]) == ()


# what is wrong -> (the block, where, what the validator says)
BAD: dict[str, tuple[Json, str, str]] = {
    "no type": ({"text": plain("x")}, "", "missing required field: type"),
    "unknown type": ({"type": "hologram"}, "", "unsupported type: hologram"),
    "unknown key": ({"type": "divider", "color": "red"}, "", "additional property: color"),
    "missing key": ({"type": "header"}, "", "missing required field: text"),
    "wrong type": ({**section("x"), "text": "x"}, "/text", "must be an object"),
    "number for text": ({"type": "markdown", "text": 4}, "/text", "must be a string"),
    "empty text": (section(""), "/text/text", "more than 0 characters"),
    "long section": (section("x" * 3001), "/text/text", "less than 3001 characters"),
    "long header": (header("x" * 151), "/text/text", "less than 151"),
    "mrkdwn header": (
        {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
        "/text",
        "unsupported text type: mrkdwn",
    ),
    "header level": (header("x", level=5), "/level", "at most 4"),
    "section of nothing": ({"type": "section"}, "", "at least one of text, fields"),
    "section of no fields": ({"type": "section", "fields": []}, "/fields", "no fewer than 1"),
    "eleven fields": ({"type": "section", "fields": [plain("x")] * 11}, "/fields", "more than 10"),
    "long field": (
        {"type": "section", "fields": [plain("x" * 2001)]},
        "/fields/0/text",
        "less than 2001",
    ),
    "input element beside a section": (
        {**section("x"), "accessory": {"type": "plain_text_input"}},
        "/accessory",
        "unsupported accessory type",
    ),
    "button in a context": (
        {"type": "context", "elements": [button("a", "A")]},
        "/elements/0",
        "unsupported type: button",
    ),
    "eleven in a context": (
        {"type": "context", "elements": [plain("x")] * 11},
        "/elements",
        "no more than 10 items",
    ),
    "empty actions": (actions(), "/elements", "no fewer than 1 items"),
    "26 actions": (
        actions(*(button(f"a{n}", "A") for n in range(26))),
        "/elements",
        "no more than 25 items",
    ),
    "long button": (actions(button("a", "x" * 76)), "/elements/0/text/text", "less than 76"),
    "long value": (actions(button("a", "A", value="x" * 2001)), "/elements/0/value", "2001"),
    "odd style": (actions(button("a", "A", style="blue")), "/elements/0/style", "one of primary"),
    "relative url": (actions(button("a", "A", url="/x")), "/elements/0/url", "absolute URL"),
    "half a confirm": (
        actions(button("a", "A", confirm={"title": plain("x")})),
        "/elements/0/confirm",
        "missing required field: text",
    ),
    "long action_id": (actions(button("x" * 256, "A")), "/elements/0/action_id", "less than 256"),
    "select of nothing": (actions(select()), "/elements/0", "exactly one of options"),
    "select of both": (
        actions(select(options=[option()], option_groups=[])),
        "/elements/0",
        "exactly one of options",
    ),
    "101 options": (
        actions(select(options=[option(value=str(n)) for n in range(101)])),
        "/elements/0/options",
        "no more than 100 items",
    ),
    "long option value": (
        actions(select(options=[option(value="x" * 151)])),
        "/elements/0/options/0/value",
        "less than 151",
    ),
    "six in an overflow": (
        actions({"type": "overflow", "options": [option()] * 6}),
        "/elements/0/options",
        "no more than 5 items",
    ),
    "odd date": (
        actions({"type": "datepicker", "initial_date": "22.11.2026"}),
        "/elements/0/initial_date",
        "2026-11-22",
    ),
    "boolean for a number": (
        actions({"type": "external_select", "min_query_length": True}),
        "/elements/0/min_query_length",
        "must be an integer",
    ),
    "feedback in actions": (
        actions({"type": "feedback_buttons"}),
        "/elements/0",
        "unsupported type: feedback_buttons",
    ),
    "odd rich text": (
        rich({"type": "blink"}),
        "/elements/0/elements/0",
        "unsupported rich text element type: blink",
    ),
    "odd rich text style": (
        rich({"type": "text", "text": "x", "style": {"blink": True}}),
        "/elements/0/elements/0/style",
        "invalid additional property: blink",
    ),
    "empty rich text": (
        rich({"type": "text", "text": ""}),
        "/elements/0/elements/0/text",
        "more than 0",
    ),
    "deep list": (
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_list",
                    "style": "bullet",
                    "indent": 9,
                    "elements": [{"type": "rich_text_section", "elements": []}],
                }
            ],
        },
        "/elements/0/indent",
        "at most 8",
    ),
    "ragged table": (table([[raw("a")], [raw("a"), raw("b")]]), "/rows", "same number"),
    "101 rows": (table([[raw("a")]] * 101), "/rows", "no more than 100 items"),
    "21 columns": (table([[raw("a")] * 21]), "/rows/0", "no more than 20 items"),
    "empty cell": (table([[raw("")]]), "/rows/0/0/text", "more than 0 characters"),
    "mrkdwn cell": (
        table([[{"type": "mrkdwn", "text": "x"}]]),
        "/rows/0/0",
        "unsupported cell type: mrkdwn",
    ),
    "settings without a column": (
        table([[raw("a")]], column_settings=[{}, {}]),
        "/column_settings",
        "more settings than columns",
    ),
    "odd setting": (
        table([[raw("a")]], column_settings=[{"width": 3}]),
        "/column_settings/0",
        "invalid additional property: width",
    ),
    "data table without caption": (
        {**DATA_TABLE, "caption": ""},
        "/caption",
        "more than 0 characters",
    ),
    "data table of a header only": ({**DATA_TABLE, "rows": [[raw("a")]]}, "/rows", "fewer than 2"),
    "rich header cell": (
        {**DATA_TABLE, "rows": [[rich()], [raw("a")]]},
        "/rows/0/0",
        "header cells cannot be rich_text",
    ),
    "no such row header": (
        {**DATA_TABLE, "row_header_column_index": 2},
        "/row_header_column_index",
        "no such column",
    ),
    "long chart title": (
        {"type": "data_visualization", "title": "x" * 51, "chart": PIE},
        "/title",
        "less than 51",
    ),
    "long markdown": ({"type": "markdown", "text": "x" * 12_001}, "/text", "less than 12001"),
    "image from nowhere": ({"type": "image", "alt_text": "A"}, "", "exactly one of image_url"),
    "image without words": (
        {"type": "image", "image_url": "https://x.de"},
        "",
        "missing required field: alt_text",
    ),
    "button as an input": (
        {"type": "input", "label": plain("L"), "element": button("a", "A")},
        "/element",
        "unsupported input element type: button",
    ),
    "alert in a message": (
        {"type": "alert", "text": plain("x")},
        "",
        "unsupported type: alert",
    ),
    "card of nothing": ({"type": "card"}, "", "at least one of hero_image"),
    "four card actions": (
        {"type": "card", "actions": [button(f"a{n}", "A") for n in range(4)]},
        "/actions",
        "no more than 3 items",
    ),
    "carousel of sections": (
        {"type": "carousel", "elements": [section("x")]},
        "/elements/0",
        "unsupported carousel element",
    ),
    "container without title": (
        {"type": "container", "child_blocks": [section("x")]},
        "",
        "at least one of title",
    ),
    "container in a container": (
        container(child_blocks=[container()]),
        "/child_blocks/0",
        "unsupported child block type: container",
    ),
    "collapsed for ever": (container(default_collapsed=True), "", "requires is_collapsible"),
    "waiting task alone": ({**TASK, "status": "pending"}, "/status", "one of in_progress"),
    "same task twice": (
        {"type": "plan", "title": "P", "tasks": [TASK, TASK]},
        "/tasks/1",
        "duplicate task_id: 1",
    ),
    "word for a boolean": ({**section("x"), "expand": "yes"}, "/expand", "must be a boolean"),
    "word for a number": (
        {
            "type": "data_visualization",
            "title": "T",
            "chart": {**PIE, "segments": [{"label": "a", "value": "3"}]},
        },
        "/chart/segments/0/value",
        "must be a number",
    ),
    "header level zero": (header("x", level=0), "/level", "at least 1"),
    "divider as a word": ({"type": "carousel", "elements": ["card"]}, "/elements/0", "an object"),
    "style as a word": (
        rich({"type": "text", "text": "x", "style": "bold"}),
        "/elements/0/elements/0/style",
        "must be an object",
    ),
    "two icons": (
        {
            "type": "card",
            "body": plain("B"),
            "icon": IMAGE,
            "slack_icon": {"type": "icon", "name": "x"},
        },
        "",
        "cannot be used together",
    ),
    "lengths the wrong way round": (
        text_input({"type": "plain_text_input", "min_length": 5, "max_length": 2}),
        "/element",
        "min_length must not be greater than max_length",
    ),
    "a bound in words": (
        text_input({"type": "number_input", "is_decimal_allowed": True, "min_value": "few"}),
        "/element",
        "min_value must be a number",
    ),
    "file from here": (
        {"type": "file", "external_id": "F", "source": "local"},
        "/source",
        "one of remote",
    ),
}


@pytest.mark.parametrize(("block", "place", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_block_is_named_with_its_place(block: Json, place: str, sentence: str) -> None:
    violations = validate_message([block])
    assert any(
        violation.path == f"/blocks/0{place}" and sentence in violation.sentence
        for violation in violations
    ), violations


def test_every_fault_is_found_at_one_look() -> None:
    assert len(validate_message([section(""), header("x" * 151), {"type": "hologram"}])) == 3


def test_a_key_with_a_slash_is_escaped_in_the_pointer() -> None:
    (violation,) = validate_view(modal(title={"type": "plain_text", "text": ""}), "/a~1b")
    assert violation.path == "/a~1b/title/text"


def test_fifty_blocks_pass_and_fifty_one_do_not() -> None:
    assert validate_message([{"type": "divider"}] * 50) == ()
    (violation,) = validate_message([{"type": "divider"}] * 51)
    assert str(violation) == "no more than 50 items allowed [json-pointer:/blocks]"


def test_no_block_id_twice() -> None:
    (violation,) = validate_message([{"type": "divider", "block_id": "x"}] * 2)
    assert violation.path == "/blocks/1/block_id"


def test_no_action_id_twice_in_one_block() -> None:
    (violation,) = validate_message([actions(button("a", "A"), button("a", "B"))])
    assert violation.path == "/blocks/0/elements/1/action_id"


def test_two_blocks_may_share_an_action_id() -> None:
    first, second = actions(button("a", "A")), {**section("x"), "accessory": button("a", "B")}
    assert validate_message([first, second]) == ()


def test_a_block_within_a_block_has_action_ids_of_its_own() -> None:
    cards = [{"type": "card", "body": plain("B"), "actions": [button("a", "A")]}] * 2
    rows = [{"type": "actions", "elements": [button("a", "A")]}] * 2
    assert validate_message([{"type": "carousel", "elements": cards}]) == ()
    assert validate_message([container(child_blocks=rows)]) == ()


@pytest.mark.parametrize("kind", [None, 4, ["section"], {}])
def test_a_block_of_no_readable_type_is_a_violation_and_not_a_crash(kind: object) -> None:
    assert validate_message([{"type": kind, "block_id": "b", "elements": [button("a", "A")]}])


def test_one_table_per_message() -> None:
    (violation,) = validate_message([table([[raw("a")]]), table([[raw("b")]])])
    assert "only 1 table" in violation.sentence


def test_markdown_blocks_share_one_budget() -> None:
    (violation,) = validate_message([{"type": "markdown", "text": "x" * 6001}] * 2)
    assert "12001" in violation.sentence


def test_all_blocks_together_have_a_budget_of_their_own() -> None:
    assert not blocks_are_too_long([section("x" * 2640)] * 5)
    assert blocks_are_too_long([section("x" * 2641)] * 5)


@pytest.mark.parametrize("blocks", [None, "blocks", {}, [None], ["x"], [[]]], ids=repr)
def test_what_is_not_a_list_of_blocks_is_a_violation_and_not_a_crash(blocks: object) -> None:
    assert validate_message(blocks)


def test_a_modal_with_an_input_needs_a_submit_button() -> None:
    assert validate_view(NOTE) == ()
    (violation,) = validate_view(modal(blocks=NOTE["blocks"]))
    assert violation.sentence == "missing required field: submit"


def test_a_modal_may_warn_but_not_hold_a_table() -> None:
    assert (
        validate_view(modal(blocks=[{"type": "alert", "text": plain("x"), "level": "error"}])) == ()
    )
    assert validate_view(modal(blocks=[table([[raw("a")]])]))


def test_a_home_tab_takes_a_hundred_blocks() -> None:
    assert validate_view({"type": "home", "blocks": [{"type": "divider"}] * 100}) == ()
    assert validate_view({"type": "home", "blocks": [{"type": "divider"}] * 101})
    assert validate_view({"type": "home", "blocks": [], "title": plain("x")})


def test_the_answer_to_a_suggestion_is_checked_too() -> None:
    assert validate_options({"options": [option()]}) == ()
    assert validate_options({"options": [option("x" * 76)]})
    assert validate_options({})


def test_the_design_sketch_is_good() -> None:
    sketch = Path(__file__).with_name("reply_sketch.json")
    assert validate_message(json.loads(sketch.read_text(encoding="utf-8"))["blocks"]) == ()


def test_every_limit_is_used_by_some_rule() -> None:
    folder = Path(__file__).parents[3] / "bot" / "sandbox" / "blocks"
    rules = "".join(
        path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.name != "limits.py"
    )
    beyond = {"message.text", "message.attachments"}  # read by bot.sandbox.content
    assert [
        name
        for name in LIMITS
        if f'LIMITS["{name}"]' not in rules.replace("'", '"') and name not in beyond
    ] == []
