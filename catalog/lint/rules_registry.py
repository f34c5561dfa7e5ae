"""Rules on files against IANA's registry, RFC tables and each other."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.lint.material import Material
from catalog.load.problem import CONTRACT, FILE_NAME, REGISTERED, Problem
from catalog.model.code import CodeFile


def contract(material: Material) -> Iterator[Problem]:
    """Every file fits its model: fields, types, lengths."""
    yield from _found_by_reader(material, CONTRACT)


def file_name(material: Material) -> Iterator[Problem]:
    """codes/486.toml holds code = 486."""
    yield from _found_by_reader(material, FILE_NAME)


def registered(material: Material) -> Iterator[Problem]:
    """What IANA registers has a file or a row, and no file or row is without a registration."""
    yield from _found_by_reader(material, REGISTERED)


def _found_by_reader(material: Material, rule: str) -> Iterator[Problem]:
    return (problem for problem in material.problems if problem.rule == rule)


def confused_both_ways(material: Material) -> Iterator[Problem]:
    """Two codes that are confused name each other; none names itself or one code twice."""
    for number, entry in material.by_number.items():
        seen: set[int] = set()
        for at, other in enumerate(entry.model.confused_with):
            field = f"confused_with.{at}.code"
            if other.code == number:
                yield Problem(entry.file, field, "names the code itself")
                continue
            if other.code in seen:
                yield Problem(entry.file, field, f"names {other.code} a second time")
            seen.add(other.code)
            if other.code not in material.registry.codes:
                yield Problem(entry.file, field, f"{other.code} is not a registered code")
            back = material.by_number.get(other.code)
            if back and number not in {other.code for other in back.model.confused_with}:
                yield Problem(back.file, "confused_with", f"does not name {number} back")


def verdicts_name_their_codes(material: Material) -> Iterator[Problem]:
    """A verdict names each of its codes by number."""
    for entry in material.verdict_entries:
        for code in entry.model.codes:
            if str(code) not in entry.model.text:
                yield Problem(entry.file, "verdict", f"does not name {code}")


def confused_have_a_verdict(material: Material) -> Iterator[Problem]:
    """Two codes that are confused have a verdict of their own."""
    decided = {frozenset(entry.model.codes) for entry in material.verdict_entries}
    for number, entry in material.by_number.items():
        for at, other in enumerate(entry.model.confused_with):
            if number < other.code and frozenset((number, other.code)) not in decided:
                text = f"write verdicts/{number}-{other.code}.toml; people confuse the two"
                yield Problem(entry.file, f"confused_with.{at}.code", text)


def phrases_on_the_wire(material: Material) -> Iterator[Problem]:
    """A phrase that was seen is one that somebody sent, not the name of a constant."""
    constants = {entry.model.id for entry in material.source_entries if entry.model.constants}
    for entry in material.code_entries:
        for at, seen in enumerate(entry.model.phrases_seen):
            if all(cite.source in constants for cite in seen.sources):
                text = f"{seen.phrase} is made from a constant's name; nobody saw it on the wire"
                yield Problem(entry.file, f"phrase_seen.{at}.phrase", text)


def header_names(material: Material) -> Iterator[Problem]:
    """A header field is spelled as IANA registers it."""
    for entry in material.code_entries:
        for at, header in enumerate(entry.model.headers):
            if header.name not in material.registry.headers:
                text = f"{header.name} is not a registered header field"
                yield Problem(entry.file, f"header.{at}.name", text)


def method_names(material: Material) -> Iterator[Problem]:
    """A method is registered, or stands for all as "any"; ACK gets no response."""
    for entry in material.code_entries:
        names = entry.model.methods.names
        for at, name in enumerate(names):
            if name == "ACK":
                yield Problem(entry.file, f"methods.names.{at}", "ACK is never answered")
            elif name not in {*material.registry.methods, "any"}:
                text = f"{name} is not a registered method"
                yield Problem(entry.file, f"methods.names.{at}", text)
        if "any" in names and len(names) > 1:
            yield Problem(entry.file, "methods.names", "any is used alone")


def header_order(material: Material) -> Iterator[Problem]:
    """MUST before SHOULD before MAY, in the response and in the next request."""
    for entry in material.code_entries:
        last: dict[str, int] = {}
        for at, header in enumerate(entry.model.headers):
            rank = list(type(header.strength)).index(header.strength)
            if rank < last.get(header.on, 0):
                text = f"{header.name} ({header.strength.value}) comes after a weaker one"
                yield Problem(entry.file, f"header.{at}", text)
            last[header.on] = max(rank, last.get(header.on, 0))


def failure_fields(material: Material) -> Iterator[Problem]:
    """From 300 a code says what to do next, from 400 also two causes or more."""
    for entry in material.code_entries:
        if entry.model.code >= 300 and not entry.model.fixes:
            yield Problem(entry.file, "fix", "is missing; a failure says what to do next")
        if entry.model.code >= 400 and len(entry.model.causes) < 2:
            yield Problem(entry.file, "cause", "give at least two; a failure has that many")


def doubles(material: Material) -> Iterator[Problem]:
    """No list says the same thing twice."""
    for entry in material.code_entries:
        for name, items in _lists(entry.model).items():
            seen: set[str] = set()
            for at, item in enumerate(items):
                if item.casefold() in seen:
                    yield Problem(entry.file, f"{name}.{at}", f"is listed twice: {item}")
                seen.add(item.casefold())


def _lists(code: CodeFile) -> dict[str, tuple[str, ...]]:
    return {
        "when": code.situations,
        "fix": code.fixes,
        "symptoms": code.symptoms,
        "also_called": code.also_called,
        "cause": tuple(cause.cause for cause in code.causes),
    }
