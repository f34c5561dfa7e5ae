"""Walks over any value of the catalog and names the fields on the way.

Field names are those of the files: "cause.1.check" is `check` of the second [[cause]].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from pydantic import BaseModel

from catalog.citation import Citation


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One value inside an outer one, with its field; the outermost has an empty field.

    model: the class whose fields count; of a joined value it is that of its file
    """

    field: str
    value: BaseModel
    model: type[BaseModel]

    def fields(self) -> Iterator[tuple[str, object]]:
        """Name in the file and value of each field."""
        for name, info in self.model.model_fields.items():
            yield info.alias or name, getattr(self.value, name)

    def items(self) -> Iterator[tuple[str, object]]:
        """Each field, or each item of a field that is a list: ("when.0", ...)."""
        for name, held in self.fields():
            if isinstance(held, tuple):
                yield from ((f"{name}.{place}", item) for place, item in enumerate(held))
            else:
                yield name, held

    def texts(self) -> Iterator[tuple[str, str]]:
        """The texts that the value holds itself, each with its field."""
        for name, item in self.items():
            if isinstance(item, str) and not isinstance(item, Enum):
                yield name, item

    def citations(self) -> Iterator[tuple[str, Citation]]:
        """The citations that the value holds itself, each with the field that lists it."""
        for name, item in self.items():
            if isinstance(item, Citation):
                yield name.partition(".")[0], item


def values_of(
    value: BaseModel, field: str = "", model: type[BaseModel] | None = None
) -> Iterator[FieldValue]:
    """The value itself, then every value inside it, outer ones first."""
    held = FieldValue(field, value, model or type(value))
    yield held
    for name, item in held.items():
        if isinstance(item, BaseModel):
            yield from values_of(item, join(field, name))


def join(field: str, name: str) -> str:
    """The field of something inside a field."""
    return f"{field}.{name}" if field else name
