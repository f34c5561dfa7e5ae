"""Reads what stands beside the response codes and joins it with the registry.

Causes, warn-codes, methods and header fields are read together, documents and unregistered
numbers each on their own: `catalog.load` puts all three off until they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel

from catalog.errors import DataError
from catalog.load.files import data_folder, fit, read_json, read_tables, read_toml
from catalog.model.terms import (
    CauseAdvice,
    CauseAlias,
    HeaderField,
    Method,
    PrivateCause,
    Q850Cause,
    Reference,
    RfcDocument,
    UnregisteredCode,
    WarnCode,
)

_Model = TypeVar("_Model", bound=BaseModel)
_NAMES = "cause-names.toml"


def load_reference(folder: Traversable | None = None) -> Reference:
    """Causes, warn-codes, methods and header fields.

    Raises DataError, which names the file and the field, at the first thing that is wrong.
    """
    root = folder or data_folder()
    names = read_toml(root / _NAMES)
    return Reference(
        causes={one.cause: one for one in read_causes(root)},
        default_codes=read_json(root, "q850.json")["defaults"]["to_sip"],
        private_causes={one.cause: one for one in _rows(names, "private", PrivateCause)},
        cause_aliases=tuple(_rows(names, "alias", CauseAlias)),
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
        advice = fit(CauseAdvice, file, table)
        if file != f"q850/{advice.cause}.toml":
            raise DataError(file, "cause", f"is {advice.cause}, unlike the file's name")
        written[advice.cause] = advice
    for row in read_json(root, "q850.json")["rows"]:
        advice_of_row = written.pop(row["cause"], None)
        yield fit(Q850Cause, "registry/q850.json", {**row, "advice": advice_of_row})
    for cause in written:
        raise DataError(f"q850/{cause}.toml", "cause", f"registry/q850.json has no cause {cause}")


def read_unregistered(root: Traversable) -> dict[int, UnregisteredCode]:
    """Numbers that people meet though nobody registered them, ascending."""
    rows = {row["code"]: row for row in read_json(root, "unregistered.json")["rows"]}
    found = {}
    for file, table in read_tables(root / "unregistered"):
        for field in _JOINED:
            if field in table:
                raise DataError(file, field, "comes from the registry; leave it out")
        row = rows.get(table.get("number"), {})
        joined = {key: row[key] for key in _JOINED if key in row}
        one = fit(UnregisteredCode, file, {**table, **joined})
        if file != f"unregistered/{one.number}.toml":
            raise DataError(file, "number", f"is {one.number}, unlike the file's name")
        found[one.number] = one
    return dict(sorted(found.items()))


def read_documents(root: Traversable) -> dict[int, RfcDocument]:
    """The RFCs of registry/documents.json, without their sections."""
    rows = read_json(root, "documents.json")["documents"]
    return {
        int(number): RfcDocument(
            number=int(number),
            title=row["title"],
            date=row["date"],
            status=row["status"],
            **{name: tuple(row.get(name, ())) for name in _RELATIONS},
        )
        for number, row in rows.items()
    }


_JOINED = ("once_in", "listed_by")
_RELATIONS = ("obsoletes", "updates", "obsoleted_by", "updated_by")


def _joined(
    root: Traversable, name: str, key: str, identity: str, model: type[_Model]
) -> Iterator[_Model]:
    """The rows of one file, each joined with the registry row of the same name or number.

    Both sides have to match: a row that IANA does not have, and one that nobody wrote
    about, are errors.
    """
    file = f"{name}.toml"
    rows = {row[identity]: row for row in read_json(root, f"{name}.json")["rows"]}
    for number, table in enumerate(read_toml(root / file).get(key, ())):
        row = rows.pop(table.get(identity), None)
        if row is None:
            raise DataError(file, f"{key}.{number}.{identity}", "is not registered or stands twice")
        yield fit(model, file, {**row, **table}, f"{key}.{number}.")
    for missing in rows:
        raise DataError(file, key, f"has no row for {missing}")


def _rows(table: Mapping[str, Any], key: str, model: type[_Model]) -> Iterator[_Model]:
    for number, row in enumerate(table.get(key, ())):
        yield fit(model, _NAMES, row, f"{key}.{number}.")
