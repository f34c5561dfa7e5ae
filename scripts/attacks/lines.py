"""Connections that begin a request and never end it."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from scripts.rig.payloads import EVENTS, wrong_signature

HALF_HEADERS = f"POST {EVENTS} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half".encode()


def stalled_body() -> bytes:
    """Ten bytes of a thousand; its signature is well-formed, and wrong as far as one can tell."""
    lines = [
        f"POST {EVENTS} HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        "Content-Length: 1000",
        *wrong_signature(),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n0123456789"


class Lines:
    """Connections, each with the same beginning of a request, and whether the bot closed them."""

    def __init__(self, port: int, begin: bytes) -> None:
        self._port = port
        self._begin = begin
        self._writers: list[asyncio.StreamWriter] = []
        self._watching: list[asyncio.Task[None]] = []
        self.refused = 0

    async def add(self, number: int) -> None:
        """Open some more."""
        for _ in range(number):
            try:
                async with asyncio.timeout(3):
                    reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
            except (OSError, TimeoutError):
                self.refused += 1
                continue
            writer.write(self._begin)
            self._writers.append(writer)
            self._watching.append(asyncio.create_task(_until_closed(reader)))

    @property
    def open(self) -> int:
        """How many the bot still holds."""
        return sum(not task.done() for task in self._watching)

    async def close(self) -> None:
        """Hang up."""
        for writer in self._writers:
            writer.transport.abort()
        for task in self._watching:
            task.cancel()
        await asyncio.gather(*self._watching, return_exceptions=True)


async def _until_closed(reader: asyncio.StreamReader) -> None:
    with suppress(OSError):
        while await reader.read(4096):
            pass
