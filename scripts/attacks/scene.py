"""What the attacks share: a bot with its Slack, and programs that run beside it."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from scripts.rig import bot as bots
from scripts.rig.bot import ROOT, Bot
from scripts.rig.figures import spread
from scripts.rig.hub import Hub
from scripts.rig.web_api import Call, Reply, Script, WebApi

Attack = Callable[[Path, Path], AsyncIterator[tuple[str, str]]]
"""From the root of a checkout and the path of a log to figures and their values."""


async def accept(_: Call) -> Reply:
    """Every post is done at once."""
    return Reply({"ok": True, "ts": "1800000000.000200", "channel": "C1"})


@asynccontextmanager
async def attacked(root: Path, log: Path, post: Script = accept) -> AsyncIterator[Bot]:
    """A bot that listens for HTTP; killed in the end."""
    async with WebApi(post) as api:
        bot = await bots.start(root, api.port, log)
        try:
            yield bot
        finally:
            await bot.kill()


@asynccontextmanager
async def connected(root: Path, log: Path, post: Script = accept) -> AsyncIterator[tuple[Bot, Hub]]:
    """A bot in Socket Mode and the hub to which it is connected."""
    async with Hub() as hub, WebApi(post, hub.link) as api:
        bot = await bots.start(root, api.port, log, socket_mode=True, ready=lambda: bool(hub.open))
        try:
            yield bot, hub
        finally:
            await bot.kill()


async def beside(module: str, *arguments: object) -> Any:
    """What a program of this package prints as JSON; it runs in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", f"scripts.attacks.{module}", *map(str, arguments)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await process.communicate()
    return json.loads(printed)


async def probed(port: int, seconds: float, text: str = "486", way: str = "new") -> str:
    """Latencies of `/sip` from a process of its own, on new connections or a `kept` one."""
    return told(await beside("probe", port, seconds, text, way))


def told(probe: Any) -> str:
    """A probe's report in words."""
    failed = "".join(f", {number} {why}" for why, number in probe["failed"].items())
    return f"{spread(probe['times'])} ({len(probe['times'])} answered{failed})"
