"""What a field of a data file takes, in words: "a text of 2 to 90 characters".

Read from the JSON schema that pydantic makes of a model, so that the words follow the model. Takes
some milliseconds a model: for messages about broken files, not for reading good ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Final

from pydantic import BaseModel

from catalog.load.places import FieldPath
from catalog.wording import join_words

NO_FULL_STOP: Final = r"[^.]$"
"""The pattern of a headline."""
CITATION: Final = '"RFC 3261 §21.4.24" or the name of a file in sources/'


class Form(Enum):
    """What kind of value a field takes."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    CHOICE = "choice"
    CITATION = "citation"
    TABLE = "table"
    LIST = "list"


@dataclass(frozen=True)
class Shape:
    """A field, or a model as a whole, by its JSON schema."""

    schema: Mapping[str, Any]
    definitions: Mapping[str, Any]

    @property
    def form(self) -> Form:
        """The kind of value."""
        if self.schema.get("format") == "citation":
            return Form.CITATION
        if "enum" in self.schema:
            return Form.CHOICE
        return _FORMS[self.schema["type"]]

    @property
    def fields(self) -> dict[str, Shape]:
        """The fields of a table, in the order of the model."""
        inside: Mapping[str, Any] = self.schema.get("properties", {})
        return {name: self._shape(schema) for name, schema in inside.items()}

    @property
    def required(self) -> tuple[str, ...]:
        """The fields that a table has to have."""
        return tuple(self.schema.get("required", ()))

    @property
    def item(self) -> Shape:
        """What each item of a list is."""
        return self._shape(self.schema["items"])

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that a choice allows."""
        return tuple(map(str, self.schema.get("enum", ())))

    def at(self, path: FieldPath) -> Shape | None:
        """The shape of a field inside; None where the model has no such field."""
        shape: Shape | None = self
        for part in path:
            if shape is None:
                return None
            if isinstance(part, int):
                shape = shape.item if shape.form is Form.LIST else None
            else:
                shape = shape.fields.get(part) if shape.form is Form.TABLE else None
        return shape

    def _shape(self, schema: Mapping[str, Any]) -> Shape:
        """A part of the schema: what is optional as if it were there, references followed."""
        options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
        if options:
            # What may be one or a list of them is best written as a list.
            lists = [option for option in options if option.get("type") == "array"]
            return self._shape([*lists, *options][0])
        if "$ref" in schema:
            return self._shape(self.definitions[schema["$ref"].rpartition("/")[2]])
        return Shape(schema, self.definitions)


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a whole model, its fields named as in files."""
    schema = model.model_json_schema(by_alias=True)
    return Shape(schema, schema.get("$defs", {}))


def asked(shape: Shape, header: str) -> str:
    """What a field takes, as the object of "write": "a text in quotation marks, ...".

    header: the line above it, if it is a table: "[retry.never]"
    """
    match shape.form:
        case Form.TEXT:
            length = span(shape, "minLength", "maxLength")
            stop = " without a full stop" if shape.schema.get("pattern") == NO_FULL_STOP else ""
            return f"a text in quotation marks{f', {length} characters' if length else ''}{stop}"
        case Form.NUMBER:
            numbers = span(shape, "minimum", "maximum")
            return f"a whole number{f', {numbers}' if numbers else ''}"
        case Form.TRUTH:
            return "true or false"
        case Form.CHOICE:
            return f"one of {join_words(shape.choices, 'or')}"
        case Form.CITATION:
            return CITATION
        case Form.TABLE:
            return f"{header} with {_needed(shape)} below it"
        case Form.LIST:
            return _asked_list(shape, header)


def _asked_list(shape: Shape, header: str) -> str:
    match shape.item.form:
        case Form.CITATION:
            return f"a list such as [{CITATION.partition(' or ')[0]}]"
        case Form.TABLE:
            return f"[{header}] with {_needed(shape.item)} below it"
        case _:
            length = span(shape, "minItems", "maxItems")
            return f"a list{f' of {length}' if length else ''}, each {asked(shape.item, header)}"


def _needed(table: Shape) -> str:
    return join_words(table.required or table.fields)


def span(shape: Shape, lowest: str, highest: str) -> str:
    """Both limits in words, such as "2 to 6" or "at most 6"; empty where there is none."""
    low, high = shape.schema.get(lowest), shape.schema.get(highest)
    if low is not None and high is not None:
        return f"{low} to {high}"
    return f"at least {in_number(low)}" if low else f"at most {high}" if high else ""


def in_number(count: int) -> str:
    """A number in words up to twelve."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


_NUMBERS = "none one two three four five six seven eight nine ten eleven twelve".split()
_FORMS = {
    "string": Form.TEXT,
    "integer": Form.NUMBER,
    "boolean": Form.TRUTH,
    "object": Form.TABLE,
    "array": Form.LIST,
}
