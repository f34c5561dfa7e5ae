"""The words for the values of the closed lists."""

from __future__ import annotations

from enum import StrEnum

import pytest

from catalog import Catalog
from catalog.compare.words import WORDS, words
from catalog.model.aspects import Heard

SILENT: set[StrEnum] = {Heard.NOT_SET}
"""Values of which nothing is said."""


@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: kind.__name__)
def test_every_value_has_words_and_no_two_share_them(kind: type[StrEnum]) -> None:
    said = [words(value) for value in kind if value not in SILENT]
    assert len(set(said)) == len(said)
    assert all(text[0].islower() and not text.endswith(".") for text in said)


def test_no_list_holds_a_value_that_no_code_has(catalog: Catalog) -> None:
    used: set[StrEnum] = set()
    for code in catalog.codes.values():
        fork, hears = code.forking, code.hears
        used |= {code.blame.kind, code.blame.actor, fork.passed_on, fork.branches, code.retry.kind}
        used |= {sender.who for sender in code.senders} | ({hears.what} if hears else set())
        optional = (code.retry.another_target, code.retry.next_trunk, code.dialog.inside)
        used |= {value for value in optional if value}
    assert {value for kind in WORDS for value in kind} - used == set()
