"""The codes that a text names."""

from __future__ import annotations

from collections.abc import Container

import pytest

from catalog import Catalog
from catalog.text.phrases import PhraseBook
from catalog.text.reading import Reading
from catalog.text.resolve import bare_name, misspelled, resolve, resolve_loosely, words_beside

NAMED = [
    ("486", (486,)),
    ("486 Busy", (486,)),
    ("the busy here error", (486,)),
    ("Busy-Here!", (486,)),
    ("not acceptable", (406, 606)),
    ("299", ()),
    ("bsuy here", ()),
    ("", ()),
    ("...", ()),
]


@pytest.mark.parametrize(("text", "codes"), NAMED)
def test_this_names_that(catalog: Catalog, text: str, codes: tuple[int, ...]) -> None:
    assert resolve(Reading(text), catalog) == codes


def test_a_misspelled_phrase_names_its_code_where_mistakes_are_forgiven(catalog: Catalog) -> None:
    assert misspelled(Reading("bsuy here"), catalog) == (486,)
    assert resolve_loosely(Reading("bsuy here"), catalog) == (486,)
    assert misspelled(Reading("bsuy here 2"), catalog) == ()


def test_another_name_of_a_code_names_it(catalog: Catalog) -> None:
    name = next(name for code in catalog.codes.values() for name in code.also_called)
    assert resolve_loosely(Reading(name), catalog)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("why do I get 486 from the carrier", ["carrier"]),
        ("what's a 200ok?", ["ok"]),
        ("SIP/2.0 486 Busy Here", ["busy", "here"]),
        ("486", []),
    ],
)
def test_words_beside_a_number_are_those_that_say_something(text: str, words: list[str]) -> None:
    assert words_beside(Reading(text)) == words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what does Busy Here mean?", "Busy Here"),
        ("does not exist anywhere", "not exist anywhere"),
        ("what is the", ""),
    ],
)
def test_a_name_is_bare_without_the_words_around_it(text: str, name: str) -> None:
    assert bare_name(Reading(text)) == name


class NumbersOnly:
    """Knows codes, and fails where phrases are asked for."""

    codes: Container[int] = (486,)

    @property
    def phrases(self) -> PhraseBook:
        raise AssertionError("phrases were asked for")


def test_phrases_are_not_read_for_a_number() -> None:
    assert resolve(Reading("486 busy"), NumbersOnly()) == (486,)
