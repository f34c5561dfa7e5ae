"""A catalog that is read file by file says the same as one that is read at once."""

from __future__ import annotations

import pytest

from catalog import Catalog, open_catalog
from catalog.load.lazy import LazyMapping


@pytest.mark.data
def test_both_ways_of_reading_give_equal_values(catalog: Catalog) -> None:
    by_need = open_catalog()
    for part in ("codes", "classes", "sources", "documents", "unregistered"):
        assert dict(getattr(by_need, part)) == dict(getattr(catalog, part)), part
    assert dict(by_need.verdicts) == catalog.verdicts
    assert dict(by_need.q850.causes) == dict(catalog.q850.causes)
    assert by_need.q850.aliases == catalog.q850.aliases
    assert by_need.q850.private_causes == catalog.q850.private_causes
    assert by_need.q850.default_codes == catalog.q850.default_codes
    for part in ("warn_codes", "methods", "headers"):
        assert getattr(by_need.terms, part) == getattr(catalog.terms, part), part
    assert by_need.search("codec mismatch") == catalog.search("codec mismatch")


def test_keys_are_in_the_same_order(catalog: Catalog) -> None:
    assert list(open_catalog().codes) == list(catalog.codes)
    assert list(open_catalog().unregistered) == list(catalog.unregistered)


def test_a_value_is_read_when_it_is_asked_for_and_once() -> None:
    read: list[int] = []

    def square(number: int) -> int:
        read.append(number)
        return number * number

    squares = LazyMapping([1, 2, 3], square)
    assert 2 in squares
    assert 4 not in squares
    assert (len(squares), list(squares), read) == (3, [1, 2, 3], [])
    assert (squares[2], squares[2], read) == (4, 4, [2])
    with pytest.raises(KeyError):
        squares[4]
    assert dict(squares) == {1: 1, 2: 4, 3: 9}
