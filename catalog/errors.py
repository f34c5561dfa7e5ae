"""What can go wrong in the catalog, and whose fault it is.

CatalogError
├── DataError        a data file is broken: ours; names the file and the field
└── QuestionError    the caller asked for something impossible: theirs
    ├── UnknownCodeError  the number is not a registered response code
    └── CompareError fewer than two or more than five codes to compare
"""

from __future__ import annotations


class CatalogError(Exception):
    """Base of everything that this package raises on purpose."""


class DataError(CatalogError):
    """A data file contradicts its contract (catalog/data/README.md)."""

    def __init__(self, file: str, field: str, problem: str) -> None:
        self.file = file
        self.field = field
        self.problem = problem
        super().__init__(f"{file}: {field}: {problem}")


class QuestionError(CatalogError):
    """The question cannot be answered from the catalog as it was put."""


class UnknownCodeError(QuestionError):
    """The number is not a registered SIP response code."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"{number} is not a registered SIP response code")


class CompareError(QuestionError):
    """A comparison takes two to five codes."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(f"a comparison takes 2 to 5 codes, not {count}")
