"""The small pieces of English that sentences are built from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.wording import capitalize, join_words, uncapitalize, with_period


@pytest.mark.parametrize(
    ("text", "capitalized"),
    [
        ("ends the dialog", "Ends the dialog"),
        ("SIP is a protocol", "SIP is a protocol"),
        ("486 means busy", "486 means busy"),
        ("", ""),
    ],
)
def test_a_text_gets_a_capital_and_nothing_else_changes(text: str, capitalized: str) -> None:
    assert capitalize(text) == capitalized


@pytest.mark.parametrize(
    ("text", "in_a_sentence"),
    [
        ("Check the codec", "check the codec"),
        ("The callee is busy.", "the callee is busy."),
        ("Wait", "wait"),
        ("A phone is off", "a phone is off"),
        ("Dialog, then call", "dialog, then call"),
        ("SIP is a protocol", "SIP is a protocol"),
        ("Retry-After is missing", "Retry-After is missing"),
        ("FreeSWITCH sends it", "FreeSWITCH sends it"),
        ("Q.850", "Q.850"),
        ("Q.850 cause 17", "Q.850 cause 17"),
        ("Asterisk sends it", "Asterisk sends it"),
        ("486 is final", "486 is final"),
        ("", ""),
    ],
)
def test_the_first_word_of_a_sentence_loses_its_capital_unless_it_is_a_name(
    text: str, in_a_sentence: str
) -> None:
    assert uncapitalize(text) == in_a_sentence


@pytest.mark.parametrize(
    ("items", "joined"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        ([480, 486], "480 and 486"),
        (iter(["a", "b"]), "a and b"),
    ],
)
def test_words_are_joined_as_in_a_sentence(items: list[object], joined: str) -> None:
    assert join_words(items) == joined


def test_words_are_joined_with_another_word_where_it_is_given() -> None:
    assert join_words(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.parametrize(
    ("text", "closed"),
    [("Wait", "Wait."), ("Wait.", "Wait."), ("Why?", "Why?"), ("No!", "No!"), ("", ".")],
)
def test_a_sentence_is_closed_once(text: str, closed: str) -> None:
    assert with_period(text) == closed


@given(st.text(max_size=80))
def test_any_text_keeps_its_length_and_all_but_its_first_letter(text: str) -> None:
    assert uncapitalize(text)[1:] == text[1:]
    assert capitalize(text).endswith(text[1:])
    assert with_period(with_period(text)) == with_period(text)
