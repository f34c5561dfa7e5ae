"""What the desk says."""

from __future__ import annotations

from itertools import combinations

import pytest

from bot.answers.document import Answer, Bullets, Link, Note, Suggestions, Table
from bot.desk import Desk
from bot.questions import CompareCodes
from catalog import Catalog
from tests.bot.said import whole


def _ids(answer: Answer) -> list[str]:
    return [part.id for part in answer.parts]


def test_a_comparison_keeps_its_order(desk: Desk) -> None:
    ids = _ids(desk.ask("403 vs 603"))
    order = [
        "title",
        "verdict",
        "differences",
        "alike",
        "code-403",
        "when-403",
        "fix-403",
        "code-603",
        "when-603",
        "fix-603",
        "use",
        "sources",
        "next",
    ]
    assert [id_ for id_ in ids if id_ in order] == order


def test_a_comparison_cites_definitions_and_what_its_verdict_rests_on(
    desk: Desk, catalog: Catalog
) -> None:
    comparison = catalog.compare([480, 486])
    sources = next(part for part in desk.ask("480 vs 486").parts if part.id == "sources")
    assert isinstance(sources, Note)
    cited = [inline.text for inline in sources.line if isinstance(inline, Link)]
    for code in comparison.codes:
        assert str(code.defined) in cited
    assert comparison.written
    assert str(comparison.written.sources[0]) in cited


def test_380_tells_its_live_use_and_marks_the_source(desk: Desk) -> None:
    said = whole(desk.ask("380"))
    assert "emergency" in said
    assert "3gpp-ims+xml" in whole(desk.ask("380 full"))
    assert "(secondary source)" in said


def test_a_comparison_with_itself_shows_the_code(desk: Desk) -> None:
    answer = desk.ask("486 vs 486")
    assert "same code" in answer.text
    assert "when" in _ids(answer)


def test_a_class_lists_its_codes(desk: Desk, catalog: Catalog) -> None:
    answer = desk.ask("4xx")
    assert answer.kind == "class"
    assert answer.codes == tuple(code.code for code in catalog.in_class(4))


def test_the_list_holds_every_code(desk: Desk) -> None:
    assert len(desk.ask("list").codes) == 75


def test_words_give_ranked_codes_with_reasons(desk: Desk) -> None:
    answer = desk.ask("codec mismatch")
    assert answer.kind == "search"
    assert answer.codes[0] == 488
    assert "Matched" in whole(answer)


def test_one_phrase_of_two_codes_shows_both(desk: Desk) -> None:
    assert desk.ask("not acceptable").codes == (406, 606)


def test_an_unregistered_code_is_told_how_a_client_treats_it(desk: Desk) -> None:
    answer = desk.ask("299")
    assert answer.kind == "unknown"
    assert "RFC 3261 §8.1.3.2" in whole(answer)
    assert answer.codes == (204, 202, 200)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("999", "100 to 699"),
        ("0", "100 to 699"),
        ("-5", "100 to 699"),
        ("4.5", "100 to 699"),
        ("7xx", "1xx to 6xx"),
        ("200 vs", "other side is missing"),
        ("vs 380", "other side is missing"),
        ("200 vs banana", "banana"),
        ("100 180 183 200 202 204", "two to five"),
        ("zzqqxx", "no SIP response code"),
    ],
)
def test_wrong_input_says_what_to_ask_next(desk: Desk, typed: str, told: str) -> None:
    answer = desk.ask(typed)
    assert answer.kind == "unknown"
    assert not answer.usable
    assert told in answer.text
    assert isinstance(answer.parts[-1], Suggestions)
    assert answer.parts[-1].items


def test_what_a_person_typed_is_repeated_only_in_part(desk: Desk) -> None:
    answer = desk.ask("200 vs " + "banana " * 200)
    assert len(answer.text) < 300


def test_help_shows_every_form(desk: Desk) -> None:
    said = whole(desk.ask("help"))
    for example in ("486", "200 vs 380", "busy here", "4xx", "list", "codec mismatch"):
        assert example in said


def test_ids_of_parts_are_unique(desk: Desk, catalog: Catalog) -> None:
    for number in catalog.codes:
        ids = _ids(desk.ask(f"{number} full"))
        assert len(set(ids)) == len(ids)


def test_no_answer_shows_a_gap(desk: Desk, catalog: Catalog) -> None:
    """A field that is absent leaves no empty heading, no `None` and no doubled stop behind."""
    for number in catalog.codes:
        said = whole(desk.ask(f"{number} full"))
        assert "None," not in said
        assert ".. " not in said.replace("...", "")
        assert " ()" not in said


def test_a_full_comparison_holds_every_aspect_and_the_rest_of_each_code(desk: Desk) -> None:
    parts = {part.id: part for part in desk.ask("486 vs 600 full").parts}
    table = parts["aspects"]
    assert isinstance(table, Table)
    shown = {row[0] for row in table.rows}
    assert {"What failed", "Other branches", "Passed on", "Q.850 cause", "Class"} <= shown
    for code in (486, 600):
        assert {f"behavior-{code}", f"headers-{code}", f"q850-{code}"} <= parts.keys()
    assert "when-486" not in parts


def test_more_than_two_codes_are_listed_aspect_by_aspect(desk: Desk) -> None:
    parts = {part.id: part for part in desk.ask("480 487 600").parts}
    listed = parts["differences"]
    assert isinstance(listed, Bullets)
    assert listed.heading == "Key differences"


@pytest.mark.data
def test_no_comparison_of_two_has_more_than_420_words(desk: Desk, catalog: Catalog) -> None:
    for pair in combinations(catalog.codes, 2):
        answer = desk.answer(CompareCodes(pair))
        assert len(whole(answer).split()) <= 420, pair
