"""The nearest numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from catalog.text.nearest import nearest_numbers


def test_the_closest_come_first_and_the_lower_of_two_before_the_other() -> None:
    assert nearest_numbers(34, [16, 38, 30, 127, 33]) == [33, 30, 38]


def test_codes_of_the_same_class_can_come_first() -> None:
    assert nearest_numbers(499, [500, 480, 400, 501], 3, same_class_first=True) == [480, 400, 500]
    assert nearest_numbers(499, [500, 480, 400, 501], 3) == [500, 501, 480]


@given(st.integers(0, 999), st.sets(st.integers(0, 999)), st.integers(0, 5))
def test_no_number_that_is_left_out_is_nearer(number: int, known: set[int], limit: int) -> None:
    nearest = nearest_numbers(number, known, limit)
    assert len(nearest) == min(limit, len(known))
    farthest = max((abs(near - number) for near in nearest), default=0)
    assert all(abs(other - number) >= farthest for other in known - set(nearest)) or not nearest
