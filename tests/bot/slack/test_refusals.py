"""A flood of refused requests is summed up."""

from __future__ import annotations

import asyncio
import logging
import time

import pytest

from bot.slack.refusals import Refusals
from tests.loops import in_a_loop


def test_the_first_have_a_line_each_and_the_rest_a_sum(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    async def flood() -> None:
        refusals = Refusals(singly=3, seconds=0.01)
        for _ in range(1000):
            refusals.note("not signed by Slack", time.monotonic())
        while len(caplog.records) < 4:
            await asyncio.sleep(0)
        refusals.note("too large", time.monotonic())

    in_a_loop(flood())
    lines = [record.getMessage() for record in caplog.records]
    assert [line.split(" in ")[0] for line in lines] == [
        *["- -: refused, not signed by Slack"] * 3,
        "refused 997 more requests",
        "- -: refused, too large",
    ]
