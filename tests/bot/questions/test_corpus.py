"""What people typed, and what they should have got: tests/corpus/typed.jsonl.

A row holds the text, the kind of answer, the codes that must be among the first three, and
codes of which at least one must be. Rows are added when somebody typed something that was not
understood.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.desk import Desk

_FILE = Path(__file__).parents[2] / "corpus" / "typed.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]
_SHOWN = 3


@pytest.mark.data
@pytest.mark.parametrize("row", ROWS, ids=lambda row: repr(row["typed"][:40]))
def test_it_is_answered_as_it_should_be(desk: Desk, row: dict[str, Any]) -> None:
    answer = desk.ask(row["typed"])
    first = answer.codes[:_SHOWN]
    assert answer.kind == row.get("kind", answer.kind)
    assert set(row.get("codes", ())) <= set(first)
    if "any_of" in row:
        assert set(row["any_of"]) & set(first)
