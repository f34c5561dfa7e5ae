"""Writes a data file anew in the one layout that all of them have.

The layout, which has no options:

- fields in the order of the contract, plain ones before tables (TOML asks for that), fields that
  the contract does not know after those that it knows
- a group of fields is a table of its own, never { written = "on one line" }
- `source` is a list, also of one
- a list is on one line where it fits; a list of sentences has a line for each
- a text that does not fit on its line goes on over several, each ended by a backslash
- comments stay with the field that they are beside, above or below

Only `source = "..."` changes its value, to a list of one; everything else is read back as it was,
which `put_in_order` checks before it gives the text away.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

import rtoml
from pydantic import BaseModel

from catalog.errors import CatalogError
from catalog.lint.data_files import DataFileKind, kind_of, schema_line
from catalog.load.places import Comment, FieldPath, Places, Side, read_places
from catalog.load.syntax import syntax_problem

WIDTH = 120
"""Characters in a line. A text that would still fit a line of its own goes over it by its key."""
_ONE_PER_LINE = frozenset({"when", "fix", "symptoms", "check", "do"})
_SCHEMA = "#:schema "
_BARE_KEY = re.compile(r"\A[A-Za-z0-9_-]+\Z")
# "RFC 3261 §20.33" and "486 Busy Here" are not torn apart at a number.
_BREAK = re.compile(r"(?<=[^ ]) (?=[^\s\d§])")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Order = Mapping[str, "Order"]
"""Names of fields in order, each with the order of the fields inside it."""


class LayoutError(CatalogError):
    """The file holds something that no data file should; it is left as it is."""


def put_in_order(file: str, text: str) -> str:
    """The text of a file, which is named by its path under data/, in the one layout.

    Raises LayoutError where the text is not TOML, or holds what the layout has no form for.
    """
    kind = kind_of(file)
    if kind is None:
        raise LayoutError("is not a data file")
    if syntax := syntax_problem(text):
        raise LayoutError(f"line {syntax.line}: {syntax.text}")
    values = rtoml.loads(text)
    places = read_places(text)
    written = _Writer(_without_schema(places)).document(values, _order_of(kind), schema_line(file))
    if written == text:
        return text
    if not _same(rtoml.loads(written), _with_source_lists(values)):
        raise LayoutError("its values would change")
    if _comment_texts(read_places(written)) != _comment_texts(places):
        raise LayoutError("a comment would be lost")
    return written


def _same(new: Any, old: Any) -> bool:
    """Equality that tells 1 from true and from 1.0."""
    if isinstance(new, dict) and isinstance(old, dict):
        return new.keys() == old.keys() and all(_same(new[key], old[key]) for key in new)
    if isinstance(new, list) and isinstance(old, list):
        return len(new) == len(old) and all(map(_same, new, old))
    return type(new) is type(old) and bool(new == old)


def _with_source_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: [inner]
            if key == "source" and isinstance(inner, str)
            else _with_source_lists(inner)
            for key, inner in value.items()
        }
    return [_with_source_lists(item) for item in value] if isinstance(value, list) else value


def _comment_texts(places: Places) -> Counter[str]:
    texts = (comment.text for comment in places.comments)
    return Counter(text for text in texts if text and not text.startswith(_SCHEMA))


def _without_schema(places: Places) -> tuple[Comment, ...]:
    """The comments of a file but for the line on its schema, which is written anew."""
    return tuple(comment for comment in places.comments if not comment.text.startswith(_SCHEMA))


def _order_of(kind: DataFileKind) -> Order:
    if kind.model:
        return model_order(kind.model)
    return {table: model_order(model) for table, model in kind.rows.items()}


@cache
def model_order(model: type[BaseModel]) -> Order:
    """The fields of a model as they are named in files, and of the models inside it."""
    return {
        info.alias or name: {
            inner: order
            for part in _models_in(info.annotation)
            for inner, order in model_order(part).items()
        }
        for name, info in model.model_fields.items()
    }


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a type such as `tuple[Annotated[Claim, ...], ...] | None` is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


@dataclass(frozen=True)
class _Chunk:
    """Lines that stay together, and whether a blank line has to part them from their neighbors."""

    lines: Sequence[str]
    apart: bool
    """Because they are many."""
    above: bool
    """Because they begin with a comment."""
    below: bool
    """Because they end with one, which would otherwise be about what follows."""


class _Writer:
    """Lines of TOML, with the comments put back."""

    def __init__(self, comments: Iterable[Comment]) -> None:
        self._around: dict[tuple[FieldPath, Side], list[str]] = defaultdict(list)
        for comment in comments:
            self._around[comment.field, comment.side].append(comment.text)
        for place, lines in self._around.items():
            self._around[place] = _single_blanks(lines)

    def document(self, values: Mapping[str, Any], order: Order, schema: str | None) -> str:
        """The whole file."""
        about = [*self._comments((), Side.TOP), *self._comments((), Side.BELOW)]
        fields = list(self._fields((), values, order, loose=True))
        parts = [
            [schema] if schema else [],
            "\n".join(about).strip("\n").split("\n") if any(about) else [],
            fields,
        ]
        head = "\n\n".join("\n".join(part) for part in parts if part)
        return "\n".join([head, *self._tables((), "", values, order)]).strip("\n") + "\n"

    def _tables(
        self, path: FieldPath, name: str, values: Mapping[str, Any], order: Order
    ) -> Iterator[str]:
        """Every table inside a table, a blank line before each."""
        for key in _in_order(values, order):
            value, inner, full = values[key], order.get(key, {}), f"{name}{_key(key)}"
            if isinstance(value, dict):
                yield from self._table((*path, key), f"[{full}]", value, inner, ())
            elif _is_tables(value):
                above = [text for side in Side for text in self._comments((*path, key), side)]
                for number, row in enumerate(value):
                    here = (*path, key, number)
                    yield from self._table(here, f"[[{full}]]", row, inner, above)
                    above = []

    def _table(
        self,
        path: FieldPath,
        header: str,
        values: Mapping[str, Any],
        order: Order,
        above: Sequence[str],
    ) -> Iterator[str]:
        below = self._comments(path, Side.BELOW)
        about = [*above, *self._comments(path, Side.ABOVE)]
        fields = list(self._fields(path, values, order, loose=False))
        if fields or about or below or not values or header.startswith("[["):
            line = "  ".join([header, *self._comments(path, Side.BESIDE)])
            yield from ["", *about, line, *below, *([""] if below else []), *fields]
        yield from self._tables(path, header.strip("[]") + ".", values, order)

    def _fields(
        self, path: FieldPath, values: Mapping[str, Any], order: Order, *, loose: bool
    ) -> Iterator[str]:
        """The plain fields of a table; `loose`: with blank lines around long ones."""
        before: _Chunk | None = None
        for key in _in_order(values, order):
            if isinstance(values[key], dict) or _is_tables(values[key]):
                continue
            chunk = self._field((*path, key), key, values[key])
            if before and (
                before.below or chunk.above or (loose and (before.apart or chunk.apart))
            ):
                yield ""
            yield from chunk.lines
            before = chunk

    def _field(self, path: FieldPath, key: str, value: Any) -> _Chunk:
        above, below = self._comments(path, Side.ABOVE), self._comments(path, Side.BELOW)
        start = f"{_key(key)} = "
        if key == "source" and isinstance(value, str):
            value = [value]
        if isinstance(value, list):
            lines = self._list(path, key, value)
        elif isinstance(value, str):
            lines = _text(value, WIDTH - len(start))
        else:
            lines = [_plain(value)]
        lines = [start + lines[0], *lines[1:]]
        lines[-1] = "  ".join([lines[-1], *self._comments(path, Side.BESIDE)])
        return _Chunk([*above, *lines, *below], len(lines) > 1, bool(above), bool(below))

    def _list(self, path: FieldPath, key: str, items: Sequence[Any]) -> list[str]:
        remarks = any(
            self._comments((*path, number), side) for number in range(len(items)) for side in Side
        )
        line = f"[{', '.join(map(_plain, items))}]"
        fits = len(f"{_key(key)} = {line}") <= WIDTH
        if not items or (fits and not remarks and key not in _ONE_PER_LINE):
            return [line]
        lines = ["["]
        for number, item in enumerate(items):
            here = (*path, number)
            below = self._comments(here, Side.BELOW)
            text = _item(item)
            lines += [f"  {comment}".rstrip() for comment in self._comments(here, Side.ABOVE)]
            lines += text[:-1]
            lines.append("  ".join([f"{text[-1]},", *self._comments(here, Side.BESIDE)]))
            lines += [f"  {comment}".rstrip() for comment in below]
            lines += [""] if below and number + 1 < len(items) else []
        return [*lines, "]"]

    def _comments(self, path: FieldPath, side: Side) -> list[str]:
        return self._around.get((path, side), [])


def _single_blanks(lines: Sequence[str]) -> list[str]:
    """The lines with no blank ones at the end and no two in a row."""
    following = [*lines[1:], ""]
    return [line for line, below in zip(lines, following, strict=True) if line or below]


def _in_order(values: Mapping[str, Any], order: Order) -> list[str]:
    """Fields of the contract in its order, then the others as they were."""
    return [*(key for key in order if key in values), *(key for key in values if key not in order)]


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _key(key: str) -> str:
    return key if _BARE_KEY.match(key) else _quoted(key)


def _plain(value: Any) -> str:
    """A value on one line. Raises LayoutError for what no data file holds."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, int):
        return str(value).lower()
    raise LayoutError(f"a value of the kind {type(value).__name__} has no place in a data file")


def _item(value: Any) -> list[str]:
    """An item of a list that has a line of its own."""
    if not isinstance(value, str):
        return [f"  {_plain(value)}"]
    lines = _text(value, WIDTH - len("  ,"), indent="  ")
    return [f"  {lines[0]}", *lines[1:]]


def _text(value: str, room: int, indent: str = "") -> list[str]:
    """A text, over several lines where it holds line ends or is longer than the room for it."""
    if "\n" in value:
        return f'"""\n{_escaped(value)}"""'.split("\n")
    line = _quoted(value)
    pieces = _BREAK.split(_escaped(value))
    lines = [indent + pieces[0]]
    for piece in pieces[1:]:
        if len(f'{lines[-1]} {piece}"""') <= WIDTH:
            lines[-1] += f" {piece}"
        else:
            lines[-1] += " \\"
            lines.append(indent + piece)
    if len(line) <= room or len(lines) == 1:
        return [line]
    return ['"""\\' if indent else '"""', *lines[:-1], f'{lines[-1]}"""']


def _quoted(value: str) -> str:
    """A basic string (TOML 1.0, "String")."""
    escaped = "".join(_ESCAPES.get(letter, letter) for letter in value).replace("\n", "\\n")
    return f'"{_UNPRINTABLE.sub(_code_point, escaped)}"'


def _escaped(value: str) -> str:
    """The inside of a multi-line basic string: quotes stay, but three of them and the last one."""
    escaped = "".join(letter if letter == '"' else _ESCAPES.get(letter, letter) for letter in value)
    escaped = _UNPRINTABLE.sub(_code_point, escaped).replace('"""', '""\\"')
    return f'{escaped[:-1]}\\"' if escaped.endswith('"') else escaped


def _code_point(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
