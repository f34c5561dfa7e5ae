"""The one tokenizer, and the groups of words that carry no meaning."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import terms
from catalog.text import resolve, search
from catalog.text.words import WordGroup, plain_words, words_in, words_of

WORDS = [
    ("Retry-After: 300", ["Retry-After", "300"]),
    ("SIP/2.0 486 Busy Here", ["SIP/2.0", "486", "Busy", "Here"]),
    ("Q.850;cause=34", ["Q.850", "cause", "34"]),
    ("doesn't don\u2019t", ["doesn't", "don\u2019t"]),
    ("480/486, 4xx (USER_BUSY)", ["480/486", "4xx", "USER_BUSY"]),
    ("the end. - _x_ ...", ["the", "end", "x_"]),
    ("Vermittlung f\u00fcr M\u00fcnchen", ["Vermittlung", "f\u00fcr", "M\u00fcnchen"]),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_these_are_the_words(text: str, words: list[str]) -> None:
    assert [word.typed for word in words_in(text)] == words


@given(st.text(max_size=80))
def test_each_word_stands_where_it_says(text: str) -> None:
    end = 0
    for word in words_in(text):
        assert text[word.start : word.end] == word.typed
        assert word.start >= end
        end = word.end


@given(st.text("aZ9'\u2019/._- \n\u0130\u00e9", max_size=40))
def test_plain_words_are_what_the_keys_of_the_words_are_made_of(text: str) -> None:
    keys = " ".join(word.key for word in words_in(text))
    assert plain_words(text) == re.findall(r"[^\W_]+", keys)


def test_plain_words_know_no_case_no_apostrophes_and_no_joints() -> None:
    assert plain_words("Call/Transaction DOESN'T exist") == "call transaction doesnt exist".split()


def test_no_word_without_meaning_is_in_two_groups() -> None:
    assert sum(len(group.words) for group in WordGroup) == len(words_of(*WordGroup))


@pytest.mark.parametrize("group", WordGroup, ids=lambda group: group.name)
def test_each_group_says_why_and_is_left_out_somewhere(group: WordGroup) -> None:
    assert len(group.reason.split()) > 3
    used = (resolve.BESIDE_NAMES, search.WITHOUT_WEIGHT, terms.ASKING)
    assert any(group.words <= words for words in used)


@pytest.mark.parametrize("group", WordGroup, ids=lambda group: group.name)
def test_each_group_holds_words_as_they_are_compared(group: WordGroup) -> None:
    for word in group.words:
        assert [found.key for found in words_in(word)] == [word]
