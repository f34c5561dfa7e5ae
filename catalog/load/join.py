"""Joins what people wrote with what is registered.

Both sides are checked already, so that a join validates nothing again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from catalog.load.reader import Entry
from catalog.load.registry import Registry
from catalog.model.cause import (
    CauseAlias,
    CauseFile,
    CauseMappings,
    CauseRow,
    PrivateCause,
    Q850Cause,
)
from catalog.model.code import CodeFile, Group, ResponseClass, ResponseCode
from catalog.model.terms import (
    HeaderField,
    HeaderFieldEntry,
    Method,
    MethodEntry,
    WarnCode,
    WarnCodeEntry,
)
from catalog.model.unregistered import UnregisteredCode, UnregisteredFile
from catalog.q850 import Q850
from catalog.terms import Terms

_Joined = TypeVar("_Joined", bound=BaseModel)


def join_code(
    file: CodeFile, registry: Registry, classes: Mapping[int, ResponseClass]
) -> ResponseCode:
    """A code's file with its registry rows and its class."""
    number = file.code
    return _join(
        ResponseCode,
        file,
        {
            "registration": registry.codes[number],
            "response_class": classes[number // 100],
            "q850_mappings": registry.cause_mappings.get(number, CauseMappings()),
            "destroys": registry.destroys.get(number),
        },
    )


def join_cause(row: CauseRow, advice: CauseFile | None) -> Q850Cause:
    """A cause with the file about it, if there is one."""
    return _join(Q850Cause, row, {"advice": advice})


def join_q850(
    causes: Mapping[int, Q850Cause],
    aliases: Iterable[Entry[CauseAlias]],
    private_causes: Iterable[Entry[PrivateCause]],
    registry: Registry,
) -> Q850:
    """All causes, with their names in products."""
    return Q850(
        causes=causes,
        private_causes={entry.model.cause: entry.model for entry in private_causes},
        aliases=tuple(entry.model for entry in aliases),
        default_codes=registry.default_codes,
    )


def join_terms(
    warn_codes: Iterable[Entry[WarnCodeEntry]],
    methods: Iterable[Entry[MethodEntry]],
    headers: Iterable[Entry[HeaderFieldEntry]],
    registry: Registry,
) -> Terms:
    """Warn-codes, methods and header fields with their registry rows."""
    return Terms(
        warn_codes={
            entry.model.code: _join(WarnCode, entry.model, registry.warn_codes[entry.model.code])
            for entry in warn_codes
        },
        methods={
            entry.model.name: _join(Method, entry.model, registry.methods[entry.model.name])
            for entry in methods
        },
        headers={
            entry.model.name: _join(HeaderField, entry.model, registry.headers[entry.model.name])
            for entry in headers
        },
    )


def join_unregistered(
    files: Iterable[Entry[UnregisteredFile]], registry: Registry
) -> dict[int, UnregisteredCode]:
    """Unregistered numbers with the places that once defined them, ascending."""
    codes = {
        entry.model.code: _join(
            UnregisteredCode,
            entry.model,
            {"once_in": registry.unregistered.get(entry.model.code)},
        )
        for entry in files
    }
    return dict(sorted(codes.items()))


def smallest_first(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Groups in the order in which a comparison looks through them."""
    return tuple(sorted(groups, key=lambda group: len(group.members)))


def _join(joined: type[_Joined], written: BaseModel, registered: Mapping[str, Any]) -> _Joined:
    """The value of both. What they share, the number or name, is the same in both."""
    return joined.model_construct(**{**registered, **dict(written)})
