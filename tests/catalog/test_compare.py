"""Comparison: every pair, by what the codes do."""

from __future__ import annotations

from itertools import combinations

import pytest

from catalog import Catalog, CompareError, Comparison, UnknownCodeError


def _facts(comparison: Comparison, number: int) -> dict[str, str]:
    """What the table says of one code."""
    place = [code.code for code in comparison.codes].index(number)
    return {row.aspect: row.cells[place] for row in comparison.rows}


def test_every_pair_has_a_verdict_and_says_what_sets_it_apart(catalog: Catalog) -> None:
    pairs = list(combinations(catalog.codes, 2))
    assert len(pairs) == 2775
    for pair in pairs:
        comparison = catalog.compare(pair)
        for number in pair:
            assert str(number) in comparison.verdict, pair
        assert len(comparison.rows) >= 2, pair
        assert comparison.verdict.endswith("."), pair


def test_every_difference_is_about_both_codes(catalog: Catalog) -> None:
    for first, second in combinations(catalog.codes, 2):
        for statement in catalog.compare((first, second)).differences:
            assert str(first) in statement, (first, second, statement)
            assert str(second) in statement, (first, second, statement)


def test_swapping_the_codes_changes_no_fact(catalog: Catalog) -> None:
    for first, second in combinations(catalog.codes, 2):
        ahead, back = catalog.compare((first, second)), catalog.compare((second, first))
        assert [row.aspect for row in ahead.rows] == [row.aspect for row in back.rows]
        assert ahead.alike == back.alike
        assert _facts(ahead, first) == _facts(back, first)
        assert _facts(ahead, second) == _facts(back, second)
        assert len(ahead.differences) == len(back.differences)
        assert set(ahead.next) == set(back.next)


def test_rows_never_hold_equal_cells(catalog: Catalog) -> None:
    for pair in combinations(catalog.codes, 2):
        for row in catalog.compare(pair).rows:
            assert len(set(row.cells)) > 1, (pair, row)


def test_one_phone_busy_differs_from_all_busy_in_the_fork(catalog: Catalog) -> None:
    comparison = catalog.compare([486, 600])
    aspects = [row.aspect for row in comparison.rows]
    assert "Other branches" in aspects[:3]
    assert "Final?" in comparison.alike


def test_a_provisional_and_a_final_code_differ_first_in_that(catalog: Catalog) -> None:
    comparison = catalog.compare([100, 603])
    assert comparison.rows[0].aspect == "Final?"
    assert "still open" in comparison.verdict


def test_three_to_five_codes_stand_side_by_side(catalog: Catalog) -> None:
    for codes in ([480, 486, 600], [404, 480, 486, 603], [401, 403, 404, 407, 408]):
        comparison = catalog.compare(codes)
        assert [code.code for code in comparison.codes] == codes
        assert all(len(row.cells) == len(codes) for row in comparison.rows)


def test_a_code_compared_with_itself_says_so(catalog: Catalog) -> None:
    comparison = catalog.compare([486, 486])
    assert comparison.itself
    assert "same code" in comparison.verdict


@pytest.mark.parametrize("codes", [[], [486], [100, 180, 183, 200, 202, 204]])
def test_too_few_or_too_many_codes_are_refused(catalog: Catalog, codes: list[int]) -> None:
    with pytest.raises(CompareError, match="2 to 5"):
        catalog.compare(codes)


def test_an_unregistered_code_is_refused(catalog: Catalog) -> None:
    with pytest.raises(UnknownCodeError):
        catalog.compare([200, 299])


def test_suggested_comparisons_are_others(catalog: Catalog) -> None:
    for pair in combinations(catalog.codes, 2):
        for other in catalog.compare(pair).next:
            assert set(other) != set(pair)
            assert 2 <= len(other) <= 5
