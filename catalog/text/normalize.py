"""Makes pasted text safe to read, and remembers where in it each character came from.

`clean` keeps lines as lines: compatibility forms become plain ones (full-width digits), control
characters and all kinds of space become one space each, invisible and direction-changing
characters vanish. `one_line` is the view for whoever reads a question as a line. Both are linear
in the length of the text and bounded.

What a step put in other places is an `OffsetMap`, so that a place in what was read can be shown in
what was pasted. A text of plain ASCII is its own cleaned text and its map is empty.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LONGEST = 10_000
"""Characters of a text that are read; the rest is dropped."""
ONE_LINE = 2_000
"""Characters of the one-line view."""

_TOWER = 30
"""Marks that one letter may carry (UAX #15, stream-safe text): sorting them is quadratic."""
_QUOTES = "\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb"
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"

_ODD = re.compile(r"[^\n -~]++")
"""What may not stay as it is; the rest is visible ASCII."""
_SPACE = re.compile(r"[ \n]++")


class Rewrite(NamedTuple):
    """A stretch of derived text that was not made character by character.

    `start` to `end` in the derived text, `source_start` to `source_end` in its source.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class OffsetMap:
    """Where the characters of a derived text stood in its source.

    Outside the changes, which are ascending, one character was made of one character.
    """

    __slots__ = ("_changes", "_ends")

    def __init__(self, changes: Iterable[Rewrite] = ()) -> None:
        self._changes = tuple(changes)
        self._ends = [change.end for change in self._changes]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that a stretch of one character or more was made of."""
        return self._of(start)[0], self._of(end - 1)[1]

    def _of(self, at: int) -> tuple[int, int]:
        place = bisect_right(self._ends, at)
        if place < len(self._changes) and self._changes[place].start <= at:
            change = self._changes[place]
            return change.source_start, change.source_end
        if place:
            before = self._changes[place - 1]
            at += before.source_end - before.end
        return at, at + 1


_UNCHANGED = OffsetMap()


class CleanText(NamedTuple):
    r"""Visible text with `\n` between its lines, and where its characters stood."""

    text: str
    offsets: OffsetMap


def clean(raw: str) -> CleanText:
    """The first `LONGEST` characters of a text, cleaned. Never raises."""
    raw = raw[:LONGEST]
    if raw.isascii() and raw.isprintable():
        return CleanText(raw, _UNCHANGED)
    pieces: list[str] = []
    changes: list[Rewrite] = []
    length = done = 0
    for odd in _ODD.finditer(raw):
        # With the character before it, which a mark may join with.
        at = max(odd.start() - 1, done)
        pieces.append(raw[done:at])
        length += at - done
        done = odd.end()
        for source, piece in _cleaned(raw[at:done]):
            if source == "\r" and raw.startswith("\n", at + 1):
                piece = ""
            pieces.append(piece)
            if piece is not source and not len(piece) == len(source) == 1:
                changes.append(Rewrite(length, length + len(piece), at, at + len(source)))
            length += len(piece)
            at += len(source)
            if length > LONGEST:
                return CleanText("".join(pieces)[:LONGEST], OffsetMap(changes))
    pieces.append(raw[done:])
    return CleanText("".join(pieces)[:LONGEST], OffsetMap(changes))


def one_line(text: str) -> str:
    """Cleaned text as one line of at most `ONE_LINE` characters, without quotes around it."""
    return _joined(text).strip(_QUOTES + " ")


def _joined(text: str) -> str:
    return " ".join(text.split())[:ONE_LINE]


def one_line_offsets(text: str) -> OffsetMap:
    """Where the characters of `one_line(text)` stood in the cleaned text."""
    joined = _joined(text)
    # Offsets count from the first character that the view keeps; quotes before it are below zero.
    at = len(joined.lstrip(_QUOTES + " ")) - len(joined)
    changes = [Rewrite(at, at, 0, 0)]
    end = 0
    for space in _SPACE.finditer(text):
        at += space.start() - end
        kept = 1 if space.start() else 0
        if kept != len(space[0]):
            changes.append(Rewrite(at, at + kept, space.start(), space.end()))
        at += kept
        end = space.end()
        if at > ONE_LINE:
            break
    return OffsetMap(changes)


def _cleaned(text: str) -> Iterator[tuple[str, str]]:
    """The letters of a stretch, each with its marks, and what becomes of them."""
    if len(text) <= _TOWER and unicodedata.is_normalized("NFKC", text):
        if text.isprintable():
            yield text, text
        else:
            yield from zip(text, map(_visible, text), strict=True)
        return
    clusters = list(_clusters(text))
    lowered = [_without_tower(cluster) for cluster in clusters]
    composed = [unicodedata.normalize("NFKC", cluster) for cluster in lowered]
    whole = unicodedata.normalize("NFKC", "".join(lowered))
    if "".join(composed) != whole:
        # Letters that join with letters, as in the Kirat Rai script: no finer place can be named.
        clusters, composed = [text], [whole]
    for cluster, letters in zip(clusters, composed, strict=True):
        yield cluster, "".join(map(_visible, letters))


def _clusters(text: str) -> Iterator[str]:
    """Letters, each with the marks that belong to it."""
    start = 0
    for place, character in enumerate(text):
        if place and not _joins(character):
            yield text[start:place]
            start = place
    yield text[start:]


def _joins(character: str) -> bool:
    """Whether a character may become one with what stands before it: marks, Hangul vowels."""
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


def _without_tower(cluster: str) -> str:
    """The characters, but no more than `_TOWER` combining marks in a row."""
    if len(cluster) <= _TOWER:
        return cluster
    kept = []
    marks = 0
    for character in cluster:
        first = unicodedata.normalize("NFKD", character)[0]
        marks = marks + 1 if unicodedata.combining(first) else 0
        if marks <= _TOWER:
            kept.append(character)
    return "".join(kept)


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cf", "Cs", "Co", "Cn"):
        return ""
    if category[0] in "CZ":
        return "\n" if character in _LINE_ENDS else " "
    return character
