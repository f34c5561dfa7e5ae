"""`python -m bot serve` of any checkout, as a process: start, watch, stop."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scripts.rig.client import UnreachableError, get

SECRET = "rig-secret"  # noqa: S105 (signs requests to ourselves)
BOT_TOKEN = "xoxb-rig-token"  # noqa: S105 (the same)
APP_TOKEN = "xapp-rig-token"  # noqa: S105 (the same)
ROOT = Path(__file__).parents[2]
_READY_SECONDS = 30.0
_PORTS = (20_000, 32_000)


class NotStartedError(Exception):
    """The bot ended before it was ready, or took too long."""


@dataclass(slots=True)
class Bot:
    """A running bot.

    port: where it listens for HTTP
    log:  the file that takes what it prints
    """

    process: asyncio.subprocess.Process
    port: int
    log: Path

    @property
    def rss(self) -> int:
        """Bytes of memory in use, 0 once it is gone."""
        try:
            pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * os.sysconf("SC_PAGESIZE")

    @property
    def logged(self) -> int:
        """Bytes printed so far, by every process with this log."""
        return self.log.stat().st_size

    async def stop(self, most: float = 60.0) -> tuple[float, int | None]:
        """Seconds from SIGTERM to the end, and the exit code; None if it had to be killed."""
        began = time.monotonic()
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            code = await asyncio.wait_for(self.process.wait(), most)
        except TimeoutError:
            await self.kill()
            return most, None
        return time.monotonic() - began, code

    async def kill(self) -> None:
        """End it at once, whatever it does."""
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()


async def start(
    root: Path,
    api_port: int,
    log: Path,
    *,
    socket_mode: bool = False,
    port: int | None = None,
    ready: Callable[[], bool] | None = None,
) -> Bot:
    """Start the bot of a checkout against the Web API on a port of this machine.

    port:  a free one unless given
    ready: whether it is; asks GET /health unless given
    """
    port = port or free_port()
    environment = {name: value for name, value in os.environ.items() if name[:5] != "SLACK"}
    # Each is set, if to nothing, so that no .env in the checkout leads to a real workspace.
    environment |= {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_APP_TOKEN": APP_TOKEN if socket_mode else "",
        "SLACK_API_URL": f"http://127.0.0.1:{api_port}/api/",
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve"),
            cwd=root,
            env=environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
    bot = Bot(process, port, log)
    until = time.monotonic() + _READY_SECONDS
    while not (ready() if ready else await _healthy(port)):
        if process.returncode is not None or time.monotonic() > until:
            await bot.kill()
            raise NotStartedError(log.read_text("utf-8", "replace")[-2000:])
        await asyncio.sleep(0.02)
    return bot


def free_port() -> int:
    """A port that nobody listens on, from those that the kernel gives to no connection.

    A client that calls a port of that range while nobody listens may be connected to itself.
    """
    while True:
        port = random.randrange(*_PORTS)  # noqa: S311 (avoids others on this machine)
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port


async def _healthy(port: int) -> bool:
    try:
        return (await get(port, "/health", 2.0)).status == 200
    except (UnreachableError, TimeoutError):
        return False
