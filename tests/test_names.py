"""No two classes of `bot` and `catalog` share a name, and no type alias takes a class's."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "catalog")

SHARED_UNTIL_RENAMED = frozenset[str]()
"""Names that several modules still define. An entry that is unique by now fails the test."""


def types_defined(source: str) -> Iterator[str]:
    """The classes of a module, nested ones too, and the type aliases at its top level."""
    module = ast.parse(source)
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            yield node.name
    for statement in module.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=alias), annotation=ast.Name(id="TypeAlias")):
                yield alias


def places_by_name() -> Mapping[str, list[str]]:
    """Each name of a type, and the files that define it, once per definition."""
    places: dict[str, list[str]] = defaultdict(list)
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for name in types_defined(path.read_text("utf-8")):
                places[name].append(str(path.relative_to(ROOT)))
    return places


def test_no_two_types_share_a_name() -> None:
    shared = {name: places for name, places in places_by_name().items() if len(places) > 1}
    assert {name: shared[name] for name in shared.keys() - SHARED_UNTIL_RENAMED} == {}


def test_a_name_that_is_unique_by_now_is_not_excused() -> None:
    places = places_by_name()
    assert [name for name in SHARED_UNTIL_RENAMED if len(places[name]) < 2] == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("class A: pass", ["A"]),
        ("class A:\n    class B: pass", ["A", "B"]),
        ("def f():\n    class C: pass", ["C"]),
        ("D: TypeAlias = int", ["D"]),
        ("E: int = 1\nF = TypeVar('F')", []),
    ],
)
def test_a_type_is_found_wherever_it_is_defined(source: str, names: list[str]) -> None:
    assert list(types_defined(source)) == names
