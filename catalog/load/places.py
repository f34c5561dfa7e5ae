"""Finds the line of every field in a TOML file, and the field that each comment belongs to.

The parser in use gives values without positions. This scanner gives positions without values:
it knows where a key, a table or an item of a list begins and ends, and reads nothing of what is
between. It is meant for text that the parser has accepted; at anything else it stops and returns
what it has found so far.

A field is a path from the top of the file: ("cause", 1, "check") is `check` of the second
[[cause]], ("fix", 0) the first item of `fix`. Numbers count from zero, as in a `DataError`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum

import rtoml

FieldPath = tuple[str | int, ...]

_BLANKS = re.compile(r"[ \t]*+")
_LINE_ENDS = re.compile(r"\n(?:[ \t]*+\n)*+")
_COMMENT = re.compile(r"#[^\n]*+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
# A number, a date or a truth value.
_SCALAR = re.compile(r"[^,\]}#\n]++")
# Strings by their opening quotes, the longer ones first (TOML 1.0, "String").
_STRINGS = {
    '"""': re.compile(r'(?<!\\)"""(?:\\.|[^"\\]|"(?!""))*+"{3,5}', re.DOTALL),
    "'''": re.compile(r"'''(?:[^']|'(?!''))*+'{3,5}"),
    '"': re.compile(r'(?<!\\)"(?:\\.|[^"\\\n])*+"'),
    "'": re.compile(r"'[^'\n]*+'"),
}


class Side(Enum):
    """Where a comment is, seen from the field that it belongs to."""

    TOP = "top"
    """At the head of the file, a blank line before anything else."""
    ABOVE = "above"
    BESIDE = "beside"
    BELOW = "below"


@dataclass(frozen=True)
class Comment:
    """One line of comment, from its # on; an empty one where comments have a blank line above."""

    field: FieldPath
    side: Side
    text: str


@dataclass(frozen=True)
class Places:
    """Lines, counted from one, by field; and the comments in order."""

    lines: Mapping[FieldPath, int]
    comments: tuple[Comment, ...]


def read_places(text: str) -> Places:
    """The places of a file. Never raises."""
    scanner = _Scanner(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    with suppress(_NotTomlError, rtoml.TomlParsingError):
        scanner.document()
    return Places(scanner.lines, tuple(scanner.comments))


class _NotTomlError(Exception):
    """The text goes on in a way that TOML does not allow."""


@dataclass
class _Scanner:
    """A position in the text, and what has been found up to it."""

    text: str
    at: int = 0
    line: int = 1
    lines: dict[FieldPath, int] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    last: FieldPath | None = None
    """The field that ended, or the table that began, most recently."""
    ended: int = 0
    """The line on which it did."""
    waiting: list[list[str]] = field(default_factory=lambda: [[]])
    """Comments on lines of their own since then, in groups between blank lines."""

    def document(self) -> None:
        """Tables and keys up to the end of the text."""
        tables: dict[FieldPath, int] = {}
        table: FieldPath = ()
        while self._skip():
            if self._take("["):
                table = self._header(tables)
            else:
                self._pair(table)
        self._settle(None)

    def _header(self, tables: dict[FieldPath, int]) -> FieldPath:
        """[a.b] or [[a.b]]: the path of the table, with the numbers of the lists on the way."""
        start = self.line
        many = self._take("[")
        keys = self._key()
        if not self._take("]]" if many else "]"):
            raise _NotTomlError
        path: FieldPath = ()
        for key in keys[:-1]:
            path = (*path, key)
            path = (*path, tables[path]) if path in tables else path
        path = (*path, keys[-1])
        if many:
            tables[path] = tables.get(path, -1) + 1
            path = (*path, tables[path])
        self._found(path, start)
        self._end(path)
        return path

    def _pair(self, table: FieldPath) -> None:
        """A key, an equals sign and a value."""
        start = self.line
        path = (*table, *self._key())
        if not self._take("="):
            raise _NotTomlError
        self._blanks()
        self._found(path, start)
        self._value(path)

    def _value(self, path: FieldPath) -> None:
        self._end(path)
        if self._take("["):
            self._items(path)
        elif self._take("{"):
            self._pairs(path)
        else:
            quotes = next((quotes for quotes in _STRINGS if self._sees(quotes)), None)
            self._match(_STRINGS[quotes] if quotes else _SCALAR)
        self._end(path)

    def _items(self, path: FieldPath) -> None:
        number = 0
        while self._skip() and not self._sees("]"):
            item = (*path, number)
            self._found(item, self.line)
            self._value(item)
            self._blanks()
            self._take(",")
            number += 1
        self._settle(None)
        if not self._take("]"):
            raise _NotTomlError

    def _pairs(self, path: FieldPath) -> None:
        while self._skip() and not self._sees("}"):
            self._pair(path)
            self._blanks()
            self._take(",")
        self._settle(None)
        if not self._take("}"):
            raise _NotTomlError

    def _key(self) -> tuple[str, ...]:
        """A key, dotted or not."""
        keys: list[str] = []
        while not keys or self._take("."):
            self._blanks()
            quotes = next((quotes for quotes in ('"', "'") if self._sees(quotes)), None)
            key = self._match(_STRINGS[quotes] if quotes else _BARE_KEY)
            keys.append(_unquoted(key) if quotes else key)
            self._blanks()
        return tuple(keys)

    def _skip(self) -> bool:
        """Pass blanks, line ends and comments; whether anything follows."""
        while True:
            self._blanks()
            if self._sees("\n"):
                blank_lines = self._match(_LINE_ENDS).count("\n") - 1
                if blank_lines and (self.waiting[-1] or len(self.waiting) == 1):
                    self.waiting.append([])
            elif self._sees("#"):
                beside = self.last is not None and self.ended == self.line
                comment = self._match(_COMMENT).rstrip()
                if beside:
                    self.comments.append(Comment(self.last or (), Side.BESIDE, comment))
                else:
                    self.waiting[-1].append(comment)
            else:
                return self.at < len(self.text)

    def _found(self, path: FieldPath, line: int) -> None:
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)
        self._settle(path)

    def _end(self, path: FieldPath) -> None:
        self.last = path
        self.ended = self.line

    def _settle(self, following: FieldPath | None) -> None:
        """Give the waiting comments to the fields around them.

        Those right above a field are about it; those with a blank line after them, or with
        nothing after them, go with what is above them.
        """
        *apart, close = self.waiting
        if following is None:
            apart, close = [*apart, close], []
        side = Side.TOP if self.last is None else Side.BELOW
        lines = [text for group in apart for text in ["", *group]][1:]
        if any(lines):
            self.comments += [Comment(self.last or (), side, text) for text in _without_end(lines)]
        self.comments += [Comment(following or (), Side.ABOVE, text) for text in close]
        self.waiting = [[]]

    def _blanks(self) -> None:
        self._match(_BLANKS)

    def _sees(self, start: str) -> bool:
        return self.text.startswith(start, self.at)

    def _take(self, start: str) -> bool:
        if not self._sees(start):
            return False
        self._move(len(start))
        return True

    def _match(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise _NotTomlError
        self._move(len(match[0]))
        return match[0]

    def _move(self, length: int) -> None:
        self.line += self.text.count("\n", self.at, self.at + length)
        self.at += length


def _unquoted(key: str) -> str:
    """A key in quotation marks without them."""
    return str(rtoml.loads(f"key = {key}")["key"]) if "\\" in key else key[1:-1]


def _without_end(lines: list[str]) -> list[str]:
    """The lines without the blank ones after the last that is not."""
    while not lines[-1]:
        lines = lines[:-1]
    return lines
