"""The contract's page and the models say the same."""

from __future__ import annotations

import re

import pytest

from catalog.lint.contract import FieldProse, read_contract
from catalog.lint.data_files import model_keys
from catalog.load.files import data_folder
from catalog.load.shape import Form, Shape, shape_of

CONTRACT = read_contract(data_folder())
MODELS = model_keys()
FIELDS = [
    pytest.param(CONTRACT[key][name], shape, name in shape_of(model).required, id=f"{key} {name}")
    for key, model in MODELS.items()
    for name, shape in shape_of(model).fields.items()
    if name in CONTRACT.get(key, {})
]
# Needed by some codes and not by others, which is a rule's business.
BY_RULE = {"for failures": {"fix", "cause"}}
LIMITS = ("minItems", "maxItems", "maxLength")


def test_every_kind_of_file_has_a_table() -> None:
    assert CONTRACT.keys() == MODELS.keys()


@pytest.mark.parametrize("key", MODELS)
def test_every_field_has_a_row_in_the_order_of_the_model(key: str) -> None:
    fields = shape_of(MODELS[key]).fields
    plain = [name for name in fields if not _is_table(fields[name])]
    tables = [name for name in fields if _is_table(fields[name])]
    assert list(CONTRACT[key]) == plain + tables


@pytest.mark.parametrize(("prose", "shape", "required"), FIELDS)
def test_what_the_page_calls_needed_is_required(
    prose: FieldProse, shape: Shape, required: bool
) -> None:
    assert prose.needed in {"yes", "", *BY_RULE}
    assert (prose.needed == "yes") == required


@pytest.mark.parametrize(("prose", "shape", "required"), FIELDS)
def test_the_page_names_the_limits_of_the_model(
    prose: FieldProse, shape: Shape, required: bool
) -> None:
    written = {int(number) for number in re.findall(r"\d+", prose.length)}
    # One is what "needed" says, and a rule asks failures for one fix and two causes.
    smallest = {1, 2} if prose.needed in {"yes", *BY_RULE} else set()
    assert written - smallest <= _limits(shape)
    assert _limits(shape) - smallest <= written


@pytest.mark.parametrize(("prose", "shape", "required"), FIELDS)
def test_sentences_are_counted_where_the_page_counts_them(
    prose: FieldProse, shape: Shape, required: bool
) -> None:
    assert ("sentences" in prose.meaning) == (shape.schema.get("maxLength") in (700, 320))


def _limits(shape: Shape) -> set[int]:
    """Every limit on a list or a text in it, at any depth."""
    limits = {shape.schema[name] for name in LIMITS if name in shape.schema}
    inside = [shape.item] if shape.form is Form.LIST else shape.fields.values()
    return limits.union(*map(_limits, inside))


def _is_table(shape: Shape) -> bool:
    return Form.TABLE in (shape.form, shape.form is Form.LIST and shape.item.form)
