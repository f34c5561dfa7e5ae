"""Finds runs of words that our prose has in common with RFC texts.

    python -m scripts.borrowed --rfc DIR [--words 10] [--worst 20] [--data DIR]

Prints the longest run of each field, the worst first, with file, field, RFC and the words;
exit code 1 where a run reaches the limit. Names do not count toward it: reason phrases,
header fields, methods, numbers. What is compared are words without case and punctuation.

Our runs of N words go into one table; each RFC text is then read once, and only where a run
of it stands in the table is the match drawn out to its full length. That keeps the time
linear in the RFC texts (a few seconds for 17 MB).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rtoml

from catalog.rfctext import without_pages

_DATA = Path(__file__).resolve().parents[1] / "catalog" / "data"
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
# Not prose: citations, addresses, names of documents, protocol text.
_NOT_PROSE = frozenset({"example", "source", "defined", "url", "id", "phrase", "name", "names"})
_NAMES = {
    "response-codes.json": "phrase",
    "headers.json": "name",
    "methods.json": "name",
    "warnings.json": "name",
    "q850.json": "name",
}


@dataclass(frozen=True)
class Prose:
    """One text of ours, as words; `named` tells which of them belong to a name."""

    file: str
    field: str
    words: tuple[str, ...]
    named: tuple[bool, ...]


@dataclass(frozen=True)
class Run:
    """Words in common: how many of them count, where they stand, in which RFC."""

    counted: int
    file: str
    field: str
    rfc: int
    words: str

    def __str__(self) -> str:
        return f"{self.counted:3} {self.file}: {self.field}: RFC {self.rfc}: {self.words}"


def split(text: str) -> list[str]:
    """The words of a text, without case and punctuation."""
    return _WORD.findall(text.lower())


def read_prose(data: Path) -> Iterator[Prose]:
    """Every text of ours, with the words that belong to names marked."""
    names = sorted(read_names(data / "registry"), key=len, reverse=True)
    starts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in names:
        starts[name[0]].append(name)
    for path in sorted(data.rglob("*.toml")):
        file = path.relative_to(data).as_posix()
        skipped = _NOT_PROSE | {"title"} if file.startswith("sources/") else _NOT_PROSE
        for field, text in _texts(rtoml.loads(path.read_text("utf-8")), skipped):
            words = split(text)
            yield Prose(file, field, tuple(words), tuple(_named(words, starts)))


def read_names(registry: Path) -> set[tuple[str, ...]]:
    """Phrases, header fields, methods and causes, as words."""
    found = set()
    for file, key in _NAMES.items():
        path = registry / file
        if path.is_file():
            rows = json.loads(path.read_text("utf-8"))["rows"]
            found |= {tuple(split(row[key])) for row in rows}
    return found - {()}


def _texts(value: Any, skipped: frozenset[str], field: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in skipped:
                yield from _texts(item, skipped, f"{field}.{key}" if field else key)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, skipped, f"{field}.{number}")


def _named(words: Sequence[str], starts: Mapping[str, Sequence[tuple[str, ...]]]) -> Iterator[bool]:
    left = 0
    for at, word in enumerate(words):
        if not left:
            names = starts.get(word, ())
            left = next((len(n) for n in names if tuple(words[at : at + len(n)]) == n), 0)
        yield left > 0 or word.isdigit()
        left = max(0, left - 1)


def find_runs(
    prose: Sequence[Prose], rfcs: Iterable[tuple[int, str]], length: int
) -> Iterator[Run]:
    """Runs of at least that many counted words, each in full."""
    table: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, ours in enumerate(prose):
        for at in range(len(ours.words) - length + 1):
            table[ours.words[at : at + length]].append((number, at))
    for rfc, text in rfcs:
        theirs = split("\n".join(without_pages(text)))
        for there in range(len(theirs) - length + 1):
            places = table.get(tuple(theirs[there : there + length]))
            for number, here in places or ():
                run = _full_run(prose[number], here, theirs, there, rfc)
                if run is not None and run.counted >= length:
                    yield run


def _full_run(ours: Prose, here: int, theirs: Sequence[str], there: int, rfc: int) -> Run | None:
    """The whole run from here on; None where it began earlier and is known already."""
    if here and there and ours.words[here - 1] == theirs[there - 1]:
        return None
    end = here
    for end, word in enumerate(ours.words[here:], here):
        if there + end - here >= len(theirs) or word != theirs[there + end - here]:
            break
    else:
        end += 1
    counted = end - here - sum(ours.named[here:end])
    return Run(counted, ours.file, ours.field, rfc, " ".join(ours.words[here:end]))


def worst_of_each_field(runs: Iterable[Run]) -> list[Run]:
    """The longest run of each field, the worst first."""
    worst: dict[tuple[str, str], Run] = {}
    for run in runs:
        known = worst.get((run.file, run.field))
        if known is None or run.counted > known.counted:
            worst[run.file, run.field] = run
    return sorted(worst.values(), key=lambda run: (-run.counted, run.file, run.field))


def read_rfcs(folder: Path) -> Iterator[tuple[int, str]]:
    """Number and text of every RFC in a folder."""
    for path in sorted(folder.glob("rfc*.txt")):
        yield int(path.stem.removeprefix("rfc")), path.read_text("utf-8", errors="replace")


def main(arguments: list[str] | None = None) -> int:
    """Print the worst runs; exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.borrowed")
    parser.add_argument("--rfc", type=Path, required=True, metavar="DIR")
    parser.add_argument("--words", type=int, default=10)
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--data", type=Path, default=_DATA, metavar="DIR")
    options = parser.parse_args(arguments)
    prose = list(read_prose(options.data))
    runs = worst_of_each_field(find_runs(prose, read_rfcs(options.rfc), options.words))
    for run in runs[: options.worst]:
        print(run)
    print(f"{len(prose)} texts, {len(runs)} with a run of {options.words} words or more")
    return 1 if runs else 0


if __name__ == "__main__":
    sys.exit(main())
