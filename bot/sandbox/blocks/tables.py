"""The blocks that show data: table, data_table, data_visualization.

Source: docs.slack.dev/reference/block-kit/blocks/table-block and its neighbors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.sandbox.blocks.checks import (
    Check,
    Node,
    anything,
    array,
    boolean,
    by_type,
    integer,
    number,
    one_of,
    shape,
    string,
)
from bot.sandbox.blocks.limits import LIMITS
from bot.sandbox.blocks.objects import identifier, raw_text
from bot.sandbox.blocks.rich_text import rich_text_block

_TYPE: Mapping[str, Check] = {"type": anything}
_ID: Mapping[str, Check] = {"block_id": identifier}
_TEXT_FIELDS = frozenset({"text", "title", "caption", "alt_text", "author_name", "label", "name"})
"""The fields whose text a reader sees."""


def _rows(node: Node) -> Iterator[tuple[int, list[object]]]:
    """The rows of a table that are lists, with their index."""
    rows = node.get("rows")
    if isinstance(rows, list):
        for index, row in enumerate(rows):
            if isinstance(row, list):
                yield index, row


def _equal_rows(node: Node) -> None:
    """Every row has as many cells as the first."""
    widths = [len(row) for _, row in _rows(node)]
    if len(set(widths)) > 1:
        node.child("rows", None).report("all rows must have the same number of columns")


def _settings_fit(node: Node) -> None:
    """No more column settings than columns."""
    settings = node.get("column_settings")
    widths = [len(row) for _, row in _rows(node)]
    if isinstance(settings, list) and widths and len(settings) > max(widths):
        node.child("column_settings", None).report("more settings than columns")


def _plain_header_row(node: Node) -> None:
    """A data_table's first row names the columns and holds no rich text."""
    for index, row in _rows(node):
        for column, cell in enumerate(row):
            if index == 0 and isinstance(cell, dict) and cell.get("type") == "rich_text":
                path = node.child("rows", None).child(0, None).child(column, None)
                path.report("header cells cannot be rich_text")


def _row_header_in_range(node: Node) -> None:
    """The row header is one of the columns."""
    column = node.get("row_header_column_index")
    widths = [len(row) for _, row in _rows(node)]
    if isinstance(column, int) and widths and column >= widths[0]:
        node.child("row_header_column_index", None).report("no such column")


def characters(value: object) -> int:
    """How many characters of text that a reader could see are in a JSON value."""
    if isinstance(value, dict):
        return sum(
            len(inner) if isinstance(inner, str) and key in _TEXT_FIELDS else characters(inner)
            for key, inner in value.items()
        )
    if isinstance(value, list):
        return sum(characters(inner) for inner in value)
    return 0


def _table_characters(node: Node) -> None:
    if characters(node.get("rows")) > LIMITS["data_table.characters"]:
        node.report(f"must be less than {LIMITS['data_table.characters'] + 1} characters")


_raw_number = shape({**_TYPE, "value": number}, {"text": string(LIMITS["text"])})
_cell = by_type(
    {"raw_text": raw_text, "raw_number": _raw_number, "rich_text": rich_text_block}, "cell type"
)


def _setting(node: Node) -> None:
    """How a column is drawn; null leaves it as it is."""
    if node.value is not None:
        shape(None, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})(node)


table = shape(
    {
        **_TYPE,
        "rows": array(array(_cell, LIMITS["table.columns"]), LIMITS["table.rows"]),
    },
    {**_ID, "column_settings": array(_setting, LIMITS["table.columns"], minimum=0)},
    _equal_rows,
    _settings_fit,
)
data_table = shape(
    {
        **_TYPE,
        "rows": array(
            array(_cell, LIMITS["data_table.columns"]), LIMITS["data_table.rows"], minimum=2
        ),
        "caption": string(LIMITS["text"]),
    },
    {
        **_ID,
        "page_size": integer(1, LIMITS["data_table.page_size"]),
        "row_header_column_index": integer(0),
    },
    _equal_rows,
    _plain_header_row,
    _row_header_in_range,
    _table_characters,
)
_chart_label = string(LIMITS["data_visualization.label"])
_point = shape({"label": _chart_label, "value": number})
_axis_chart = shape(
    {
        **_TYPE,
        "series": array(
            shape(
                {
                    "name": _chart_label,
                    "data": array(_point, LIMITS["data_visualization.points"]),
                }
            ),
            LIMITS["data_visualization.series"],
        ),
        "axis_config": shape(
            {"categories": array(_chart_label, LIMITS["data_visualization.points"])},
            {
                "x_label": string(LIMITS["data_visualization.axis_label"]),
                "y_label": string(LIMITS["data_visualization.axis_label"]),
            },
        ),
    }
)
data_visualization = shape(
    {
        **_TYPE,
        "title": string(LIMITS["data_visualization.title"]),
        "chart": by_type(
            {
                "pie": shape(
                    {**_TYPE, "segments": array(_point, LIMITS["data_visualization.series"])}
                ),
                "bar": _axis_chart,
                "area": _axis_chart,
                "line": _axis_chart,
            },
            "chart type",
        ),
    },
    _ID,
)
