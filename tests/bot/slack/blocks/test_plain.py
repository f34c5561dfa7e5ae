"""A message as text alone, for when Slack refuses its blocks."""

from __future__ import annotations

from bot.desk import Desk
from bot.slack.blocks import message, plain_text
from bot.slack.blocks.plain import MOST_CHARACTERS


def test_every_kind_of_block_is_a_line_or_several(desk: Desk) -> None:
    lines = plain_text(message(desk.ask("486"))).split("\n")
    assert lines[0] == "*486 Busy Here*"
    assert any(line.startswith("• ") for line in lines), "a list"
    assert any(line.startswith("What to do | ") for line in lines), "a table"


def test_what_does_not_fit_is_cut_at_a_line(desk: Desk) -> None:
    text = plain_text(message(desk.ask("404 full")))
    assert len(text) <= MOST_CHARACTERS
    assert text.endswith("\n…")


def test_what_somebody_typed_cannot_ping(desk: Desk) -> None:
    assert "<!channel>" not in plain_text(message(desk.ask("200 vs <!channel>")))
