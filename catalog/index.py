"""Reverse look-ups over the response codes: who cites, carries or names something.

The index is made of one walk over all codes; from then on it answers without a search.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from catalog.model.claims import HeaderUse, Strength
from catalog.model.code import CodeFile, ResponseCode
from catalog.model.walk import values_of

_WARN_CODE = re.compile(r"\b(?:Warning:?|[Ww]arn-codes?:?) (\d{3})\b")
_STRONGEST_FIRST = list(Strength)

Carrier = tuple[ResponseCode, HeaderUse]
"""A code, and what it says of a header field."""


class ReverseIndex:
    """From what the file of a code mentions to the code."""

    def __init__(self, codes: Iterable[ResponseCode]) -> None:
        citing: dict[int, set[int]] = defaultdict(set)
        naming: dict[int, set[int]] = defaultdict(set)
        carrying: dict[str, list[Carrier]] = defaultdict(list)
        for code in codes:
            for header in code.headers:
                carrying[header.name].append((code, header))
            for held in values_of(code, model=CodeFile):
                for _, citation in held.citations():
                    if citation.rfc is not None:
                        citing[citation.rfc].add(code.code)
                for _, text in held.texts():
                    for number in _WARN_CODE.findall(text):
                        naming[int(number)].add(code.code)
        self._citing = {rfc: tuple(sorted(numbers)) for rfc, numbers in citing.items()}
        self._naming = {number: tuple(sorted(codes)) for number, codes in naming.items()}
        self._carrying = {
            name: tuple(sorted(carriers, key=_weakness)) for name, carriers in carrying.items()
        }

    def citing(self, rfc: int) -> tuple[int, ...]:
        """Codes whose files cite this RFC, ascending."""
        return self._citing.get(rfc, ())

    def naming(self, warn_code: int) -> tuple[int, ...]:
        """Codes whose files speak of this very warn-code, ascending."""
        return self._naming.get(warn_code, ())

    def carrying(self, header: str) -> tuple[Carrier, ...]:
        """Codes that carry the header field or ask for it in the next request.

        The strongest first: by strength, then the response before the next request, then what
        always holds before what holds under a condition.
        """
        return self._carrying.get(header, ())


def _weakness(carrier: Carrier) -> tuple[int, bool, bool]:
    header = carrier[1]
    return (
        _STRONGEST_FIRST.index(header.strength),
        header.on != "response",
        header.when is not None,
    )
