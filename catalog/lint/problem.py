"""What a rule finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, and where. `str(problem)` is the line of the report."""

    file: str
    field: str
    text: str
    rule: str = ""
    """Name of the rule; filled in by whoever runs the table."""

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.text} [{self.rule}]"
