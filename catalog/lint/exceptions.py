"""Where a rule does not hold: data/lint-exceptions.toml.

    [[exception]]
    file = "codes/199.toml"
    rule = "example-contact"
    reason = "RFC 6228 §6: a proxy that makes the 199 should not add Contact"
    field = "example"  # as the report shows it; only where a file breaks the rule in several fields

An exception that matches nothing is itself a problem: the reason has gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from catalog.load.locate import field_in_words
from catalog.load.problem import Problem
from catalog.load.reader import Reader
from catalog.model.values import BulletText, Frozen

EXCEPTIONS = "lint-exceptions.toml"


class Allowed(Frozen):
    """One exception with its reason."""

    file: str
    rule: str
    reason: BulletText
    field: str | None = None
    """As the report shows it, "cause 2, check", or as the models name it, "cause.1.check"."""

    def covers(self, problem: Problem) -> bool:
        """Whether the problem is the one that the exception is about."""
        same = (problem.file, problem.rule) == (self.file, self.rule)
        return same and self.field in (None, problem.field, field_in_words(problem.field))


def read_exceptions(root: Path) -> list[Allowed]:
    """The exceptions of a data folder; none where the file is missing.

    Raises DataError where the file is broken.
    """
    if not (root / EXCEPTIONS).is_file():
        return []
    reader = Reader(root)
    entries = reader.rows({"exception": Allowed}, EXCEPTIONS)["exception"]
    reader.raise_first()
    return [entry.model for entry in entries]


def apply_exceptions(problems: Iterable[Problem], allowed: Sequence[Allowed]) -> list[Problem]:
    """The problems that no exception covers, and one for each exception without use."""
    unused = dict(enumerate(allowed))
    left = []
    for problem in problems:
        covering = [place for place, exception in enumerate(allowed) if exception.covers(problem)]
        for place in covering:
            unused.pop(place, None)
        if not covering:
            left.append(problem)
    return left + [
        Problem(
            EXCEPTIONS,
            f"exception.{place}",
            f"take it out; the rule {exception.rule} holds in {exception.file} now",
            "unused-exception",
        )
        for place, exception in unused.items()
    ]
