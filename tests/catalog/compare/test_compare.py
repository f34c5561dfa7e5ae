"""Comparison: every pair, by what the codes do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from catalog import Catalog, CompareError, UnknownCodeError
from catalog.compare.aspects import ASPECTS
from catalog.compare.engine import Comparison
from catalog.compare.meeting import METHODS, Meeting, answered_methods, meeting
from catalog.model.verdict import Verdict

CALLS_ONLY = {"Another trunk", "Another target", "Other branches", "New dialog", "Q.850 cause"}
"""Rows that mean nothing where no INVITE is answered."""
FEWEST_WORDS, MOST_CHARACTERS = 12, 460


@pytest.fixture(scope="module")
def comparisons(catalog: Catalog) -> dict[tuple[int, int], Comparison]:
    return {pair: catalog.compare(pair) for pair in combinations(catalog.codes, 2)}


def _facts(comparison: Comparison, number: int) -> dict[str, str]:
    """What the key differences say of one code."""
    place = [code.code for code in comparison.codes].index(number)
    return {row.aspect: row.cells[place] for row in comparison.rows}


def _pairs(
    catalog: Catalog, comparisons: dict[tuple[int, int], Comparison]
) -> Iterator[tuple[tuple[int, int], Comparison, Meeting]]:
    for pair, comparison in comparisons.items():
        yield pair, comparison, meeting([catalog.lookup(number) for number in pair])


def test_every_pair_has_a_verdict_about_both(
    comparisons: dict[tuple[int, int], Comparison],
) -> None:
    assert len(comparisons) == 2775
    for pair, comparison in comparisons.items():
        for number in pair:
            assert str(number) in comparison.verdict, pair
        assert comparison.verdict.endswith("."), pair
        assert len(comparison.verdict.split()) >= FEWEST_WORDS, pair
        assert len(comparison.verdict) <= MOST_CHARACTERS, pair
        assert len(re.findall(r"[.!?] [A-Z0-9]", comparison.verdict)) <= 3, pair


def test_no_row_has_equal_values(comparisons: dict[tuple[int, int], Comparison]) -> None:
    for pair, comparison in comparisons.items():
        for row in comparison.rows:
            assert len(set(row.cells)) == 2, (pair, row)
            assert "-" not in row.cells, (pair, row)
        assert len(comparison.rows) <= 6, pair


def test_nothing_is_the_same_and_a_difference(
    comparisons: dict[tuple[int, int], Comparison],
) -> None:
    for pair, comparison in comparisons.items():
        same = {row.aspect for row in comparison.alike}
        assert not same & {row.aspect for row in comparison.rows}, pair
        for row in comparison.alike:
            assert len(set(row.cells)) == 1, (pair, row)


def test_codes_are_compared_on_a_request_that_both_can_answer(
    catalog: Catalog, comparisons: dict[tuple[int, int], Comparison]
) -> None:
    for pair, comparison, met in _pairs(catalog, comparisons):
        shown = {row.aspect for row in (*comparison.rows, *comparison.alike)}
        if not met.ends_a_call:
            assert not shown & CALLS_ONLY, pair
        for number in pair:
            assert set(met.methods) <= set(answered_methods(catalog.lookup(number))), pair


def test_where_no_request_brings_both_it_says_so_and_stops(
    catalog: Catalog, comparisons: dict[tuple[int, int], Comparison]
) -> None:
    apart = 0
    for pair, comparison, met in _pairs(catalog, comparisons):
        if met.methods:
            continue
        apart += 1
        assert comparison.written or comparison.verdict.startswith("No request"), pair
        assert len(comparison.rows) <= 5, pair
        assert not comparison.alike, pair
    assert apart


def test_swapping_the_codes_changes_only_the_order(catalog: Catalog) -> None:
    for first, second in combinations(catalog.codes, 2):
        ahead, back = catalog.compare((first, second)), catalog.compare((second, first))
        assert ahead.verdict == back.verdict
        assert [row.aspect for row in ahead.rows] == [row.aspect for row in back.rows]
        assert [(row.aspect, row.cells[0]) for row in ahead.alike] == [
            (row.aspect, row.cells[0]) for row in back.alike
        ]
        assert _facts(ahead, first) == _facts(back, first)
        assert _facts(ahead, second) == _facts(back, second)
        assert set(ahead.next) == set(back.next)


def test_equal_behavior_reads_the_same_in_every_pair(
    comparisons: dict[tuple[int, int], Comparison],
) -> None:
    said: dict[tuple[str, int], str] = {}
    for comparison in comparisons.values():
        for row in comparison.every:
            for code, cell in zip(comparison.codes, row.cells, strict=True):
                assert said.setdefault((row.aspect, code.code), cell) == cell


def test_no_verdict_is_two_times_the_same_sentence(
    comparisons: dict[tuple[int, int], Comparison],
) -> None:
    for pair, comparison in comparisons.items():
        sentences = re.split(r"(?<=[.!?]) ", comparison.verdict)
        assert len(set(sentences)) == len(sentences), pair


def test_the_hand_written_verdict_decides(catalog: Catalog) -> None:
    for codes, verdict in catalog.verdicts.items():
        comparison = catalog.compare(sorted(codes))
        assert comparison.verdict == verdict.text
        assert comparison.written is verdict


def test_the_codes_of_every_day_all_have_one(catalog: Catalog) -> None:
    every_day = "180 183 200 401 403 404 407 408 480 481 486 487 488 500 503 603"
    for pair in combinations(map(int, every_day.split()), 2):
        assert frozenset(pair) in catalog.verdicts, pair


def test_else_the_lines_of_the_files_decide_or_one_is_composed(catalog: Catalog) -> None:
    from catalog.compare.engine import compare

    a, b = catalog.lookup(486), catalog.lookup(600)
    tells = [other.tell for other in a.confused_with if other.code == 600]
    assert tells[0].rstrip(".") in compare([a, b]).verdict
    assert "one instead of the other" in compare([catalog.lookup(400), catalog.lookup(607)]).verdict
    written = Verdict.model_validate(
        {"codes": [486, 600], "verdict": "486 or 600.", "source": ["RFC 3261 §21"]}
    )
    assert compare([b, a], {frozenset([486, 600]): written}).verdict == "486 or 600."


def test_a_call_in_progress_and_its_end_are_one_after_the_other(catalog: Catalog) -> None:
    assert catalog.compare([182, 484]).verdict.startswith("One call can show both: 182")
    assert "different stages" in catalog.compare([182, 491]).verdict


def test_three_to_five_codes_get_two_sentences(catalog: Catalog) -> None:
    for codes in ([480, 487, 600], [404, 480, 486, 603], [401, 403, 404, 407, 408]):
        comparison = catalog.compare(codes)
        assert [code.code for code in comparison.codes] == codes
        assert all(len(row.cells) == len(codes) for row in comparison.rows)
        if not comparison.written:
            assert comparison.verdict.count(". ") <= 1
        for code in codes:
            assert str(code) in comparison.verdict


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


def test_suggested_comparisons_are_others(
    comparisons: dict[tuple[int, int], Comparison],
) -> None:
    for pair, comparison in comparisons.items():
        for other in comparison.next:
            assert set(other) != set(pair)
            assert 2 <= len(other) <= 5


def test_the_methods_are_those_that_are_registered(catalog: Catalog) -> None:
    assert sorted([*METHODS, "ACK"]) == sorted(catalog.terms.methods)


def test_no_row_names_a_source_twice_or_one_that_is_not_known(
    catalog: Catalog, comparisons: dict[tuple[int, int], Comparison]
) -> None:
    for pair, comparison in comparisons.items():
        for row in comparison.every:
            assert len(set(row.sources)) == len(row.sources), (pair, row)
            for source in row.sources:
                assert source.rfc in catalog.documents or source.source in catalog.sources


def test_aspects_have_names_of_their_own() -> None:
    assert len({aspect.name for aspect in ASPECTS}) == len(ASPECTS)
