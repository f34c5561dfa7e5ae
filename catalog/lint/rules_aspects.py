"""Rules on the values of aspects: they agree with the registry's tables and with each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from catalog.lint.material import Material
from catalog.load.problem import Problem
from catalog.model.aspects import Fault, InsideDialog, ReadRule
from catalog.model.claims import Strength

_FIRST_FAILURE = 300
_TABLE = MappingProxyType(
    {
        InsideDialog.REQUEST: "transaction",
        InsideDialog.AT_MOST_USAGE: "usage",
        InsideDialog.USAGE: "usage",
        InsideDialog.HANG_UP: "usage",
        InsideDialog.DIALOG: "dialog",
    }
)
"""What RFC 5057 §5.1 calls the effect in its table; 3xx are not in it."""
_FAULTS: Mapping[int, frozenset[Fault]] = MappingProxyType(
    {
        1: frozenset([Fault.PROGRESS]),
        2: frozenset([Fault.SUCCESS]),
        3: frozenset([Fault.REDIRECT, Fault.SERVICE]),
    }
)
_REFUSALS = frozenset(Fault) - frozenset[Fault]().union(*_FAULTS.values())
_STRENGTH = MappingProxyType(
    {
        ReadRule.MUST: Strength.MUST,
        ReadRule.ONE_OF: Strength.MUST,
        ReadRule.UNLESS: Strength.MUST,
        ReadRule.SHOULD: Strength.SHOULD,
        ReadRule.SHOULD_IF: Strength.SHOULD,
        ReadRule.MAY: Strength.MAY,
    }
)
_CONDITIONAL = frozenset([ReadRule.UNLESS, ReadRule.SHOULD_IF])
_MAY_NAME_A_TIME = frozenset([404, 413, 480, 486, 500, 503, 600, 603])
"""RFC 3261 §20.33 and Table 3."""


def effect_in_dialog(material: Material) -> Iterator[Problem]:
    """What a code ends inside a dialog is what RFC 5057's table says."""
    for entry in material.code_entries:
        inside, said = entry.model.dialog.inside, material.registry.destroys.get(entry.model.code)
        if inside is not None and said is not None and _TABLE.get(inside) != said:
            text = f"{inside.value} contradicts RFC 5057 §5.1, which says {said}"
            yield Problem(entry.file, "dialog.inside", text)


def fault_of_class(material: Material) -> Iterator[Problem]:
    """Only failures blame something and have something to look at."""
    for entry in material.code_entries:
        number, blame = entry.model.code, entry.model.blame
        if blame.kind not in _FAULTS.get(number // 100, _REFUSALS):
            text = f"{blame.kind.value} is not what a {number // 100}xx says"
            yield Problem(entry.file, "fault.kind", text)
        if (number >= _FIRST_FAILURE) is not (blame.look is not None):
            text = "is there from 300 on, where there is something to look at, and not before"
            yield Problem(entry.file, "fault.look", text)


def header_read_next(material: Material) -> Iterator[Problem]:
    """The header field to read is one of the response's, of the same strength."""
    for entry in material.code_entries:
        read = entry.model.header_to_read
        if read is None:
            continue
        known = {(use.name, use.strength) for use in entry.model.headers if use.on == "response"}
        for at, name in enumerate(read.names):
            if (name, _STRENGTH[read.rule]) not in known:
                text = f"no [[header]] of this file is {name} ({_STRENGTH[read.rule].value})"
                yield Problem(entry.file, f"read.names.{at}", text)
        if (read.rule in _CONDITIONAL) is not (read.condition is not None):
            yield Problem(entry.file, "read.condition", "goes with a rule that has a condition")


def header_strength(material: Material) -> Iterator[Problem]:
    """A header field is asked for as strongly as a section cited asks for something.

    Tables of header fields say it by a letter, and documents that are no RFC or use none of the
    words cannot be checked.
    """
    strengths = material.registry.strengths
    for entry in material.code_entries:
        for at, use in enumerate(entry.model.headers):
            held = [
                cite.rfc is None
                or cite.rfc not in strengths
                or "Table" in (cite.detail or "")
                or cite.section in strengths[cite.rfc].get(use.strength, ())
                for cite in use.sources
            ]
            if not any(held):
                text = f"no section cited for {use.name} holds a {use.strength.value}"
                yield Problem(entry.file, f"header.{at}.strength", text)


def retry_after(material: Material) -> Iterator[Problem]:
    """Retry-After stands only where RFC 3261 has it."""
    for entry in material.code_entries:
        for at, use in enumerate(entry.model.headers):
            named = use.name == "Retry-After" and use.on == "response"
            if named and entry.model.code not in _MAY_NAME_A_TIME:
                text = "RFC 3261 §20.33 does not name this code"
                yield Problem(entry.file, f"header.{at}.name", text)


def typical_methods(material: Material) -> Iterator[Problem]:
    """A typical request is one that the code can answer; only `any` has exceptions."""
    for entry in material.code_entries:
        methods = entry.model.methods
        for at, name in enumerate(methods.typical):
            possible = methods.names == ("any",) or name in methods.names
            if not possible or name in methods.excluded:
                text = f"{name} is not among the methods that it answers"
                yield Problem(entry.file, f"methods.typical.{at}", text)
        if methods.excluded and methods.names != ("any",):
            yield Problem(entry.file, "methods.except", 'goes with names = ["any"]')
