"""The loaded catalog: what every answer is made from.

Nothing in it changes. What is costly to make or to read (the search index, the causes, the
documents) is made at the first question that needs it, and kept; the modules for it are imported
then as well, because a terminal waits for each import.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from catalog.errors import UnknownCodeError

if TYPE_CHECKING:
    from catalog.citation import Source
    from catalog.compare.engine import Comparison
    from catalog.index import ReverseIndex
    from catalog.model.code import ResponseClass, ResponseCode
    from catalog.model.documents import RfcDocument
    from catalog.model.unregistered import UnregisteredCode
    from catalog.model.verdict import CodeSet, Verdict
    from catalog.q850 import Q850
    from catalog.terms import Terms
    from catalog.text.phrases import PhraseBook
    from catalog.text.search import Hit, Index


class CatalogParts(Protocol):
    """Gives the parts of a catalog; each method is called once at most, when it is needed."""

    def codes(self) -> Mapping[int, ResponseCode]:
        """Registered response codes, ascending."""

    def classes(self) -> Mapping[int, ResponseClass]:
        """The six classes by first digit."""

    def verdicts(self) -> Mapping[CodeSet, Verdict]:
        """Hand-written verdicts by the codes that they are about."""

    def sources(self) -> Mapping[str, Source]:
        """Documents that are not RFCs, by id."""

    def synonyms(self) -> Mapping[str, tuple[str, ...]]:
        """Words that people use for the words of the catalog."""

    def q850(self) -> Q850:
        """Causes of Q.850 and of products."""

    def terms(self) -> Terms:
        """Warn-codes, methods and header fields."""

    def documents(self) -> Mapping[int, RfcDocument]:
        """RFCs by number."""

    def unregistered(self) -> Mapping[int, UnregisteredCode]:
        """Numbers in use that nobody registered, ascending."""


class Catalog:
    """All that is known, by number and name."""

    def __init__(self, parts: CatalogParts) -> None:
        self._parts = parts

    @cached_property
    def codes(self) -> Mapping[int, ResponseCode]:
        """Registered response codes, ascending."""
        return self._parts.codes()

    @cached_property
    def classes(self) -> Mapping[int, ResponseClass]:
        """The six classes by first digit."""
        return self._parts.classes()

    @cached_property
    def verdicts(self) -> Mapping[CodeSet, Verdict]:
        """Hand-written verdicts by the codes that they are about."""
        return self._parts.verdicts()

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Documents that are not RFCs, by id."""
        return self._parts.sources()

    @cached_property
    def q850(self) -> Q850:
        """Causes of Q.850 and of products."""
        return self._parts.q850()

    @cached_property
    def terms(self) -> Terms:
        """Warn-codes, methods and header fields."""
        return self._parts.terms()

    @cached_property
    def documents(self) -> Mapping[int, RfcDocument]:
        """RFCs by number."""
        return self._parts.documents()

    @cached_property
    def unregistered(self) -> Mapping[int, UnregisteredCode]:
        """Numbers that people meet though nobody registered them, ascending."""
        return self._parts.unregistered()

    @cached_property
    def index(self) -> ReverseIndex:
        """Which codes cite a document, carry a header field, name a warn-code."""
        from catalog.index import ReverseIndex

        return ReverseIndex(self.codes.values())

    @cached_property
    def phrases(self) -> PhraseBook:
        """Reason phrases, as registered and as seen in the wild, to codes."""
        from catalog.text.phrases import PhraseBook

        return PhraseBook.of(self.codes.values())

    @cached_property
    def _search_index(self) -> Index:
        from catalog.text.search import Index

        return Index.of(self.codes.values(), self._parts.synonyms())

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
        from catalog.compare.engine import compare

        return compare([self.lookup(number) for number in numbers], self.verdicts)

    def search(self, words: str, limit: int = 5) -> list[Hit]:
        """Codes whose texts fit the words, best first, each with the line that matched."""
        return self._search_index.search(words, limit)

    def in_class(self, digit: int) -> tuple[ResponseCode, ...]:
        """The registered codes of one class (1 to 6), ascending; empty for other digits."""
        return tuple(self.codes[number] for number in self.codes if number // 100 == digit)

    def nearest(self, number: int, limit: int = 3) -> tuple[ResponseCode, ...]:
        """The registered codes closest in number, those of the same class first."""
        from catalog.text.nearest import nearest_numbers

        nearest = nearest_numbers(number, self.codes, limit, same_class_first=True)
        return tuple(self.codes[code] for code in nearest)
