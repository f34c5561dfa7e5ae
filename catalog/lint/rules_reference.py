"""Rules on what stands beside the registered codes: unregistered numbers and names of causes."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.lint.material import Material
from catalog.lint.problem import Problem
from catalog.model.terms import CauseAlias, PrivateCause


def unregistered_numbers(material: Material) -> Iterator[Problem]:
    """unregistered/477.toml holds number = 477, and IANA does not have it.

    Each number that some product lists has a file.
    """
    for entry in material.unregistered:
        number = entry.model.number
        if entry.file != f"unregistered/{number}.toml":
            yield Problem(entry.file, "number", f"is {number}, unlike the file's name")
        if number in material.registry.rows:
            yield Problem(entry.file, "number", f"{number} is registered: codes/{number}.toml")
    written = {entry.file for entry in material.unregistered}
    for number in sorted(material.listed_unregistered):
        if f"unregistered/{number}.toml" not in written:
            text = "is missing; registry/unregistered.json has the number"
            yield Problem(f"unregistered/{number}.toml", "(whole file)", text)


def instead_codes(material: Material) -> Iterator[Problem]:
    """What an unregistered number points to is registered, and stands there once."""
    for entry in material.unregistered:
        codes = [one.code for one in entry.model.instead]
        for at, code in enumerate(codes):
            field = f"instead.{at}.code"
            if code not in material.registry.rows:
                yield Problem(entry.file, field, f"{code} is not a registered code")
            if code in codes[:at]:
                yield Problem(entry.file, field, f"{code} stands there twice")


def cause_names(material: Material) -> Iterator[Problem]:
    """A further name of a cause is nobody's name yet, and its cause exists."""
    seen = {
        row[product] for row in material.q850.values() for product in ("asterisk", "freeswitch")
    }
    for entry in material.reference:
        one = entry.model
        if not isinstance(one, CauseAlias | PrivateCause):
            continue
        if one.name in seen:
            yield Problem(entry.file, f"{entry.prefix}name", f"{one.name} is a name already")
        seen.add(one.name)
        if isinstance(one, CauseAlias) and one.cause not in material.q850:
            text = f"registry/q850.json has no cause {one.cause}"
            yield Problem(entry.file, f"{entry.prefix}cause", text)
