"""The log of requests that were refused: a line each, and a sum where they come in a flood.

Anybody can send what is refused; a line for each would fill a disk at the rate of their network.
"""

from __future__ import annotations

import asyncio
import logging

from bot.slack.intake import log_line

_log = logging.getLogger("bot.requests")

SINGLY = 20
"""Lines in one span of time; what is refused besides is summed up at its end."""
SPAN_SECONDS = 10


class Refusals:
    """Writes about refused requests; to be used in one event loop."""

    def __init__(self, singly: int = SINGLY, seconds: float = SPAN_SECONDS) -> None:
        self._singly = singly
        self._seconds = seconds
        self._count = 0

    def note(self, why: str, started: float) -> None:
        """Take note of one; `started` is when it came, by `time.monotonic`."""
        if self._count == 0:
            asyncio.get_running_loop().call_later(self._seconds, self._sum_up)
        self._count += 1
        if self._count <= self._singly:
            log_line(f"refused, {why}", started)

    def _sum_up(self) -> None:
        more, self._count = self._count - self._singly, 0
        if more > 0:
            _log.warning("refused %d more requests in %g s", more, self._seconds)
