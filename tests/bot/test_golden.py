"""Messages on a small catalog, as they were when somebody looked at them.

The catalog is the tests' own (tests/catalog/good), so that an edited fact changes none of them.
After a change that is meant: `make golden`, then read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bot.desk import Desk
from bot.slack.message_cache import MessageCache
from bot.slack.surface import Surface
from catalog import load
from tests.bot.as_read import difference
from tests.catalog.conftest import GOOD

FOLDER = Path(__file__).parent / "golden"
ASKED = [
    "486",
    "486 full",
    "486 vs 600",
    "200 vs 486 vs 600",
    "486 vs 486",
    "200 vs banana",
    "4xx",
    "list",
    "help",
    "busy tone at once",
    "busy",
    "299",
    "409",
    "999",
    "cause 17",
    "cause 487",
    "warning 304",
    "method INVITE",
    "header Retry-After",
    "rfc 3261",
    "causes",
    "headers",
]


@pytest.fixture(scope="module")
def messages() -> MessageCache:
    return MessageCache(Desk(load(GOOD)))


def _file(asked: str) -> Path:
    return FOLDER / f"{asked.replace(' ', '-')}.json"


@pytest.mark.parametrize("asked", ASKED)
def test_the_message_is_the_one_that_was_looked_at(messages: MessageCache, asked: str) -> None:
    now = json.loads(messages.message(asked, Surface.COMMAND).response)
    if os.environ.get("GOLDEN") == "write":
        _file(asked).write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", "utf-8")
    before: dict[str, Any] = json.loads(_file(asked).read_text("utf-8"))
    if now != before:
        pytest.fail(
            f"{asked!r} reads otherwise; if it is meant: make golden\n{difference(before, now)}"
        )


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {_file(asked).name for asked in ASKED}


def test_a_changed_message_is_shown_as_it_is_read() -> None:
    before = json.loads(_file("486").read_text("utf-8"))
    after = json.loads(json.dumps(before).replace("Repeat it later", "Repeat it soon"))
    shown = difference(before, after)
    assert "-What to do | Repeat it later" in shown
    assert "+What to do | Repeat it soon" in shown
    assert "rich_text" not in shown
    assert difference(before, before | {"blocks": before["blocks"]}).startswith("The text reads")
