"""What is wrong with the data, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing that is wrong. `str(problem)` is the line of the lint's report.

    file:  path inside the data folder
    field: where in the file, as keys and places joined with dots: "cause.1.check"
    text:  what is wrong
    rule:  name of the rule that is broken (catalog.lint.rules)
    """

    file: str
    field: str
    text: str
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.text} [{self.rule}]"


WHOLE_FILE = "(whole file)"
CONTRACT, FILE_NAME, REGISTERED = "contract", "file-name", "registered"
"""The rules that the reader itself holds; without them there is no value to look at."""
