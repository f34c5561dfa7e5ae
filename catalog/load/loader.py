"""Reads data/ into a `Catalog`, once, and says exactly what is wrong where it is broken.

Response codes are read at once; what stands beside them is read when it is first asked for, so
that a code is explained as fast as if there were nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib.resources.abc import Traversable
from typing import Any

from catalog.catalog import Catalog, Later
from catalog.errors import DataError
from catalog.load.files import data_folder, fit, read_json, read_tables, read_toml
from catalog.load.sources import LazySources
from catalog.load.terms import load_reference, read_documents, read_unregistered
from catalog.model.code import Group, Interworking, Registration, ResponseClass, ResponseCode

# What the loader adds from the registry and the class: a code file must not state it itself.
_JOINED = ("phrase", "response_class", "registration", "interworking", "destroys")


def load(folder: Traversable | None = None) -> Catalog:
    """Read all data and check it against the contract (data/README.md).

    Raises DataError, which names the file and the field, at the first thing that is wrong; for
    what is read later, when it is first asked for.
    """
    root = folder or data_folder()
    classes = {item.digit: item for item in read_classes(root)}
    registry = read_registry(root)
    codes: dict[int, ResponseCode] = {}
    for name, table in read_tables(root / "codes"):
        code = build_code(name, table, classes, registry)
        codes[code.code] = code
    return Catalog(
        codes=dict(sorted(codes.items())),
        classes=classes,
        groups=tuple(read_groups(root)),
        sources=LazySources(root / "sources"),
        synonyms=read_synonyms(root),
        later=Later(
            reference=partial(load_reference, root),
            documents=partial(read_documents, root),
            unregistered=partial(read_unregistered, root),
        ),
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
    rows = read_json(root, "response-codes.json")["rows"]
    interworking = read_json(root, "interworking.json")
    destroys = read_json(root, "rfc5057.json")
    return Registry(
        rows={row["code"]: Registration(**row) for row in rows},
        interworking={int(key): Interworking(**value) for key, value in interworking.items()},
        destroys={int(key): value for key, value in destroys.items()},
    )


def read_classes(root: Traversable) -> list[ResponseClass]:
    """The six classes of data/classes.toml."""
    table = read_toml(root / "classes.toml")
    return [fit(ResponseClass, "classes.toml", row) for row in table["class"]]


def read_groups(root: Traversable) -> list[Group]:
    """The hand-written verdicts of data/groups/, the smallest groups first."""
    groups = [fit(Group, name, table) for name, table in read_tables(root / "groups")]
    return sorted(groups, key=lambda group: len(group.member))


def read_synonyms(root: Traversable) -> dict[str, tuple[str, ...]]:
    """Words that people use for the words of the catalog (data/synonyms.toml)."""
    table = read_toml(root / "synonyms.toml")["synonyms"]
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
    code = fit(
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
