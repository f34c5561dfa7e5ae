"""A user's wait while a hundred mentions wait for a Web API that says: later."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

from scripts.attacks.scene import attacked, connected, probed
from scripts.rig.client import UnreachableError, once
from scripts.rig.figures import spread
from scripts.rig.hub import EVENT, SLASH, Hub, LineCutError, NoLineError
from scripts.rig.payloads import EVENTS, as_json, command, mention
from scripts.rig.web_api import Call, Reply, limited

_MENTIONS = 100
_AGAIN = 10
"""Seconds in Retry-After."""


async def later(_: Call) -> Reply:
    """Too many posts, whoever asks."""
    return limited(_AGAIN)


async def over_http(root: Path, log: Path) -> AsyncIterator[tuple[str, str]]:
    """Mentions over many channels, then all in one."""
    for where, channels in (("100 channels", _MENTIONS), ("one channel", 1)):
        async with attacked(root, log, later) as bot:
            await probed(bot.port, 0.5)
            mentions = [
                asyncio.create_task(mention_waits(bot.port, f"C{number % channels}", number))
                for number in range(_MENTIONS)
            ]
            await asyncio.sleep(0.5)
            wait = await probed(bot.port, 6)
            for task in mentions:
                task.cancel()
            done = await asyncio.gather(*mentions, return_exceptions=True)
            answers = Counter(each for each in done if isinstance(each, str))
            yield f"/sip 486, {_MENTIONS} mentions waiting in {where}", wait
            yield f"mentions answered meanwhile, {where}", _counted(answers)


async def mention_waits(port: int, channel: str, number: int) -> str:
    """Deliver a mention and wait for whatever comes."""
    ts = f"1800000000.{number:06}"
    body = as_json(mention("486", f"Ev{secrets.token_hex(5)}", channel, ts))
    try:
        answer = await once("POST", port, EVENTS, body.signed(), body.content, 30)
    except (UnreachableError, TimeoutError) as error:
        return type(error).__name__
    return f"HTTP {answer.status}"


async def over_socket_mode(root: Path, log: Path) -> AsyncIterator[tuple[str, str]]:
    """The same over a websocket, with ten and with a hundred."""
    for mentions in (10, _MENTIONS):
        async with connected(root, log, later) as (_, hub):
            await _asked(hub, 0.5)
            waiting = [
                asyncio.create_task(_envelope(hub, f"C{number}", number))
                for number in range(mentions)
            ]
            await asyncio.sleep(0.5)
            times, late = await _asked(hub, 6)
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
            lost = f", {late} not in 20 s" if late else ""
            yield f"/sip 486 by websocket, {mentions} mentions waiting", f"{spread(times)}{lost}"


async def _envelope(hub: Hub, channel: str, number: int) -> None:
    payload = mention("486", f"Ev{secrets.token_hex(5)}", channel, f"1800000000.{number:06}")
    await hub.deliver(EVENT, payload, 30)


async def _asked(hub: Hub, seconds: float) -> tuple[list[float], int]:
    """How long commands took, one after another, and how many were not answered."""
    times, late = [], 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic()
        try:
            await hub.deliver(SLASH, command("486", secrets.token_hex(6)), 20)
            times.append(time.monotonic() - began)
        except (NoLineError, LineCutError, TimeoutError):
            late += 1
        await asyncio.sleep(0.02)
    return times, late


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{number} × {what}" for what, number in counts.items()) or "none"
