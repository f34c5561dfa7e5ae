"""Causes of Q.850 and their names in products: q850/, cause-names.toml."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from catalog.load.join import join
from catalog.load.reader import Entry, Reader, usable
from catalog.load.registry import Registry
from catalog.load.rows import numbered
from catalog.model.cause import CauseAlias, CauseFile, CauseRow, PrivateCause, Q850Cause
from catalog.q850 import Q850

CAUSE_NAMES = "cause-names.toml"


def read_cause(reader: Reader, file: str, registered: Collection[int]) -> Entry[CauseFile] | None:
    """One file of q850/."""
    return numbered(reader, file, CauseFile, "cause", registered, "is not in registry/q850.json")


def read_causes(reader: Reader, registered: Collection[int]) -> list[Entry[CauseFile]]:
    """All files of q850/; not every cause has one."""
    return usable(read_cause(reader, file, registered) for file in reader.names("q850"))


def read_cause_names(reader: Reader) -> tuple[list[Entry[CauseAlias]], list[Entry[PrivateCause]]]:
    """Further names of causes, and causes that products defined for themselves."""
    rows = reader.rows({"alias": CauseAlias, "private": PrivateCause}, CAUSE_NAMES)
    return rows["alias"], rows["private"]


def join_cause(row: CauseRow, advice: CauseFile | None) -> Q850Cause:
    """A cause with the file about it, if there is one."""
    return join(Q850Cause, row, {"advice": advice})


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
