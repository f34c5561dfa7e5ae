"""Messages as they were when somebody looked at them in the sandbox.

After a change that is meant: `GOLDEN=write pytest tests/bot/test_golden.py`, then look at the
answers in the sandbox before the files are committed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bot.slack.message_cache import MessageCache
from bot.slack.surface import Surface

FOLDER = Path(__file__).parent / "golden"
ASKED = [
    "200 vs 380",
    "486",
    "380 full",
    "401 vs 407",
    "480 486 600 603",
    "486 vs 486",
    "4xx",
    "list",
    "help",
    "codec mismatch",
    "not acceptable",
    "299",
    "200 vs banana",
]


@pytest.mark.parametrize("asked", ASKED)
def test_the_message_is_the_one_that_was_looked_at(messages: MessageCache, asked: str) -> None:
    path = FOLDER / f"{asked.replace(' ', '-')}.json"
    told = json.loads(messages.message(asked, Surface.COMMAND).response)
    if os.environ.get("GOLDEN") == "write":
        FOLDER.mkdir(exist_ok=True)
        text = json.dumps(told, indent=1, ensure_ascii=False)
        path.write_text(text + "\n", "utf-8")
    assert told == json.loads(path.read_text("utf-8"))


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {one.replace(" ", "-") for one in ASKED}
