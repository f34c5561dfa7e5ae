"""Rules on what stands beside the registered codes: unregistered numbers and names of causes."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.lint.material import Material
from catalog.load.problem import WHOLE_FILE, Problem
from catalog.load.reader import Entry
from catalog.model.cause import CauseAlias, PrivateCause


def unregistered_numbers(material: Material) -> Iterator[Problem]:
    """A number in unregistered/ is not IANA's; each number that some product lists has a file."""
    for entry in material.unregistered_entries:
        number = entry.model.code
        if number in material.registry.codes:
            yield Problem(entry.file, "code", f"{number} is registered: codes/{number}.toml")
    for number in sorted(material.registry.unregistered):
        file = f"unregistered/{number}.toml"
        if file not in material.files:
            text = "is missing; registry/unregistered.json has the number"
            yield Problem(file, WHOLE_FILE, text)


def instead_codes(material: Material) -> Iterator[Problem]:
    """What an unregistered number points to is registered, and stands there once."""
    for entry in material.unregistered_entries:
        codes = [other.code for other in entry.model.instead]
        for at, code in enumerate(codes):
            field = f"instead.{at}.code"
            if code not in material.registry.codes:
                yield Problem(entry.file, field, f"{code} is not a registered code")
            if code in codes[:at]:
                yield Problem(entry.file, field, f"{code} is listed twice")


def cause_names(material: Material) -> Iterator[Problem]:
    """A further name of a cause is nobody's name yet, and its cause exists."""
    causes = material.registry.causes
    names = {name for row in causes.values() for name in (row.asterisk, row.freeswitch)}
    entries: list[Entry[CauseAlias] | Entry[PrivateCause]] = [
        *material.alias_entries,
        *material.private_entries,
    ]
    for entry in entries:
        if entry.model.name in names:
            text = f"{entry.model.name} already names a cause"
            yield Problem(entry.file, f"{entry.prefix}name", text)
        names.add(entry.model.name)
    for alias in material.alias_entries:
        if alias.model.cause not in causes:
            text = f"registry/q850.json has no cause {alias.model.cause}"
            yield Problem(alias.file, f"{alias.prefix}cause", text)
