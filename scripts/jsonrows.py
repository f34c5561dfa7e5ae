"""Writes registry files so that a change of one row is a change of one line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def render(document: Mapping[str, Any]) -> str:
    """JSON with one line per entry of each list or mapping at the second level."""
    parts = [f" {_text(key)}: {_block(value)}" for key, value in document.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _block(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"  {_text(row)}" for row in value) + "\n ]"
    if isinstance(value, dict) and any(isinstance(row, dict) for row in value.values()):
        rows = (f"  {_text(key)}: {_text(row)}" for key, row in value.items())
        return "{\n" + ",\n".join(rows) + "\n }"
    return _text(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
