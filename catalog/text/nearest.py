"""Which known numbers are nearest to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def nearest_numbers(
    number: int, known: Iterable[int], limit: int = 3, *, same_class_first: bool = False
) -> list[int]:
    """The known numbers closest to this one, the closest first, the lower of two equals first.

    same_class_first: status codes of the same hundred before all others (499 is a 4xx)
    """

    def distance(other: int) -> tuple[bool, int, int]:
        other_class = same_class_first and other // 100 != number // 100
        return other_class, abs(other - number), other

    return sorted(known, key=distance)[:limit]
