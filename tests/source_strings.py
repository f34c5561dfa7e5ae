"""The strings of a Python module that can reach people: all but its docstrings."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def strings_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each string constant, those inside f-strings too."""
    yield from strings_in(path.read_text("utf-8"))


def strings_in(source: str) -> Iterator[tuple[int, str]]:
    """The same of a module's source."""
    module = ast.parse(source)
    # A string that is a statement of its own documents what is above it.
    comments = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in comments:
                yield node.lineno, text
