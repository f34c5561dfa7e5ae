"""Three hundred requests that never end: who still holds them, and what they cost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from scripts.attacks.lines import HALF_HEADERS, Lines, stalled_body
from scripts.attacks.scene import attacked, probed
from scripts.rig.figures import mebibytes

_LINES = 300
_SECONDS = 20.0


async def stalled(root: Path, log: Path) -> AsyncIterator[tuple[str, str]]:
    """Open them, wait, count."""
    for what, begin in (("half headers", HALF_HEADERS), ("stalled bodies", stalled_body())):
        async with attacked(root, log) as bot:
            await probed(bot.port, 1)
            before = bot.rss
            lines = Lines(bot.port, begin)
            await lines.add(_LINES)
            waiting = asyncio.create_task(asyncio.sleep(_SECONDS))
            wait = await probed(bot.port, 3)
            await waiting
            yield (
                f"{_LINES} × {what}, after {_SECONDS:.0f} s",
                f"{lines.open} open, {lines.refused} refused at once; "
                f"RSS {mebibytes(before)} → {mebibytes(bot.rss)}",
            )
            yield f"/sip 486 meanwhile, {what}", wait
            await lines.close()
