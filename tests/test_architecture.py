"""docs/ names modules and files that exist, and the picture of the rooms is the code's."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
_PATH = re.compile(
    r"(?<![\w/.-])((?:bot|catalog|tests|scripts|docs|requirements|\.ci)/[\w./-]*\w/?)"
)
_NAME = re.compile(r"`([A-Z]\w+)(?:\.\w+)?`|`(\w+)\(\)`")


def _paths(text: str) -> Iterator[str]:
    yield from _PATH.findall(text)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    missing = [path for path in _paths(document.read_text("utf-8")) if not (ROOT / path).exists()]
    assert missing == []


def test_every_room_has_its_place_in_the_page() -> None:
    rooms = {
        f"{package}/{path.name}"
        for package in ("bot", "catalog")
        for path in (ROOT / package).iterdir()
        if path.is_dir() and (path / "__init__.py").exists()
    }
    picture = ARCHITECTURE.partition("```mermaid")[2].partition("```")[0]
    missing = [
        room for room in rooms if room not in picture and room.partition("/")[2] not in picture
    ]
    assert missing == []


def test_the_names_of_the_page_are_defined_somewhere() -> None:
    names = {first or second for first, second in _NAME.findall(ARCHITECTURE)}
    defined = {
        node.name
        for package in ("bot", "catalog")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    } | {"Question"}
    assert names
    assert names <= defined


@pytest.mark.parametrize("path", ["bot/nowhere.py", "catalog/data/codes/999.toml"])
def test_a_path_that_is_not_there_is_found(path: str) -> None:
    (found,) = _paths(f"see `{path}` for more")
    assert not (ROOT / found).exists()
