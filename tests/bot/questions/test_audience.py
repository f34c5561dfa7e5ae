"""For whom an answer is."""

from __future__ import annotations

import pytest

from bot.questions import CodeLookup, Help, read
from bot.questions.audience import is_public, without_public
from catalog import Catalog


@pytest.mark.parametrize(
    ("typed", "public", "question"),
    [
        ("public 486", True, "486"),
        (" PUBLIC  486", True, "486"),
        ("public", True, ""),
        ("public\n", True, ""),
        ("public codec mismatch", True, "codec mismatch"),
        ("publicly 486", False, "publicly 486"),
        ("486 public", False, "486 public"),
        ("public IP in the Contact header", False, "public IP in the Contact header"),
    ],
)
def test_the_word_public_before_a_question_is_for_the_channel(
    typed: str, public: bool, question: str
) -> None:
    assert (is_public(typed), without_public(typed)) == (public, question)


def test_the_question_is_the_same_for_whomever_its_answer_is(catalog: Catalog) -> None:
    assert read("public 486", catalog) == read("486", catalog) == CodeLookup(486)
    assert read("public", catalog) == Help()
