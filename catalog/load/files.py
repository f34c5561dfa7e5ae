"""Reads files of a data folder, and says exactly what is wrong where one is broken.

Files are read with importlib.resources, so that the package works from a wheel too. All I/O
of this package is here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import rtoml
from pydantic import BaseModel, ValidationError

from catalog.errors import DataError

_Model = TypeVar("_Model", bound=BaseModel)


def data_folder() -> Traversable:
    """Where the data of this package lies."""
    return files("catalog") / "data"


def read_json(root: Traversable, name: str) -> Any:
    """A generated file of registry/."""
    return json.loads((root / "registry" / name).read_text("utf-8"))


def read_toml(file: Traversable) -> dict[str, Any]:
    """One TOML file. Raises DataError where it is missing or no TOML."""
    try:
        return rtoml.loads(file.read_text("utf-8"))
    except (rtoml.TomlParsingError, UnicodeDecodeError, FileNotFoundError) as error:
        raise DataError(file.name, "(whole file)", str(error)) from None


def read_tables(folder: Traversable) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every TOML file of a folder in order of name, as (folder/name, table)."""
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            yield f"{folder.name}/{file.name}", read_toml(file)


def fit(model: type[_Model], file: str, table: Mapping[str, Any], prefix: str = "") -> _Model:
    """The table as a value of the model. Raises DataError with the first field that is wrong.

    prefix: where the table stands in its file: "class.3."
    """
    try:
        return model.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = prefix + ".".join(str(part) for part in first["loc"])
        raise DataError(file, field or "(whole file)", first["msg"]) from None
