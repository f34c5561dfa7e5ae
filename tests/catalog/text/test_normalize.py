"""Cleaned text: visible, bounded, line by line, and each character knows where it came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.text.normalize import LONGEST, ONE_LINE, clean, one_line, one_line_offsets

# Letters and marks that join, letters that become several, what vanishes, spaces, line ends.
AWKWARD = (
    "a\u0301\u0323e\u0f73\uff9e\u1100\u1161\u11a8\ufdfa\u00bd\uff14"
    "\u200b\u202e \u3000\n\r\t\x1b\u2028'\""
)
TEXTS = st.one_of(
    st.text(max_size=60), st.text(AWKWARD, max_size=40), st.text("48 \n\u200b'", max_size=20)
)


def line_of(raw: str) -> str:
    return one_line(clean(raw).text)


@given(st.one_of(TEXTS, st.text(max_size=3 * ONE_LINE)))
def test_a_cleaned_line_is_one_bounded_visible_line(raw: str) -> None:
    line = line_of(raw)
    assert len(line) <= ONE_LINE
    assert all(character.isprintable() for character in line)


@given(TEXTS)
def test_cleaned_text_is_visible_but_for_its_line_ends(raw: str) -> None:
    assert all(character.isprintable() for character in clean(raw).text.replace("\n", ""))


def visible(text: str) -> str:
    """The normal form, with a space for each control and each space, without what is invisible."""
    kinds = {each: unicodedata.category(each) for each in unicodedata.normalize("NFKC", text)}
    invisible = ("Cf", "Cs", "Co", "Cn")
    return "".join(
        " " if kinds[each][0] in "CZ" else each
        for each in unicodedata.normalize("NFKC", text)
        if kinds[each] not in invisible
    )


@given(TEXTS)
@example("\u1100\u1161\u11a8")
@example("x\u0323\u0301")
def test_cleaned_text_is_the_normal_form_of_the_whole(raw: str) -> None:
    assert clean(raw).text.split() == visible(raw).split()


@given(TEXTS)
def test_each_character_came_from_where_it_says(raw: str) -> None:
    cleaned = clean(raw)
    for place, character in enumerate(cleaned.text):
        start, end = cleaned.offsets.span(place, place + 1)
        assert 0 <= start < end <= len(raw)
        assert character.replace("\n", " ") in visible(raw[start:end])


@given(TEXTS)
def test_so_does_each_character_of_the_line(raw: str) -> None:
    text = clean(raw).text
    offsets = one_line_offsets(text)
    for place, character in enumerate(one_line(text)):
        start, end = offsets.span(place, place + 1)
        assert text[start:end] == character or (character == " " and text[start:end].isspace())


@given(TEXTS)
def test_the_places_of_a_line_ascend(raw: str) -> None:
    offsets = clean(raw).offsets
    spans = [offsets.span(place, place + 1) for place in range(len(clean(raw).text))]
    assert spans == sorted(spans)


def test_a_place_behind_what_vanished_is_found() -> None:
    raw = "\u202e\u200bcall: \u00bd \uff14\uff18\uff16"
    cleaned = clean(raw)
    assert cleaned.text == "call: 1\u20442 486"
    start, end = cleaned.offsets.span(cleaned.text.index("486"), len(cleaned.text))
    assert raw[start:end] == "\uff14\uff18\uff16"


def test_lines_stay_lines_whatever_ends_them() -> None:
    assert clean("a\r\nb\rc\nd\u2028e\x0bf\x85g\u00e9\r\nh").text.split("\n") == [
        *"abcdef",
        "g\u00e9",
        "h",
    ]


def test_direction_marks_and_control_characters_vanish() -> None:
    assert line_of("\u202e486\u202c\x00\n\t busy\u200b here") == "486 busy here"


def test_quotes_around_a_line_vanish_with_their_places() -> None:
    text = clean(' \u201c"486" \n busy\u201d').text
    assert one_line(text) == '486" busy'
    assert one_line_offsets(text).span(0, 3) == (text.index("4"), text.index("6") + 1)


@pytest.mark.parametrize("mark", ["\u0301", "\u0f73", "\uff9e"])
def test_a_letter_carries_no_tower_of_marks(mark: str) -> None:
    assert len(line_of("a" + mark * ONE_LINE)) < 100


def test_a_letter_keeps_the_marks_that_a_language_gives_it() -> None:
    assert line_of("Nu\u0308rnberg, Vie\u0302\u0323t Nam") == "N\u00fcrnberg, Vi\u1ec7t Nam"


@pytest.mark.parametrize("letter", ["a", "\u00e9", "\ufdfa", "\u200b", "e\u0301", "\n", "\t"])
def test_no_more_is_read_than_the_bound(letter: str) -> None:
    assert len(clean(letter * 2 * LONGEST).text) <= LONGEST
