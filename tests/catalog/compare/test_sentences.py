"""Sentences about all codes at once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from catalog import Catalog
from catalog.compare.sentences import Cell, Codes, cell, framed, predicates


def _says(values: Mapping[int, str | None]) -> Cell:
    """Something said of codes, by number."""
    return lambda code: values.get(code.code)


@pytest.fixture
def codes(catalog: Catalog) -> Codes:
    return [catalog.lookup(number) for number in (480, 486, 600)]


def test_codes_of_which_the_same_is_said_share_a_clause(codes: Codes) -> None:
    says = predicates(_says({480: "ends it", 486: "ends it", 600: "stops all"}))
    assert says(codes) == "480, like 486, ends it; 600 stops all."


def test_three_codes_share_a_clause_as_well(codes: Codes) -> None:
    says = predicates(_says(dict.fromkeys((480, 486, 600), "ends it")))
    assert says(codes) == "480, like 486 and 600, ends it."


def test_a_clause_with_parts_of_its_own_is_a_sentence(codes: Codes) -> None:
    says = predicates(_says({480: "waits; then ends", 486: "ends", 600: "stops"}))
    assert says(codes) == "480 waits; then ends. 486 ends. 600 stops."


def test_nothing_is_said_where_one_code_has_nothing(codes: Codes) -> None:
    assert predicates(_says({480: "ends it", 486: "ends it"}))(codes) is None
    assert framed("after {codes}, {value}", _says({480: "wait"}))(codes) is None


def test_other_words_are_said_of_codes_that_have_nothing(codes: Codes) -> None:
    says = predicates(_says({486: "carries Contact"}), "asks for nothing")
    assert says(codes) == "486 carries Contact; 480, like 600, asks for nothing."


def test_a_frame_names_the_codes_of_each_value(codes: Codes) -> None:
    says = framed("after {codes}, {value}", _says({480: "wait", 486: "wait", 600: "do not"}))
    assert says(codes) == "After 480 or 486, wait; after 600, do not."


def test_a_sentence_starts_with_a_capital(codes: Codes) -> None:
    assert (
        framed("with {codes} {value}", _says(dict.fromkeys((480, 486, 600), "silence")))(codes)
        == "With 480, 486 or 600 silence."
    )


@pytest.mark.parametrize(
    ("predicate", "shown"),
    [("is forwarded", "Forwarded"), ("leaves no dialog", "Leaves no dialog"), (None, None)],
)
def test_a_cell_starts_with_a_capital_and_without_a_verb(
    codes: Codes, predicate: str | None, shown: str | None
) -> None:
    assert cell(_says({480: predicate}))(codes[0]) == shown
