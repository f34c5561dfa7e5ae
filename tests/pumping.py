"""Pumps regular expressions: makes texts that a pattern with a bad loop takes too long over.

A pattern is taken apart into its loops. Each loop gets attacks: a lead that reaches it, a pump
that its body takes, over and over, and a tail that makes the whole fail; besides the lead inside
the pump (`<a:<a:<a:`), every character that the pattern names, and whole matches in a row. The
attacks are tried short first, and only the costliest go on to the full size. Lookaheads and
references to groups are passed over: an attack that does not reach its loop is merely weak.

What counts is processor time. At each size a linear pattern needs a tenth of the limit or less; at
the full size a quadratic one needs ten times the limit. So the line between them is no fine one.
"""

from __future__ import annotations

import importlib
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, zip_longest
from types import FrameType
from typing import Any, NamedTuple

# The parser has no public name; its tree has kept its form since Python 3.11.
_parser: Any = importlib.import_module("re._parser")

_LADDER = ((1_000, 0.06, 16), (10_000, 0.2, 3), (100_000, 0.6, 0))
"""Sizes that are tried, the seconds that each may take, and how many of the costliest go on."""
_LONG = 10
"""A repeat with a higher bound than this is a loop."""
_CATEGORIES = {
    "CATEGORY_DIGIT": re.compile(r"\d"),
    "CATEGORY_NOT_DIGIT": re.compile(r"\D"),
    "CATEGORY_SPACE": re.compile(r"\s"),
    "CATEGORY_NOT_SPACE": re.compile(r"\S"),
    "CATEGORY_WORD": re.compile(r"\w"),
    "CATEGORY_NOT_WORD": re.compile(r"\W"),
}
_COMMON = "a0 \n-A_é!"
"""Characters that stand for the classes of them."""
_CHARACTERS = ("LITERAL", "NOT_LITERAL", "ANY", "IN")
_TAILS = ("", "\0")
_LEADS, _BODIES, _SAMPLES = 3, 24, 6


class Attack(NamedTuple):
    """A text to pump with, and the loop that it is made for."""

    loop: str
    lead: str
    pump: str
    tail: str

    def text(self, size: int) -> str:
        """The attack in so many characters."""
        room = size - len(self.lead) - len(self.tail)
        return self.lead + (self.pump * (room // len(self.pump) + 1))[:room] + self.tail

    def __str__(self) -> str:
        return f"{self.lead!r} + {self.pump!r} * n + {self.tail!r}, made for the loop {self.loop}"


class Finding(NamedTuple):
    """An attack that went through."""

    attack: Attack
    way: str
    size: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.way} takes {self.seconds:.2f} s at {self.size} characters of {self.attack}"


class _RunawayError(Exception):
    """Raised in a match that takes too long."""


def pump(pattern: re.Pattern[str]) -> Finding | None:
    """The first attack found to take more than linear time; None where all are withstood."""
    attacks = attacks_on(pattern)
    for size, limit, kept in _LADDER:
        ranked: list[tuple[float, Attack]] = []
        for attack in attacks:
            text = attack.text(size)
            total = 0.0
            for way, run in _WAYS.items():
                taken = _seconds(run, pattern, text, limit)
                if taken > limit:
                    return Finding(attack, way, size, taken)
                total += taken
            ranked.append((total, attack))
        ranked.sort(reverse=True)
        attacks = [attack for _, attack in ranked[:kept]]
    return None


def _exhaust(pattern: re.Pattern[str], text: str) -> None:
    for _ in pattern.finditer(text):
        pass


def _whole(pattern: re.Pattern[str], text: str) -> None:
    pattern.fullmatch(text)


# `search` and `match` are the first step of exhausting `finditer`.
_WAYS: dict[str, Callable[[re.Pattern[str], str], None]] = {
    "finditer": _exhaust,
    "fullmatch": _whole,
}


def _seconds(
    run: Callable[[re.Pattern[str], str], None], pattern: re.Pattern[str], text: str, limit: float
) -> float:
    start = time.thread_time()
    try:
        with _stopped_after(1.2 * limit):
            run(pattern, text)
    except _RunawayError:
        pass
    return time.thread_time() - start


@contextmanager
def _stopped_after(seconds: float) -> Iterator[None]:
    """Raises in what takes longer: the engine looks for signals while it matches."""

    def stop(_: int, __: FrameType | None) -> None:
        raise _RunawayError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def attacks_on(pattern: re.Pattern[str]) -> list[Attack]:
    """Every attack on every loop of a pattern; none where it has no loop."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    reader = _Reader(tree)
    found: dict[tuple[str, str, str], Attack] = {}

    def add(loop: str, lead: str, pumped: str, tail: str) -> None:
        if pumped:
            found.setdefault((lead, pumped, tail), Attack(loop, lead, pumped, tail))

    loops = list(reader.loops(tree, [""]))
    for name, leads, bodies in loops:
        for body in bodies:
            for lead in dict.fromkeys(["", *leads]):
                for tail in _TAILS:
                    add(name, lead, body, tail)
                add(name, "", lead + body, "")
    if loops:
        every = " and ".join(name for name, _, _ in loops)
        for pumped in [*reader.alphabet, *reader.samples(tree)]:
            for tail in _TAILS:
                add(f"any of {every}", "", pumped, tail)
    return list(found.values())


_Loop = tuple[str, list[str], list[str]]


class _Reader:
    """Reads one parsed pattern: which texts its parts take, and where its loops are."""

    def __init__(self, tree: Any) -> None:
        nodes = list(_characters(tree))
        named = [one for node in nodes for one in _named(*node)]
        self.alphabet = "".join(dict.fromkeys([*named, *_COMMON]))
        # Letters that no class of the pattern tells apart: one of them is enough.
        classes = [node for node in nodes if node[0] != "LITERAL"]
        alike: dict[object, str] = {}
        for one in self.alphabet:
            key = tuple(_takes(*node, one) for node in classes) if one.isalnum() else one
            alike.setdefault(key, one)
        self._distinct = list(alike.values())

    def loops(self, tree: Any, leads: list[str]) -> Iterator[_Loop]:
        """Each loop with texts that lead to it and texts that its body takes."""
        for op, argument in tree:
            name = str(op)
            if name.endswith("_REPEAT"):
                _, most, body = argument
                if most is _parser.MAXREPEAT or most > _LONG:
                    yield self._loop(name, body, leads)
                yield from self.loops(body, leads)
            else:
                for part in _parts(name, argument):
                    yield from self.loops(part, leads)
            options = self._options(op, argument)
            leads = _first(_joined([leads, options]), _LEADS)

    def _loop(self, name: str, body: Any, leads: list[str]) -> _Loop:
        bodies = self.samples(body, _BODIES)
        # What leads through the body to a loop inside it, for loops that nest.
        inner = [
            lead + once
            for _, inside, pumped in self.loops(body, [""])
            for lead in inside
            for once in pumped[:1]
        ]
        return f"{name} of {bodies[0]!r}", leads, _first([*bodies, *inner], 2 * _BODIES)

    def samples(self, tree: Any, most: int = _SAMPLES) -> list[str]:
        """Texts that a part of the pattern takes, the shortest forms first."""
        return _first(_joined([self._options(*node) for node in tree]), most)

    def _options(self, op: Any, argument: Any) -> list[str]:
        name = str(op)
        if name.endswith("_REPEAT"):
            least, _, body = argument
            once = self.samples(body)
            return [*([""] if least == 0 else []), *(one * max(least, 1) for one in once)]
        if name == "BRANCH":
            rows = [self.samples(branch) for branch in argument[1]]
            return [text for turn in zip_longest(*rows) for text in turn if text is not None]
        if name == "ASSERT" and argument[0] < 0:
            return self.samples(argument[1])
        if name in ("SUBPATTERN", "ATOMIC_GROUP"):
            return self.samples(_parts(name, argument)[0], most=10 * _SAMPLES)
        return self._members(op, argument) or [""]

    def _members(self, op: Any, argument: Any) -> list[str]:
        """The characters that a node of one character takes; empty for any other node."""
        name = str(op)
        if name == "LITERAL":
            return [chr(argument)]
        if name not in _CHARACTERS:
            return []
        return [one for one in self._distinct if _takes(name, argument, one)]


def _takes(op: str, argument: Any, character: str) -> bool:
    """Whether a node of one character takes this one."""
    if op == "LITERAL":
        return chr(argument) == character
    if op == "NOT_LITERAL":
        return chr(argument) != character
    if op == "ANY":
        return character != "\n"
    if op == "RANGE":
        return ord(character) in range(argument[0], argument[1] + 1)
    if op == "CATEGORY":
        return _CATEGORIES[str(argument)].match(character) is not None
    items = [(str(item), value) for item, value in argument]
    taken = any(_takes(item, value, character) for item, value in items if item != "NEGATE")
    return taken is not (items[0][0] == "NEGATE")


def _parts(name: str, argument: Any) -> Sequence[Any]:
    """The trees inside a node that is no repeat."""
    if name == "BRANCH":
        return list(argument[1])
    if name == "SUBPATTERN":
        return [argument[3]]
    if name == "ATOMIC_GROUP":
        return [argument]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [argument[1]]
    if name == "GROUPREF_EXISTS":
        return [part for part in argument[1:] if part]
    return []


def _characters(tree: Any) -> Iterator[tuple[str, Any]]:
    """Every node of a pattern that takes one character."""
    for op, argument in tree:
        name = str(op)
        if name in _CHARACTERS:
            yield name, argument
        elif name.endswith("_REPEAT"):
            yield from _characters(argument[2])
        else:
            for part in _parts(name, argument):
                yield from _characters(part)


def _named(name: str, argument: Any) -> Iterator[str]:
    """The characters that such a node names: itself, members of a class, ends of a range."""
    if name in ("LITERAL", "NOT_LITERAL"):
        yield chr(argument)
    elif name == "RANGE":
        yield from map(chr, argument)
    elif name == "IN":
        for item, value in argument:
            yield from _named(str(item), value)


def _joined(parts: list[list[str]]) -> Iterator[str]:
    """Texts of a row of parts: as many as the part with the most options has, each once."""
    for turn in range(max(map(len, parts), default=1)):
        yield "".join(options[turn % len(options)] for options in parts)


def _first(texts: Iterable[str], most: int) -> list[str]:
    """The first texts, each once."""
    return list(islice(dict.fromkeys(texts), most))
