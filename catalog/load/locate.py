"""Says where in a file a problem is: the line, and the field in words."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.load.places import FieldPath, read_places
from catalog.load.problem import WHOLE_FILE
from catalog.load.syntax import syntax_problem


@dataclass(frozen=True)
class Place:
    """A line, counted from one, and the field that is there: "cause 2, check"."""

    line: int
    field: str


def locate(text: str, field: str) -> Place:
    """The place of a field such as "cause.1.check" in the text of its file.

    The line of a missing field is that of the closest thing around it, at worst the first of the
    file; that of the whole file is where it stops being TOML. Never raises.
    """
    if field in ("", WHOLE_FILE):
        syntax = syntax_problem(text)
        return Place(syntax.line if syntax else 1, WHOLE_FILE)
    lines = read_places(text).lines
    path: FieldPath = ()
    line = 1
    for part in field.split("."):
        # A decimal is a key where the file has it as one: a list of words may explain 112.
        is_key = (*path, part) in lines or not part.isdecimal()
        path = (*path, part if is_key else int(part))
        line = lines.get(path, line)
    return Place(line, in_words(path))


def field_in_words(field: str) -> str:
    """A field such as "cause.1.check" for people: "cause 2, check"."""
    return in_words(tuple(int(part) if part.isdecimal() else part for part in field.split(".")))


def field_at(text: str, line: int) -> str:
    """The field that is on a line, counted from one: the last one that begins there or before."""
    starts = {start: path for path, start in read_places(text).lines.items() if start <= line}
    return ".".join(map(str, starts[max(starts)])) if starts else WHOLE_FILE


def in_words(path: FieldPath) -> str:
    """A field for people, its numbers counted from one: "cause 2, check"."""
    words: list[str] = []
    for part in path:
        if words and isinstance(part, int):
            words[-1] += f" {part + 1}"
        else:
            words.append(str(part))
    return ", ".join(words)
