"""Reads q850/, warnings.toml, methods.toml and headers.toml and joins them with the registry."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import rtoml
from pydantic import BaseModel, ValidationError

from catalog.errors import DataError
from catalog.loader import data_folder, read_tables
from catalog.reference import CauseAdvice, HeaderField, Method, Q850Cause, Reference, WarnCode

_Model = TypeVar("_Model", bound=BaseModel)


def load_reference(folder: Traversable | None = None) -> Reference:
    """Read everything.

    Raises DataError, which names the file and the field, at the first thing that is wrong.
    """
    root = folder or data_folder()
    return Reference(
        causes={one.cause: one for one in read_causes(root)},
        warn_codes={
            one.code: one for one in _joined(root, "warnings", "warning", "code", WarnCode)
        },
        methods={one.name: one for one in _joined(root, "methods", "method", "name", Method)},
        headers={one.name: one for one in _joined(root, "headers", "header", "name", HeaderField)},
    )


def read_causes(root: Traversable) -> Iterator[Q850Cause]:
    """Every cause of the registry, with the file about it where there is one."""
    written = {}
    for file, table in read_tables(root / "q850"):
        advice = _fit(CauseAdvice, file, "", table)
        if file != f"q850/{advice.cause}.toml":
            raise DataError(file, "cause", f"is {advice.cause}, unlike the file's name")
        written[advice.cause] = advice
    for row in _registry(root, "q850"):
        advice_of_row = written.pop(row["cause"], None)
        yield _fit(Q850Cause, "registry/q850.json", "", {**row, "advice": advice_of_row})
    for cause in written:
        raise DataError(f"q850/{cause}.toml", "cause", f"registry/q850.json has no cause {cause}")


def _joined(
    root: Traversable, name: str, key: str, identity: str, model: type[_Model]
) -> Iterator[_Model]:
    """The rows of one file, each joined with the registry row of the same name or number.

    Both sides have to match: a row that IANA does not have, and one that nobody wrote
    about, are errors.
    """
    file = f"{name}.toml"
    rows = {row[identity]: row for row in _registry(root, name)}
    for number, table in enumerate(_read(root, file).get(key, ())):
        row = rows.pop(table.get(identity), None)
        if row is None:
            raise DataError(file, f"{key}.{number}.{identity}", "is not registered or stands twice")
        yield _fit(model, file, f"{key}.{number}.", {**row, **table})
    for missing in rows:
        raise DataError(file, key, f"has no row for {missing}")


def _registry(root: Traversable, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        (root / "registry" / f"{name}.json").read_text("utf-8")
    )["rows"]
    return rows


def _read(root: Traversable, file: str) -> dict[str, Any]:
    try:
        return rtoml.loads((root / file).read_text("utf-8"))
    except (rtoml.TomlParsingError, UnicodeDecodeError, FileNotFoundError) as error:
        raise DataError(file, "(whole file)", str(error)) from None


def _fit(model: type[_Model], file: str, prefix: str, table: Mapping[str, Any]) -> _Model:
    try:
        return model.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = prefix + ".".join(str(part) for part in first["loc"])
        raise DataError(file, field or "(whole file)", first["msg"]) from None
