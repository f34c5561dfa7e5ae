"""A user's wait while strangers bomb, and while one question is the dearest there is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from scripts.attacks.bombs import KINDS
from scripts.attacks.scene import attacked, beside, probed, told

_SECONDS = 6.0
_SIZES = (200_000, 900_000)
_WORDS = f"4xx {'client ' * 22}1"


async def bombs(root: Path, log: Path) -> AsyncIterator[tuple[str, str]]:
    """`/sip 486` in quiet and under each kind of bomb."""
    async with attacked(root, log) as bot:
        await probed(bot.port, 1)
        yield "/sip 486, quiet", await probed(bot.port, _SECONDS / 2)
        kept = await probed(bot.port, _SECONDS / 2, way="kept")
        yield "/sip 486, quiet, on one kept connection", kept
        for size in _SIZES:
            for kind in KINDS:
                before = bot.logged
                seen, wait = await asyncio.gather(
                    beside("bombs", bot.port, kind, size, _SECONDS),
                    _later(bot.port),
                )
                rate = (bot.logged - before) / _SECONDS
                answers = ", ".join(f"{number} × {what}" for what, number in seen.items())
                yield (
                    f"/sip 486 under {kind} bombs of {size // 1000} kB",
                    f"{wait}; log {rate:.0f} B/s; bombs: {answers}",
                )


async def _later(port: int) -> str:
    """Probe in the midst of an attack."""
    await asyncio.sleep(0.7)
    return await probed(port, _SECONDS - 1.5)


async def many_words(root: Path, log: Path) -> AsyncIterator[tuple[str, str]]:
    """A question of 24 words that match widely, and everybody else meanwhile."""
    async with attacked(root, log) as bot:
        long = asyncio.create_task(beside("probe", bot.port, 2, _WORDS, "new"))
        await asyncio.sleep(0.3)
        health = await probed(bot.port, 2, "GET")
        yield "/sip 4xx client … 1, 24 words", told(await long)
        yield "GET /health meanwhile", health
