"""Builds sentences about all codes at once from what is said of each.

A value is a predicate or a phrase for one code. Codes with the same value share a clause, and
every clause names its codes, so that no sentence is about one of them alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from catalog.model.code import ResponseCode
from catalog.wording import capitalize, join_words

Codes = Sequence[ResponseCode]
Cell = Callable[[ResponseCode], str | None]
Statement = Callable[[Codes], str | None]


def _grouped(codes: Codes, value: Cell) -> list[tuple[list[str], str]]:
    """Values in order of appearance, each with the numbers of the codes that have it."""
    groups: dict[str, list[str]] = {}
    for code in codes:
        text = value(code)
        if text is not None:
            groups.setdefault(text, []).append(str(code.code))
    return [(numbers, text) for text, numbers in groups.items()]


def _sentence(clauses: list[str]) -> str:
    """One sentence of several clauses; several sentences where a clause has parts itself."""
    if any(";" in clause for clause in clauses):
        return " ".join(f"{capitalize(clause)}." for clause in clauses)
    return capitalize("; ".join(clauses)) + "."


def predicates(value: Cell, otherwise: str | None = None) -> Statement:
    """Sentences such as: 480, like 486, leaves no dialog; 200 confirms the dialog."""

    def statement(codes: Codes) -> str | None:
        groups = _grouped(codes, value)
        rest = [str(code.code) for code in codes if value(code) is None]
        if rest and otherwise:
            groups.append((rest, otherwise))
        elif rest:
            return None
        clauses = []
        for (first, *others), text in groups:
            same = f", like {join_words(others)}," if others else ""
            clauses.append(f"{first}{same} {text}")
        return _sentence(clauses)

    return statement


def framed(frame: str, value: Cell) -> Statement:
    """Sentences such as: After 480 or 486, try again later; after 600, do not."""

    def statement(codes: Codes) -> str | None:
        if any(value(code) is None for code in codes):
            return None
        clauses = [
            frame.format(codes=join_words(numbers, "or"), value=text)
            for numbers, text in _grouped(codes, value)
        ]
        return _sentence(clauses)

    return statement


def silent(_: Codes) -> None:
    """For aspects that are a row, but no difference worth a sentence."""


def cell(value: Cell) -> Cell:
    """A predicate or clause as a cell of the table: with a capital."""

    def capitalized(code: ResponseCode) -> str | None:
        text = value(code)
        return capitalize(text.removeprefix("is ")) if text else None

    return capitalized
