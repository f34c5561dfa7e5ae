"""Reads data/ into a `Catalog`, once, and says exactly what is wrong where it is broken.

Files are read with importlib.resources, so that the package works from a wheel too. The
only I/O of this package is here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import rtoml
from pydantic import ValidationError

from catalog.catalog import Catalog
from catalog.citation import Source
from catalog.errors import DataError
from catalog.model import Group, Interworking, Registration, ResponseClass, ResponseCode

_Model = TypeVar("_Model", Group, ResponseCode, ResponseClass, Source)

# What the loader adds from the registry and the class: a code file must not state it itself.
_JOINED = ("phrase", "response_class", "registration", "interworking", "destroys")


def data_folder() -> Traversable:
    """Where the data of this package lies."""
    return files("catalog") / "data"


def load(folder: Traversable | None = None) -> Catalog:
    """Read all data and check it against the contract (data/README.md).

    Raises DataError, which names the file and the field, at the first thing that is wrong.
    """
    root = folder or data_folder()
    classes = {item.digit: item for item in read_classes(root)}
    registry = read_registry(root)
    sources = {source.id: source for source in read_sources(root)}
    codes: dict[int, ResponseCode] = {}
    for name, table in read_tables(root / "codes"):
        code = build_code(name, table, classes, registry)
        codes[code.code] = code
    return Catalog(
        codes=dict(sorted(codes.items())),
        classes=classes,
        groups=tuple(read_groups(root)),
        sources=sources,
        synonyms=read_synonyms(root),
    )


class Registry:
    """The generated tables that code files are joined with."""

    def __init__(
        self,
        rows: Mapping[int, Registration],
        interworking: Mapping[int, Interworking],
        destroys: Mapping[int, str],
    ) -> None:
        self.rows = rows
        self.interworking = interworking
        self.destroys = destroys


def read_registry(root: Traversable) -> Registry:
    """The registry folder as typed rows."""
    folder = root / "registry"
    rows = json.loads((folder / "response-codes.json").read_text("utf-8"))["rows"]
    interworking = json.loads((folder / "interworking.json").read_text("utf-8"))
    destroys = json.loads((folder / "rfc5057.json").read_text("utf-8"))
    return Registry(
        rows={row["code"]: Registration(**row) for row in rows},
        interworking={int(key): Interworking(**value) for key, value in interworking.items()},
        destroys={int(key): value for key, value in destroys.items()},
    )


def read_classes(root: Traversable) -> list[ResponseClass]:
    """The six classes of data/classes.toml."""
    table = _read_toml(root / "classes.toml")
    return [_validate(ResponseClass, "classes.toml", row) for row in table["class"]]


def read_sources(root: Traversable) -> list[Source]:
    """The documents of data/sources/ that citations may name."""
    return [_validate(Source, name, table) for name, table in read_tables(root / "sources")]


def read_groups(root: Traversable) -> list[Group]:
    """The hand-written verdicts of data/groups/, the smallest groups first."""
    groups = [_validate(Group, name, table) for name, table in read_tables(root / "groups")]
    return sorted(groups, key=lambda group: len(group.member))


def read_synonyms(root: Traversable) -> dict[str, tuple[str, ...]]:
    """Words that people use for the words of the catalog (data/synonyms.toml)."""
    table = _read_toml(root / "synonyms.toml")["synonyms"]
    return {word: tuple(others) for word, others in table.items()}


def build_code(
    name: str,
    table: dict[str, Any],
    classes: Mapping[int, ResponseClass],
    registry: Registry,
) -> ResponseCode:
    """Join one code file with its registry row and class.

    Raises DataError where the file contradicts the registry or the contract.
    """
    stem = name.removesuffix(".toml").rpartition("/")[2]
    number = table.get("code")
    if str(number) != stem:
        raise DataError(name, "code", f"is {number!r}, but the file is named {stem}")
    for field in _JOINED:
        if field in table:
            raise DataError(name, field, "comes from the registry or the class; leave it out")
    row = registry.rows.get(int(stem))
    if row is None:
        raise DataError(name, "code", f"{stem} is not in IANA's registry of response codes")
    code = _validate(
        ResponseCode,
        name,
        {
            **table,
            "phrase": row.phrase,
            "registration": row,
            "response_class": classes[row.code // 100],
            "interworking": registry.interworking.get(row.code, Interworking()),
            "destroys": registry.destroys.get(row.code),
        },
    )
    if f"RFC {code.defined.rfc}" != row.reference:
        raise DataError(name, "defined", f"is {code.defined}, but IANA registers {row.reference}")
    return code


def read_tables(folder: Traversable) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every TOML file of a folder in order of name, as (folder/name, table)."""
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            yield f"{folder.name}/{file.name}", _read_toml(file)


def _read_toml(file: Traversable) -> dict[str, Any]:
    try:
        return rtoml.loads(file.read_text("utf-8"))
    except (rtoml.TomlParsingError, UnicodeDecodeError) as error:
        raise DataError(file.name, "(whole file)", str(error)) from None


def _validate(model: type[_Model], name: str, table: Mapping[str, Any]) -> _Model:
    try:
        return model.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "(whole file)"
        raise DataError(name, field, first["msg"]) from None
