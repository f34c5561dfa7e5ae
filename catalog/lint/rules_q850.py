"""Rule on remarks about Q.850 causes: they may add to the tables, not contradict them.

A remark is prose, so only what it says in so many words is checked:

    causes 34 and 38        each has to stand in some table of this code or of a code that
                            the remark names, or be what a table gives by default
    403 becomes cause 21    has to stand in a table from SIP to causes
    cause 21 becomes 403    has to stand in a table from causes to SIP

A remark that also cites another place than the tables (a vendor's manual, or what RFC 3398
says of 3xx) is about more than they hold and is not checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.lint.material import Material
from catalog.load.problem import Problem
from catalog.model.cause_tables import CauseMappings
from catalog.model.claims import Claim

_NUMBERS = r"(\d{1,3}(?:(?:, | and | or |/)\d{1,3})*)\b(?! [A-Z]\d)"
_NUMBER = re.compile(r"\d+")
_CAUSES = re.compile(rf"(?i:\bcauses? (?:value )?|\bcause=){_NUMBERS}")
_BECOMES = r" (?:becomes?|gives?|maps? to|turns? into) "
_SENT = re.compile(rf"\b([1-6]\d\d){_BECOMES}(?:Q\.850 |ISUP )?causes? {_NUMBERS}")
_RECEIVED = re.compile(rf"(?i:\bcauses?) {_NUMBERS}{_BECOMES}([1-6]\d\d)\b")
_CODE = re.compile(r"(?<![\d.])[1-6]\d\d(?!\d|\.\d)")
_TABLES = re.compile(
    r"RFC 3398 §(?:8\.2\.6|7\.2\.4)(?:\.1)?\b.*|RFC 4497 §8\.4\.[14]\b.*"
    r"|(?:asterisk-pjsip|asterisk-causes|freeswitch-sofia|freeswitch-causes)\b.*"
)


def q850_tables(material: Material) -> Iterator[Problem]:
    """A cause that a Q.850 remark names stands in a table of that direction."""
    for entry in material.code_entries:
        number = entry.model.code
        for at, claim in enumerate(entry.model.q850):
            if not _is_about_tables(claim):
                continue
            for fault in _faults(number, claim.text, material):
                yield Problem(entry.file, f"q850.{at}.text", fault)


def _faults(code: int, text: str, material: Material) -> Iterator[str]:
    mentioned = {code, *map(int, _CODE.findall(text))}
    tied = set().union(*(_Causes(number, material).all for number in mentioned))
    for cause in causes_named(text):
        if cause not in tied:
            yield f"no table ties cause {cause} to {code}"
    for other, causes in _SENT.findall(text):
        for cause in sorted(_numbers(causes) - _Causes(int(other), material).sent):
            yield f"no table turns {other} into cause {cause}"
    for causes, other in _RECEIVED.findall(text):
        for cause in sorted(_numbers(causes) - _Causes(int(other), material).received):
            yield f"no table turns cause {cause} into {other}"


def cause_codes(material: Material) -> Iterator[Problem]:
    """A SIP code in the text about a cause is tied to that cause by some table."""
    for entry in material.cause_entries:
        cause = entry.model.cause
        row = material.registry.causes[cause]
        tied = set().union(*row.to_sip.values(), *row.from_sip.values())
        for code in _CODE.findall(entry.model.description):
            if int(code) not in tied:
                yield Problem(entry.file, "description", f"no table ties {code} to cause {cause}")


def cause_confused(material: Material) -> Iterator[Problem]:
    """A cause is confused with known causes other than itself, each once."""
    for entry in material.cause_entries:
        seen = {entry.model.cause}
        for at, other in enumerate(entry.model.confused_with):
            if other.cause in seen or other.cause not in material.registry.causes:
                text = f"{other.cause} is unknown, a second time here, or the cause itself"
                yield Problem(entry.file, f"confused_with.{at}.cause", text)
            seen.add(other.cause)


def causes_named(text: str) -> list[int]:
    """The numbers after the word cause: "causes 34, 38 and 41" gives three."""
    return sorted({number for group in _CAUSES.findall(text) for number in _numbers(group)})


def _numbers(group: str) -> set[int]:
    return {int(number) for number in _NUMBER.findall(group)}


class _Causes:
    """Causes of one code in all tables, by direction; defaults count as sent or received."""

    def __init__(self, code: int, material: Material) -> None:
        registry = material.registry
        mappings = registry.cause_mappings.get(code, CauseMappings())
        is_default = code in registry.default_codes.values()
        unlisted = frozenset(registry.causes) if is_default else frozenset()
        self.sent = registry.default_causes.union(*mappings.sent.values())
        self.received = unlisted.union(*mappings.received.values())
        self.all = self.sent | self.received


def _is_about_tables(claim: Claim) -> bool:
    return all(_TABLES.fullmatch(str(citation)) for citation in claim.sources)
