"""Runs the table of rules and prints what it finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from catalog.lint.exceptions import Allowed, apply_exceptions
from catalog.lint.material import Material
from catalog.lint.rules import RULES, Rule
from catalog.lint.walk import all_citations, all_values
from catalog.load.problem import Problem


@dataclass(frozen=True)
class Report:
    """Problems in order of file, and how much was looked at."""

    problems: tuple[Problem, ...]
    files: int
    rules: int
    claims: int
    citations: int

    def lines(self) -> Iterator[str]:
        """What is printed: a line per problem, then the counts."""
        yield from map(str, self.problems)
        yield (
            f"{self.files} files, {self.rules} rules, {self.claims} claims with a source, "
            f"{self.citations} citations, {len(self.problems)} problems"
        )


def check(
    material: Material, allowed: Sequence[Allowed] = (), rules: Sequence[Rule] = RULES
) -> Report:
    """Apply every rule to the data; exceptions are taken off."""
    found = [replace(problem, rule=rule.name) for rule in rules for problem in rule.check(material)]
    return Report(
        problems=tuple(sorted(apply_exceptions(found, allowed))),
        files=len(material.files),
        rules=len(rules),
        claims=sum(bool(value.sources) for value in all_values(material)),
        citations=len(all_citations(material)),
    )
