"""The rule on how files are laid out; `lint --fix` does what it asks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from catalog.lint.data_files import kind_of
from catalog.lint.layout import LayoutError, put_in_order
from catalog.lint.material import Material
from catalog.load.locate import field_at
from catalog.load.problem import WHOLE_FILE, Problem
from catalog.load.syntax import syntax_problem

_ADVICE = "from here on, the file is not in order; python -m catalog lint --fix puts it in order"


def layout(material: Material) -> Iterator[Problem]:
    """Fields in the order of the contract, lists and long lines in one form."""
    broken = {problem.file for problem in material.problems}
    for file, text in material.texts.items():
        # One thing after the other: the order of a field that nobody knows helps nobody.
        if file in broken or kind_of(file) is None or syntax_problem(text):
            continue
        try:
            ordered = put_in_order(file, text)
        except LayoutError as error:
            yield Problem(file, WHOLE_FILE, f"cannot be put in order: {error}")
            continue
        if ordered != text:
            yield Problem(file, field_at(text, _first_difference(text, ordered)), _ADVICE)


def _first_difference(text: str, other: str) -> int:
    """The first line, counted from one, in which two different texts differ."""
    pairs = zip_longest(text.split("\n"), other.split("\n"))
    return next(number for number, (line, wanted) in enumerate(pairs, 1) if line != wanted)
