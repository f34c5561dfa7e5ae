"""Runs the table of rules and prints what it finds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.lint.advice import ADVICE
from catalog.lint.exceptions import Allowed, apply_exceptions
from catalog.lint.material import Material
from catalog.lint.rules import RULES, Rule
from catalog.lint.walk import all_citations, all_values
from catalog.load.locate import Place, locate
from catalog.load.problem import WHOLE_FILE, Problem


@dataclass(frozen=True)
class Report:
    """Problems, the texts that they are in by file, and how much was looked at."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    files: int
    rules: int
    claims: int
    citations: int

    def problems_of(self, files: Collection[str]) -> list[Problem]:
        """The problems of some files; of all where none is named."""
        return [problem for problem in self.problems if not files or problem.file in files]

    def problem_lines(self, files: Collection[str] = ()) -> Iterator[str]:
        """A line for each problem of the files, in the order in which they are there."""
        located = [(problem, self._place(problem)) for problem in self.problems_of(files)]
        for problem, place in sorted(located, key=_by_line):
            yield _line(problem, place)

    def lines(self, files: Collection[str] = ()) -> Iterator[str]:
        """What is printed: a line for each problem of the files, then the counts."""
        yield from self.problem_lines(files)
        yield (
            f"{self.files} files, {self.rules} rules, {self.claims} claims with a source, "
            f"{self.citations} citations, {_problems(len(self.problems_of(files)))}"
        )

    def _place(self, problem: Problem) -> Place | None:
        """Where a problem is; None where its file is missing."""
        text = self.texts.get(problem.file)
        return locate(text, problem.field) if text is not None else None


def _by_line(located: tuple[Problem, Place | None]) -> tuple[str, int, Problem]:
    problem, place = located
    return problem.file, place.line if place else 0, problem


def _line(problem: Problem, place: Place | None) -> str:
    """`codes/486.toml:12: cause 2, check: what is wrong; what to do [rule]`."""
    where = f"{problem.file}:{place.line}" if place else problem.file
    field = "" if problem.field == WHOLE_FILE else f"{place.field if place else problem.field}: "
    advice = f"; {ADVICE[problem.rule]}" if problem.rule in ADVICE else ""
    return f"{where}: {field}{problem.text}{advice} [{problem.rule}]"


def _problems(count: int) -> str:
    return f"{count} problem{'' if count == 1 else 's'}"


def check(
    material: Material, allowed: Sequence[Allowed] = (), rules: Sequence[Rule] = RULES
) -> Report:
    """Apply every rule to the data; exceptions are taken off."""
    found = [replace(problem, rule=rule.name) for rule in rules for problem in rule.check(material)]
    return Report(
        problems=tuple(sorted(apply_exceptions(found, allowed))),
        texts=material.texts,
        files=len(material.files),
        rules=len(rules),
        claims=sum(bool(value.sources) for value in all_values(material)),
        citations=len(all_citations(material)),
    )
