"""The loaded catalog: what every door asks.

A `Catalog` is frozen; what it computes or reads at the first question (the search index, the
causes, the documents) it keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from catalog.citation import Source
from catalog.compare.engine import Comparison, compare
from catalog.errors import UnknownCodeError
from catalog.model.code import Group, ResponseClass, ResponseCode
from catalog.model.terms import (
    HeaderField,
    Method,
    Q850Cause,
    Reference,
    RfcDocument,
    UnregisteredCode,
    WarnCode,
)
from catalog.text.phrases import PhraseBook
from catalog.text.search import Hit, Index


@dataclass(frozen=True)
class Later:
    """Readers of what a look-up of a code does without; each is called once at most."""

    reference: Callable[[], Reference]
    documents: Callable[[], Mapping[int, RfcDocument]]
    unregistered: Callable[[], Mapping[int, UnregisteredCode]]


@dataclass(frozen=True)
class Catalog:
    """All that is known, by number.

    codes:   registered response codes, ascending
    classes: the six classes by first digit
    groups:  hand-written verdicts on codes that are mixed up
    sources: documents that are not RFCs, by id
    later:   reads the rest when it is first asked for; ask the properties below instead
    """

    codes: Mapping[int, ResponseCode]
    classes: Mapping[int, ResponseClass]
    groups: Sequence[Group]
    sources: Mapping[str, Source]
    synonyms: Mapping[str, tuple[str, ...]]
    later: Later

    def lookup(self, number: int) -> ResponseCode:
        """The registered code of that number. Raises UnknownCodeError."""
        try:
            return self.codes[number]
        except KeyError:
            raise UnknownCodeError(number) from None

    def compare(self, numbers: Sequence[int]) -> Comparison:
        """Two to five codes side by side, by behavior; columns in the order given.

        A number given twice counts once; `[486, 486]` is a comparison of a code with itself.
        Raises CompareError for fewer than two or more than five, UnknownCodeError for a number
        that is not registered.
        """
        return compare([self.lookup(number) for number in numbers], self.groups)

    def search(self, words: str, limit: int = 5) -> list[Hit]:
        """Codes whose texts fit the words, best first, each with the line that matched."""
        return self._index.search(words, limit)

    def in_class(self, digit: int) -> tuple[ResponseCode, ...]:
        """The registered codes of one class (1 to 6), ascending; empty for other digits."""
        return tuple(code for number, code in self.codes.items() if number // 100 == digit)

    def nearest(self, number: int, limit: int = 3) -> tuple[ResponseCode, ...]:
        """The registered codes closest in number, those of the same class first."""
        return tuple(
            sorted(
                self.codes.values(),
                key=lambda code: (
                    code.code // 100 != number // 100,
                    abs(code.code - number),
                    code.code,
                ),
            )[:limit]
        )

    @cached_property
    def reference(self) -> Reference:
        """Causes, warn-codes, methods and header fields, with their look-up by name."""
        return self.later.reference()

    @property
    def causes(self) -> Mapping[int, Q850Cause]:
        """Q.850 causes by number."""
        return self.reference.causes

    @property
    def warnings(self) -> Mapping[int, WarnCode]:
        """Codes of the Warning header field by number."""
        return self.reference.warn_codes

    @property
    def methods(self) -> Mapping[str, Method]:
        """Request methods by name."""
        return self.reference.methods

    @property
    def headers(self) -> Mapping[str, HeaderField]:
        """Header fields by name; `reference.header` knows compact forms and any case."""
        return self.reference.headers

    @cached_property
    def documents(self) -> Mapping[int, RfcDocument]:
        """RFCs by number."""
        return self.later.documents()

    @cached_property
    def unregistered(self) -> Mapping[int, UnregisteredCode]:
        """Numbers that people meet though nobody registered them."""
        return self.later.unregistered()

    @cached_property
    def phrases(self) -> PhraseBook:
        """Reason phrases, as registered and as seen in the wild, to codes."""
        return PhraseBook.of(self.codes.values())

    @cached_property
    def _index(self) -> Index:
        return Index.of(self.codes.values(), self.synonyms)
