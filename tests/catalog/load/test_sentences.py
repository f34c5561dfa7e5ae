"""What is wrong with a file is said in words that say what to do."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
import rtoml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from catalog.lint.data_files import model_keys
from catalog.load.sentences import sentences
from catalog.load.shape import NO_FULL_STOP, Form, Shape, shape_of
from catalog.load.syntax import syntax_problem
from catalog.model.code import CodeFile
from catalog.model.terms import WarnCodeEntry
from tests.catalog.toml_texts import PLAIN, paths, tables

GOOD = Path(__file__).parents[1] / "good"
BUSY = rtoml.loads((GOOD / "codes" / "486.toml").read_text("utf-8"))
# Words of programmers, and marks of patterns.
JARGON = re.compile(
    r"\b(string|integer|boolean|dict|tuple|array|input|valid|pydantic|regex|pattern|instance|"
    r"permitted|None)\b|\\|\[\^"
)


def said(change: dict[str, Any], model: type[BaseModel] = CodeFile) -> dict[str, str]:
    """What is said of the good file with some of its fields changed; ... takes a field away."""
    table = copy.deepcopy(BUSY)
    for field, value in change.items():
        _set(table, [int(part) if part.isdecimal() else part for part in field.split(".")], value)
    with pytest.raises(ValidationError) as caught:
        model.model_validate(table)
    return dict(sentences(caught.value, model))


def _set(inside: Any, path: list[Any], value: Any) -> None:
    for part in path[:-1]:
        inside = inside[part]
    if value is ...:
        del inside[path[-1]]
    else:
        inside[path[-1]] = value


SAID = [
    ("summary", ..., "is missing; write a text in quotation marks, 2 to 90 characters without a "),
    ("summary", "x" * 104, "write at most 90 characters; these are 104"),
    ("summary", "Busy.", "take off the full stop at the end"),
    ("summary", "", "is empty; write a text"),
    ("summary", "x", "write at least 2 characters"),
    ("is_not", "", "is empty; write a text, or take the line out"),
    ("summary", 3, "write a text in quotation marks, 2 to 90 characters without a full stop"),
    ("sumary", "x", "no field of that name; did you mean summary?"),
    ("nonsense", "x", "no field of that name; catalog/data/README.md lists all fields"),
    ("use.nonsense", "x", "no field of that name; here are only server and trace"),
    ("phrase", "Busy Here", "comes from the registry; take it out"),
    ("code", "486", "write a whole number, 100 to 699"),
    ("code", 99, "write a whole number, 100 to 699"),
    ("when", ["One"], "give at least two; there is one"),
    ("when", ["One"] * 7, "give at most six; there are seven"),
    ("symptoms", ["one"] * 26, "give at most 25; there are 26"),
    ("when", "One", "write a list of 2 to 6, each a text in quotation marks, 2 to 220 characters"),
    ("when.0", 7, "write a text in quotation marks, 2 to 220 characters"),
    ("use", ..., "is missing; write [use] with server and trace below it"),
    ("use", "x", "write [use] with server and trace below it"),
    ("sender", [], "give at least one; there are none"),
    ("cause", "x", "write [[cause]] with cause, check and fix below it"),
    ("cause.0", "x", "write [[cause]] with cause, check and fix below it"),
    ("header.0.strength", "must", "write one of MUST, SHOULD or MAY"),
    ("header.0.on", "request", "write one of response or next request"),
    ("defined", "section 21", "'section 21' is neither an RFC with its section, such as "),
    ("defined", 3, 'write it in quotation marks, such as "RFC 3261 §21.4.24"'),
    ("cause.0.source", "", 'is empty; write "RFC 3261 §21.4.24" or the name of a file in sources/'),
]


@pytest.mark.parametrize(("field", "value", "sentence"), SAID)
def test_each_kind_of_mistake_has_a_sentence(field: str, value: object, sentence: str) -> None:
    (told,) = said({field: value}).values()
    assert told.startswith(sentence)


def test_a_misspelled_field_that_is_needed_is_one_mistake() -> None:
    assert list(said({"summary": ..., "sumary": "This phone is busy"})) == ["sumary"]


def test_all_mistakes_of_a_file_are_told() -> None:
    change = {"summary": ..., "means": 3, "cause.0.check": "", "header.0.strength": "must"}
    assert list(said(change)) == ["summary", "means", "header.0.strength", "cause.0.check"]


def test_a_list_is_not_short_because_its_items_are_wrong() -> None:
    assert list(said({"when": ["", ""]})) == ["when.0", "when.1"]


def test_a_row_of_a_file_is_called_as_it_is_written_there() -> None:
    with pytest.raises(ValidationError) as caught:
        WarnCodeEntry.model_validate("x")
    assert list(sentences(caught.value, WarnCodeEntry, "warning.0.")) == [
        ("warning.0", "write [[warning]] with code, means, fix and defined below it")
    ]


def test_every_pattern_of_the_models_has_words() -> None:
    patterns = {
        shape.schema["pattern"]
        for model in model_keys().values()
        for shape in _texts(shape_of(model))
        if "pattern" in shape.schema
    }
    assert patterns == {NO_FULL_STOP}


def _texts(shape: Shape) -> list[Shape]:
    inside = [shape.item] if shape.form is Form.LIST else list(shape.fields.values())
    return [shape] if not inside else [text for inner in inside for text in _texts(inner)]


ANY_VALUE = st.one_of(PLAIN, tables(1), st.lists(PLAIN, max_size=30), st.floats())


@given(st.sampled_from(list(paths(BUSY))), ANY_VALUE)
def test_no_sentence_speaks_to_programmers(path: tuple[str | int, ...], value: object) -> None:
    table = copy.deepcopy(BUSY)
    _set(table, list(path), value)
    try:
        CodeFile.model_validate(table)
    except ValidationError as error:
        for _, sentence in sentences(error, CodeFile):
            assert sentence
            assert not JARGON.search(_without_quotes(sentence))


def _without_quotes(sentence: str) -> str:
    """The sentence without what it quotes from the file."""
    return re.sub(r"\A(?:'.*'|\".*\") is neither", "it is neither", sentence, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("code = = 486", 1, "take out one of the equals signs"),
        ('a = 1\nb = "x\nc = 2', 2, "a text is not closed; put a quotation mark at its end"),
        ('b = """x\nc = 2', 2, 'a text is not closed; put """ at its end'),
        ('when = [\n  "a"\n  "b",\n]', 3, "put a comma between the items of the list"),
        ("a = 1\na = 2", 2, "this is in the file already; take one of them out"),
        ("a = “x”", 1, "put the text in straight quotation marks"),
        ('a = "C:\\dir"', 1, "a backslash means something in a text; write it as two"),
        ('a = "say "x""', 1, "end the line here; a quotation mark inside a text is written"),
        ("summary", 1, 'write it as name = "text"'),
        ("[[cause]\na = 1", 1, "put ]] after the name of the table"),
        ("a = 1.2.3", 1, "cannot be read as TOML from here on: invalid float"),
    ],
)
def test_what_is_not_toml_is_said_with_its_line(text: str, line: int, sentence: str) -> None:
    problem = syntax_problem(text)
    assert problem
    assert (problem.line, problem.text[: len(sentence)]) == (line, sentence)


@given(st.text() | st.text('ab="[]{},.#\n'))
def test_any_text_is_toml_or_has_a_problem_in_one_of_its_lines(text: str) -> None:
    problem = syntax_problem(text)
    assert problem is None or 1 <= problem.line <= text.count("\n") + 1
