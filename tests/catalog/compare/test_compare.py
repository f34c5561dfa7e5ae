"""Comparison: every pair, by what the codes do."""

from __future__ import annotations

from itertools import combinations

import pytest

from catalog import Catalog, CompareError, UnknownCodeError
from catalog.compare.aspects import ASPECTS
from catalog.compare.behavior import METHODS
from catalog.compare.engine import Comparison


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


def test_codes_of_different_requests_are_told_apart_by_them(catalog: Catalog) -> None:
    for first, second in ((180, 423), (202, 486), (412, 603), (404, 489)):
        comparison = catalog.compare((first, second))
        assert comparison.rows[0].aspect == "Sent in response to", (first, second)
        assert "does not end a call: it only answers" in comparison.verdict


def test_a_code_generated_locally_may_answer_any_request(catalog: Catalog) -> None:
    assert "any method" in _facts(catalog.compare([408, 439]), 408)["Sent in response to"]


def test_success_says_what_is_left_of_the_request_that_failed(catalog: Catalog) -> None:
    assert catalog.compare([200, 423]).verdict.endswith("it may succeed once the cause is fixed.")
    assert catalog.compare([200, 403]).verdict.endswith("repeating it will not help.")
    assert "accept the request; with 486" in catalog.compare([200, 204, 486]).verdict


def test_no_search_is_said_to_go_on_where_nobody_is_looked_for(catalog: Catalog) -> None:
    for pair in ([487, 603], [491, 600], [481, 607], [423, 603]):
        assert catalog.compare(pair).rows[0].aspect != "Other branches", pair


def test_a_failure_later_than_rfc_5057_is_not_told_as_none(catalog: Catalog) -> None:
    for first, second, told in (
        (607, 404, "Ends only the transaction"),
        (302, 486, "Affects the whole dialog"),
        (200, 486, "Not a dialog failure"),
    ):
        assert _facts(catalog.compare([first, second]), first)["Inside a dialog"] == told


def test_trying_is_never_sent_reliably(catalog: Catalog) -> None:
    assert _facts(catalog.compare([100, 180]), 100)["ACK"] == "Needs neither ACK nor PRACK"


def test_a_redirect_calls_for_its_contact(catalog: Catalog) -> None:
    for number in (300, 301, 302, 305):
        assert "Contact" in _facts(catalog.compare([number, 404]), number)["Headers"]


def test_a_verdict_says_nothing_twice(catalog: Catalog) -> None:
    for pair in combinations(catalog.codes, 2):
        comparison = catalog.compare(pair)
        for statement in comparison.differences:
            assert statement not in comparison.verdict, pair


def test_the_methods_are_those_that_are_registered(catalog: Catalog) -> None:
    assert sorted(METHODS) == sorted(catalog.terms.methods)


def test_codes_of_one_kind_share_a_clause_in_any_grammar(catalog: Catalog) -> None:
    differences = catalog.compare([200, 486, 423]).differences
    assert any("200, like 486, answers a call's INVITE" in told for told in differences)
    assert not any("as does" in told for told in differences)


def test_a_row_carries_what_its_cells_rest_on(catalog: Catalog) -> None:
    comparison = catalog.compare([486, 600])
    rows = {row.aspect: row for row in comparison.rows}
    forks = [code.fork or code.response_class.fork for code in comparison.codes]
    assert rows["Other branches"].sources == tuple(
        dict.fromkeys(source for fork in forks for source in fork.sources)
    )


def test_no_row_names_a_source_twice_or_one_that_is_not_known(catalog: Catalog) -> None:
    for pair in combinations(catalog.codes, 2):
        for row in catalog.compare(pair).rows:
            assert len(set(row.sources)) == len(row.sources), (pair, row)
            for source in row.sources:
                assert source.rfc in catalog.documents or source.source in catalog.sources


def test_only_the_sources_of_what_a_cell_shows_are_its_sources(catalog: Catalog) -> None:
    rules = {rule.name: rule for rule in ASPECTS}
    for code in catalog.codes.values():
        named = rules["Headers"].cell(code) or ""
        shown = {source for use in code.headers if use.name in named for source in use.sources}
        assert set(rules["Headers"].sources(code)) <= shown
        assert bool(list(rules["Inside a dialog"].sources(code))) == (
            rules["Inside a dialog"].cell(code) is not None
        )
        assert bool(list(rules["Q.850"].sources(code))) == (rules["Q.850"].cell(code) is not None)
