"""The corpus asks in other words than the data answers in; else it would measure memory."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog import Catalog
from catalog.text.words import plain_words

CORPUS = Path(__file__).parents[2] / "corpus" / "typed.jsonl"
RUN = 4
"""So many words in a row in common are a line that somebody copied."""

Words = tuple[str, ...]


def runs(text: str) -> set[Words]:
    """Every run of words of a text, in lower case and without apostrophes."""
    words = plain_words(text)
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def test_runs_are_found() -> None:
    assert runs("They can't hear me: no sound") == {
        ("they", "cant", "hear", "me"),
        ("cant", "hear", "me", "no"),
        ("hear", "me", "no", "sound"),
    }


@pytest.mark.data
def test_corpus_and_symptoms_share_no_line_of_four_words_or_more(catalog: Catalog) -> None:
    lines = CORPUS.read_text("utf-8").splitlines()
    typed = {run: row["typed"] for row in map(json.loads, lines) for run in runs(row["typed"])}
    shared = [
        f"codes/{code.code}.toml has {symptom!r}, the corpus asks {typed[run]!r}: "
        "put one of them in other words"
        for code in catalog.codes.values()
        for symptom in code.symptoms
        for run in runs(symptom)
        if run in typed
    ]
    assert shared == []
