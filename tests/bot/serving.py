"""The bot's server, in a thread or as a process, for as long as a test needs it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from starlette.types import ASGIApp

from bot.slack.server import create_server, listening_socket
from tests.bot.signed import SECRET

ROOT = Path(__file__).parents[2]


@contextmanager
def serving(app: ASGIApp, **bounds: Any) -> Iterator[int]:
    """The port of the server around an application; `bounds` as `create_server` takes them."""
    listener = listening_socket("127.0.0.1", 0)
    server = create_server(app, **bounds)
    thread = Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield listener.getsockname()[1]
    server.should_exit = True
    thread.join()
    listener.close()


class Process:
    """`python -m bot serve`, and what it writes."""

    def __init__(self, api_url: str, **settings: str) -> None:
        environment = {
            **{name: value for name, value in os.environ.items() if "SLACK" not in name},
            "NO_PROXY": "127.0.0.1",
            "SLACK_BOT_TOKEN": "xoxb-never-shown",
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": api_url,
            "PORT": "0",
            **settings,
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        self.port = 0

    def wait_for(self, pattern: str) -> str:
        """Read lines until one matches; the first group, or the whole match."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line.rstrip("\n"))
            if match := re.search(pattern, line):
                return match[match.lastindex or 0]
        raise AssertionError(f"never written: {pattern}\n" + "\n".join(self.lines))

    def wait_until_it_listens(self) -> int:
        self.port = int(self.wait_for(r"port (\d+)"))
        return self.port

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    def wait_for_the_end(self, seconds: float = 15) -> int:
        """The exit code."""
        rest, _ = self._process.communicate(timeout=seconds)
        self.lines += rest.splitlines()
        return self._process.returncode

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()

    @property
    def records(self) -> list[dict[str, Any]]:
        """The lines that are JSON objects."""
        return [json.loads(line) for line in self.lines if line.startswith("{")]


@contextmanager
def bot_process(api_url: str, **settings: str) -> Iterator[Process]:
    process = Process(api_url, **settings)
    try:
        yield process
    finally:
        process.kill()
