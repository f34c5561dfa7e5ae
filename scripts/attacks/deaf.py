"""How long the bot hears nothing after its websocket is lost, and what is lost with it."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from scripts.attacks.scene import connected
from scripts.rig.figures import duration
from scripts.rig.hub import SLASH, Hub, Line, LineCutError, NoLineError
from scripts.rig.payloads import command

_COMMANDS = 20
_MOST = 90.0
_ACK_SECONDS = 3.0


async def deaf(root: Path, log: Path) -> AsyncIterator[tuple[str, str]]:
    """A reset, and a line on which nothing passes any more."""
    ways: tuple[tuple[str, Callable[[Hub, Line], None]], ...] = (
        ("TCP reset", Hub.reset),
        ("black hole", Hub.swallow),
    )
    for what, lose in ways:
        async with connected(root, log) as (_, hub):
            await hub.deliver(SLASH, command("486", secrets.token_hex(6)), 10)
            # A bot that keeps a line in reserve gets the time to open it.
            await asyncio.sleep(1)
            began = time.monotonic()
            lose(hub, hub.open[0])
            lost, seconds = await _heard(hub, began)
            shown = f"more than {_MOST:.0f} s" if seconds is None else duration(seconds)
            yield f"deaf after a {what}", f"{shown}; {lost} of {_COMMANDS} commands lost"


async def _heard(hub: Hub, began: float) -> tuple[int, float | None]:
    """Send a command a second: how many were lost; seconds until one was heard again."""
    again = asyncio.create_task(_again(hub, began))
    tasks = []
    for _ in range(_COMMANDS):
        tasks.append(asyncio.create_task(_acknowledged(hub)))
        await asyncio.sleep(1)
    heard = await asyncio.gather(*tasks)
    return heard.count(False), await again


async def _again(hub: Hub, began: float) -> float | None:
    """Ask as soon as a living connection is there, until a question is acknowledged."""
    while time.monotonic() - began < _MOST:
        if any(not line.dead for line in hub.open) and await _acknowledged(hub):
            return time.monotonic() - began
        await asyncio.sleep(0.02)
    return None


async def _acknowledged(hub: Hub) -> bool:
    """Whether a command sent now is acknowledged."""
    try:
        await hub.deliver(SLASH, command("486", secrets.token_hex(6)), _ACK_SECONDS)
    except (NoLineError, LineCutError, TimeoutError):
        return False
    return True
