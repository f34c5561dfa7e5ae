"""A new data file in which every field is explained: what `python -m catalog new` writes.

Names, order, limits and choices come from the models, what a field is for from the contract's
page. What has to be there is there and empty, so that the lint asks for it; the rest is commented
out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from catalog.lint.contract import FieldProse
from catalog.lint.data_files import schema_line
from catalog.lint.layout import put_in_order
from catalog.load.shape import Form, Shape, asked, span
from catalog.wording import capitalize, with_period

_WIDTH = 100


def new_file(
    file: str, shape: Shape, prose: Mapping[str, FieldProse], filled: Mapping[str, object]
) -> str:
    """The text of a new file.

    file:   its path under data/
    shape:  what such a file is
    prose:  what the contract says of its fields
    filled: the values that are known already, by field
    """
    blocks = [_head(file)]
    for name in sorted(shape.fields, key=lambda name: _table(shape.fields[name]) is not None):
        field, required = shape.fields[name], name in shape.required
        lines = _field(name, field, filled.get(name), sourced=prose[name].source == "yes")
        blocks.append(
            [
                *_comment(f"{_needed(required, prose[name])}: {_asked(name, field)}."),
                *_comment(capitalize(with_period(prose[name].meaning))),
                *(line if required else _commented_out(line) for line in lines),
            ]
        )
    return put_in_order(file, "\n".join(line for block in blocks for line in [*block, ""]))


def _head(file: str) -> list[str]:
    schema = schema_line(file)
    text = (
        "Fill in what is empty; take the # away from what you need and delete the rest, with the "
        f"comments. Then run: python -m catalog lint --fix {file}"
    )
    return [*([schema] if schema else []), "", *_comment(text)]


def _needed(required: bool, prose: FieldProse) -> str:
    if required:
        return "Required"
    return f"Required {prose.needed}" if prose.needed else "Optional"


def _field(name: str, shape: Shape, value: object, *, sourced: bool) -> Iterator[str]:
    """The lines of a field, empty or with its value; `sourced`: a source is needed in any case."""
    table = _table(shape)
    if table is None:
        yield f"{name} = {_value(shape, value)}"
        return
    required = {*table.required, *(["source"] if sourced else [])}
    yield f"[[{name}]]" if shape.form is Form.LIST else f"[{name}]"
    for inner_name, inner in table.fields.items():
        if not _table(inner):
            line = f"{inner_name} = {_value(inner, None)}  # {_asked(inner_name, inner)}"
            yield line if inner_name in required else f"# {line}"
    for inner_name, inner in table.fields.items():
        if inner_table := _table(inner):
            yield from ["", f"# [{name}.{inner_name}]"]
            yield from (
                f"# {key} = {_value(last, None)}" for key, last in inner_table.fields.items()
            )


def _table(shape: Shape) -> Shape | None:
    """What a table, or each of a list of tables, is; None where the field is plain."""
    inner = shape.item if shape.form is Form.LIST else shape
    return inner if inner.form is Form.TABLE else None


def _value(shape: Shape, value: Any) -> str:
    match shape.form:
        case Form.LIST:
            return '[""]'
        case Form.NUMBER:
            return str(value or 0)
        case Form.TRUTH:
            return "false"
        case _:
            return f'"{value or ""}"'


def _asked(name: str, shape: Shape) -> str:
    """What a field takes, for a comment beside or above it."""
    if _table(shape) is None:
        return asked(shape, f"[{name}]").replace(" in quotation marks", "")
    if shape.form is not Form.LIST:
        return "one table"
    return f"{span(shape, 'minItems', 'maxItems') or 'any number'}, each under its own [[{name}]]"


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _commented_out(line: str) -> str:
    return f"# {line.removeprefix('# ')}" if line else line
