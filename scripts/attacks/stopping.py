"""From SIGTERM to the end of the process, idle and with requests that never end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from scripts.attacks.lines import HALF_HEADERS, Lines, stalled_body
from scripts.attacks.scene import attacked, connected
from scripts.attacks.waiting import later, mention_waits
from scripts.rig.figures import duration

_LINES = 50
_MOST = 60.0


async def stopping(root: Path, log: Path) -> AsyncIterator[tuple[str, str]]:
    """SIGTERM in every state."""
    for what, begin in (
        ("idle", b""),
        (f"{_LINES} stalled bodies", stalled_body()),
        (f"{_LINES} half headers", HALF_HEADERS),
    ):
        async with attacked(root, log) as bot:
            lines = Lines(bot.port, begin)
            await lines.add(_LINES if begin else 0)
            await asyncio.sleep(0.5)
            yield f"SIGTERM to exit, {what}", _told(*await bot.stop(_MOST))
            await lines.close()
    async with attacked(root, log, later) as bot:
        waiting = [
            asyncio.create_task(mention_waits(bot.port, f"C{number}", number))
            for number in range(_LINES)
        ]
        await asyncio.sleep(0.5)
        yield f"SIGTERM to exit, {_LINES} mentions waiting", _told(*await bot.stop(_MOST))
        await asyncio.gather(*waiting)
    async with connected(root, log) as (bot, _):
        yield "SIGTERM to exit, Socket Mode idle", _told(*await bot.stop(_MOST))


def _told(seconds: float, code: int | None) -> str:
    if code is None:
        return f"still running after {_MOST:.0f} s, killed"
    return f"{duration(seconds)}, exit code {code}"
