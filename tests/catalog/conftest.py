"""A small data folder that breaks no rule, and a way to break it in one place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import rtoml

from catalog.lint.layout import LayoutError, put_in_order

GOOD = Path(__file__).parent / "good"

Change = Callable[[str, str, Any], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the good data, to be broken."""
    root = tmp_path / "data"
    shutil.copytree(GOOD, root)
    return root


@pytest.fixture
def change(folder: Path) -> Change:
    """Sets one field of one file: change("codes/486.toml", "header.0.name", "X-Busy")."""

    def set_field(file: str, field: str, value: Any) -> None:
        path = folder / file
        table = rtoml.loads(path.read_text("utf-8")) if path.exists() else {}
        *outer, last = [int(part) if part.isdigit() else part for part in field.split(".")]
        inside: Any = table
        for part in outer:
            inside = inside[part]
        if value is ...:
            del inside[last]
        elif isinstance(inside, list) and last == len(inside):
            inside.append(value)
        else:
            inside[last] = value
        text = rtoml.dumps(table)
        with suppress(LayoutError):
            text = put_in_order(file, text)
        path.write_text(text, "utf-8")

    return set_field
