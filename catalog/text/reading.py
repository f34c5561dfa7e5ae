"""One reading of a text: what is in it, worked out when first asked for, and once.

A `Reading` is made for each question and handed to every intent, so that its words and numbers
are found once however many ask for them. All places in it are places in `one_line`; `raw_span`
leads from there to the text as it was pasted.

What a text holds beyond that (messages, layers, what a product wrote) belongs here too, as one
more property over `lines` or `one_line` whose work is a module of this package.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from catalog.sip.grammar import PASTED_STATUS_LINE
from catalog.text.extract import Found, find_causes, find_numbers, find_rfcs, find_warn_codes
from catalog.text.normalize import OffsetMap, clean, one_line, one_line_offsets
from catalog.text.words import Word, words_in


class Reading:
    """What is in one text. Nothing in it changes; any number of threads may ask it.

    raw:      the text as it came
    text:     the visible text, with its lines
    offsets:  where the characters of `text` stood in `raw`
    one_line: the visible text as one line of bounded length, without quotes around it
    lower:    `one_line` in lower case, character by character
    """

    def __init__(self, raw: str) -> None:
        cleaned = clean(raw)
        self.raw: Final = raw
        self.text: Final = cleaned.text
        self.offsets: Final = cleaned.offsets
        self.one_line: Final = one_line(self.text)
        self.lower: Final = _lower(self.one_line)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the visible text."""
        return tuple(self.text.split("\n"))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the line."""
        return words_in(self.one_line)

    @cached_property
    def numbers(self) -> tuple[Found, ...]:
        """Each number that can be a status code, wherever it stands."""
        return find_numbers(self.one_line, self.lower)

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """The numbers that can be status codes, in order, each once."""
        return tuple(dict.fromkeys(found.number for found in self.numbers))

    @cached_property
    def has_status_line(self) -> bool:
        """Whether the text holds the start of a response, `SIP/2.0 486`."""
        return "sip/2.0" in self.lower and PASTED_STATUS_LINE.search(self.one_line) is not None

    @cached_property
    def causes(self) -> tuple[Found, ...]:
        """Causes of Q.850 that are named as such."""
        return find_causes(self.one_line)

    @cached_property
    def warn_codes(self) -> tuple[Found, ...]:
        """Warn-codes that are named as such."""
        return find_warn_codes(self.one_line)

    @cached_property
    def rfcs(self) -> tuple[Found, ...]:
        """RFCs that are named."""
        return find_rfcs(self.one_line)

    @cached_property
    def _line_offsets(self) -> OffsetMap:
        return one_line_offsets(self.text)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where in `raw` the stretch of `one_line` from `start` to `end` (not empty) stood."""
        return self.offsets.span(*self._line_offsets.span(start, end))

    def part(self, start: int, end: int) -> Reading:
        """A reading of a part of the line, such as one side of a comparison.

        It is read anew, since what a number is depends on what stands around it: `486` is a
        code, wherever it was cut out.
        """
        return _Part(self, start, end)

    def split(self, pattern: re.Pattern[str]) -> tuple[Reading, ...]:
        """Readings of the parts between the matches of a pattern, which has no empty match."""
        cuts = [match.span() for match in pattern.finditer(self.one_line)]
        if not cuts:
            return (self,)
        starts = [0, *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), len(self.one_line)]
        return tuple(map(self.part, starts, ends))


class _Part(Reading):
    """A part of another reading."""

    def __init__(self, whole: Reading, start: int, end: int) -> None:
        super().__init__(whole.one_line[start:end])
        self._whole: Final = whole
        self._start: Final = start

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the `raw` of the whole a stretch of this part stood."""
        start, end = super().raw_span(start, end)
        return self._whole.raw_span(self._start + start, self._start + end)


def _lower(line: str) -> str:
    lower = line.lower()
    if len(lower) == len(line):
        return lower
    # The only letter that becomes two: İ.
    return "".join(character.lower()[0] for character in line)
