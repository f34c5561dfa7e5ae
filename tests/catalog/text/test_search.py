"""Search: symptoms as people put them find their code."""

from __future__ import annotations

import pytest

from catalog import Catalog


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("codec mismatch", 488),
        ("no codec in common", 488),
        ("busy tone at once", 486),
        ("wrong password on register", 401),
        ("call loops between two pbx", 482),
        ("emergency call on volte fails", 380),
        ("number does not exist", 404),
        ("endless register loop", 401),
        ("all circuits are busy", 503),
        ("call dropped after cancel", 487),
    ],
)
def test_a_symptom_finds_its_code_among_the_first(catalog: Catalog, words: str, code: int) -> None:
    assert code in [hit.code.code for hit in catalog.search(words, limit=3)]


@pytest.mark.data
def test_every_symptom_finds_its_own_code(catalog: Catalog) -> None:
    missed = [
        (code.code, symptom)
        for code in catalog.codes.values()
        for symptom in code.symptoms
        if code.code not in [hit.code.code for hit in catalog.search(symptom, limit=5)]
    ]
    asked = sum(len(code.symptoms) for code in catalog.codes.values())
    assert len(missed) <= asked * 0.02, missed


def test_a_misspelled_word_is_understood(catalog: Catalog) -> None:
    right = [hit.code.code for hit in catalog.search("emergency")]
    assert [hit.code.code for hit in catalog.search("emergnecy")] == right


def test_each_hit_says_why(catalog: Catalog) -> None:
    hit = catalog.search("busy tone")[0]
    assert hit.words
    assert hit.line
    assert hit.field


def test_scores_fall(catalog: Catalog) -> None:
    scores = [hit.score for hit in catalog.search("call fails at once", limit=10)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("words", ["", "   ", "the of and", "zzqqxx", "🎉"])
def test_words_without_meaning_find_nothing(catalog: Catalog, words: str) -> None:
    assert catalog.search(words) == []


def test_the_limit_holds(catalog: Catalog) -> None:
    assert len(catalog.search("call", limit=2)) == 2
