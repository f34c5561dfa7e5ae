"""Answers as lines: no word broken, no space at a line's end, nothing that steers the terminal."""

from __future__ import annotations

import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.document import (
    Answer,
    Bullets,
    Link,
    Mono,
    Note,
    Paragraph,
    Part,
    Strong,
    Suggestion,
    Suggestions,
    Table,
    Title,
    Verbatim,
)
from bot.desk import Desk
from bot.terminal import WIDEST, render
from bot.terminal.spans import Span, cells, paint, safe_span, wrap

ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")
COMPARISONS = [
    "200 vs 380",
    "480 vs 486 vs 600",
    "480 486 600 603",
    "408 480 486 487 603",
    "401 407 420 421 494",
]
QUESTIONS = [*COMPARISONS, "486", "380 full", "4xx", "list", "help", "cause 17", "rfc 3262", "zzqq"]

words = st.text(st.characters(codec="utf-8"), max_size=30)
lines = st.lists(st.builds(Strong, words) | st.builds(Mono, words) | words, max_size=4).map(tuple)


def draw(*parts: Part, width: int = 80, styled: bool = False) -> str:
    return render(Answer("lookup", (), "", parts), width=width, styled=styled)


def too_wide(text: str, width: int) -> list[str]:
    """The lines that are wider although they could have been broken at a space."""
    return [
        line
        for line in text.splitlines()
        if cells(line) > width and " " in line.strip().lstrip("•")
    ]


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_fits_breaks_no_word_and_ends_no_line_in_a_space(
    desk: Desk, question: str, width: int
) -> None:
    answer = desk.ask(question)
    drawn = render(answer, width=width)
    verbatim = [part.text for part in answer.parts if isinstance(part, Verbatim)]
    assert [line for line in too_wide(drawn, width) if line.strip() not in "".join(verbatim)] == []
    assert all(line == line.rstrip() for line in drawn.split("\n"))
    assert "\x1b" not in drawn
    shown = set(drawn.split())
    for part in answer.parts:
        if isinstance(part, Table):
            assert {word for row in part.rows for cell in row for word in cell.split()} <= {
                *shown,
                *(word.rstrip(":") for word in shown),
            }


@pytest.mark.parametrize("question", QUESTIONS)
def test_styles_change_no_character(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    styled = render(answer, width=80, styled=True)
    assert "\x1b[" in styled
    assert [line.rstrip() for line in ESCAPE.sub("", styled).split("\n")] == render(
        answer, width=80
    ).split("\n")


@pytest.mark.parametrize(
    ("question", "width", "grid"),
    [
        ("200 vs 380", 60, True),
        ("200 vs 380", 30, False),
    ],
)
def test_a_comparison_is_a_grid_while_its_columns_are_wide_enough(
    desk: Desk, question: str, width: int, grid: bool
) -> None:
    drawn = render(desk.ask(question), width=width)
    assert ("───" in drawn) is grid


ROWS = (("", "486", "600"), ("Other branches", "go on", "are all of them canceled"))


def test_a_table_is_a_grid() -> None:
    assert draw(Table("t", ROWS), width=40) == (
        "                486    600\n"
        "────────────────────────────────────────\n"
        "Other branches  go on  are all of them\n"
        "                       canceled"
    )


def test_a_table_that_is_too_wide_is_a_block_a_row() -> None:
    assert draw(Table("t", ROWS), width=28) == (
        "Other branches\n  486: go on\n  600: are all of them\n    canceled"
    )


def test_a_column_without_a_head_has_no_label() -> None:
    rows = (("", ""), ("method", "INVITE-with-a-long-name"))
    assert draw(Table("t", rows), width=20) == "method\n  INVITE-with-a-long-name"


def test_an_empty_cell_leaves_no_line() -> None:
    rows = (("", "486", "600"), ("row", "", "a word"))
    assert draw(Table("t", rows), width=10) == "row\n  600: a\n    word"


def test_verbatim_text_keeps_its_lines_however_long() -> None:
    message = "INVITE sip:bob@example.com SIP/2.0\r\nSubject:\tlunch\n\n" + "v=0 " * 40
    assert draw(Verbatim("v", "Message", message), width=20) == (
        "Message\n  INVITE sip:bob@example.com SIP/2.0\n  Subject:        lunch\n\n  "
        + ("v=0 " * 40).rstrip()
    )


def test_the_parts_are_apart_and_no_line_is_left_at_the_end() -> None:
    bullets = Bullets("b", "Causes", (("first",), ("second", Strong("!"))), ordered=True)
    drawn = draw(
        Title("t", "486"), Paragraph("p", ("Busy",), "Meaning"), bullets, Note("n", ("x",))
    )
    assert drawn == "486\n\nMeaning\nBusy\n\nCauses\n1. first\n2. second!\n\nx"


def test_ten_causes_line_up() -> None:
    drawn = draw(Bullets("b", None, tuple((str(place),) for place in range(10)), ordered=True))
    assert drawn.splitlines()[0] == " 1. 0"
    assert drawn.splitlines()[9] == "10. 9"


def test_a_link_leads_to_its_page_where_one_looks_at_it() -> None:
    line = Paragraph("p", (Link("RFC 3261", "https://www.rfc-editor.org/rfc/rfc3261"),))
    assert draw(line) == "RFC 3261"
    styled = draw(line, styled=True)
    assert styled.startswith("\x1b]8;;https://www.rfc-editor.org/rfc/rfc3261\x1b\\")
    assert styled.endswith("\x1b]8;;\x1b\\")


def test_a_link_broken_over_two_lines_leads_there_from_both() -> None:
    drawn = draw(Paragraph("p", (Link("RFC 3261", "https://a"),)), width=5, styled=True)
    assert drawn.count("\x1b]8;;https://a\x1b\\") == 2


def test_a_suggestion_is_a_command_on_a_line_of_its_own() -> None:
    items = (Suggestion("486 vs 600", "486 vs 600"), Suggestion("who's calling; rm", "Who"))
    drawn = render(
        Answer("lookup", (), "", (Suggestions("next", "Next", items),)), width=20, ask="python ask"
    )
    assert drawn == ("""Next:\n  python ask 486 vs 600\n  python ask 'who'"'"'s' 'calling;' rm""")


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_suggested_can_be_asked(desk: Desk, question: str) -> None:
    command = re.compile(r"^  sip-desk ask (.+)$", re.M)
    for suggested in command.findall(render(desk.ask(question))):
        assert desk.ask(" ".join(shlex.split(suggested))).usable


def test_the_help_says_how_to_ask_here(desk: Desk) -> None:
    drawn = render(desk.ask("help"), ask="python -m bot ask")
    assert drawn.endswith("Type, for example: python -m bot ask 486. For JSON, add --json.")
    assert "• 200 vs 380  what" in drawn.lower()


def test_a_long_word_stays_whole() -> None:
    url = "https://example.com/" + "a" * 200
    assert url in draw(Paragraph("p", ("see ", url, " there")), width=60).split("\n")


def test_text_is_no_wider_than_is_easy_to_read() -> None:
    drawn = draw(Paragraph("p", ("word " * 100,)), width=500)
    assert max(map(len, drawn.splitlines())) <= WIDEST


@given(st.lists(st.builds(Paragraph, st.just("p"), lines) | st.builds(Title, st.just("t"), words)))
def test_no_text_steers_the_terminal(parts: list[Part]) -> None:
    assert all(character.isprintable() or character == "\n" for character in draw(*parts, width=20))
    rest = ESCAPE.sub("", draw(*parts, width=20, styled=True))
    assert all(character.isprintable() or character == "\n" for character in rest)


@given(words, st.integers(1, 40))
def test_wrapping_loses_and_changes_nothing(text: str, width: int) -> None:
    drawn = [paint(row, styled=False) for row in wrap([Span(text)], width)]
    assert " ".join(drawn).split() == [part for word in text.split(" ") for part in word.split()]
    assert all(cells(line) <= width or " " not in line for line in drawn)


@given(
    st.lists(st.lists(words, min_size=3, max_size=3), min_size=1, max_size=4), st.integers(1, 90)
)
def test_every_word_of_a_table_is_shown_whole(rows: list[list[str]], width: int) -> None:
    drawn = draw(Table("t", tuple(map(tuple, rows))), width=width)
    for row in rows[1:]:
        for cell in row:
            for word in safe_span(cell).text.split(" "):
                assert word in drawn


@pytest.mark.parametrize(
    ("text", "columns"), [("486", 3), ("電話", 4), ("e\u0301", 1), ("•§", 2), ("📞", 2)]
)
def test_columns_are_those_of_a_terminal(text: str, columns: int) -> None:
    assert cells(text) == columns


def test_wide_characters_keep_a_table_in_line() -> None:
    drawn = draw(Table("t", (("", "a", "b"), ("row", "電話", "x"))))
    assert drawn.splitlines()[2] == "row  電話  x"
    assert drawn.splitlines()[0] == "     a     b"
