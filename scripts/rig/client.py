"""A client of HTTP/1.1, as small and fast as the driver of a soak needs it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass

_KEPT_SECONDS = 2.0
"""A connection idle for longer is opened anew: the server may be closing it just now."""


class UnreachableError(Exception):
    """No answer. Whether the request arrived tells the class."""


class RefusedError(UnreachableError):
    """Nobody listens: nothing was sent."""


class CutError(UnreachableError):
    """The connection ended before the answer did."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Connection:
    """One connection to a port of this machine, kept open between requests."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._used = 0.0

    async def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes, timeout: float
    ) -> Answer:
        """Send a request and wait for its answer. Raises UnreachableError or TimeoutError."""
        head = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
        head += [f"{name}: {value}" for name, value in headers.items()]
        try:
            async with asyncio.timeout(timeout):
                reader, writer = await self._open()
                writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)
                answer = await read_answer(reader)
        except BaseException:
            self.close()
            raise
        self._used = time.monotonic()
        # Servers hang up after an error of their own, some without saying so.
        if answer.status >= 500 or answer.headers.get("connection", "").lower() == "close":
            self.close()
        return answer

    def close(self) -> None:
        """Close it; the next request opens another."""
        if self._streams is not None:
            self._streams[1].transport.abort()
            self._streams = None

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is not None:
            if not self._streams[0].at_eof() and time.monotonic() - self._used < _KEPT_SECONDS:
                return self._streams
            self.close()
        try:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError as error:
            raise RefusedError(str(error)) from None
        return self._streams


async def read_answer(reader: asyncio.StreamReader) -> Answer:
    """Read one whole answer. Raises CutError."""
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            status = int(head[0].split(" ", 2)[1])
            if status >= 200:  # an interim answer, such as 100, is none
                break
        headers = dict(_header(line) for line in head[1:] if line)
        if headers.get("transfer-encoding", "").lower() == "chunked":
            body = await _chunks(reader)
        elif "content-length" in headers:
            body = await reader.readexactly(int(headers["content-length"]))
        elif status == 204:
            body = b""
        else:
            body = await reader.read()
    except (asyncio.IncompleteReadError, OSError) as error:
        raise CutError(type(error).__name__) from None
    return Answer(status, headers, body)


async def get(port: int, path: str, timeout: float) -> Answer:
    """One GET on a connection of its own."""
    return await once("GET", port, path, {}, b"", timeout)


async def once(
    method: str, port: int, path: str, headers: Mapping[str, str], body: bytes, timeout: float
) -> Answer:
    """One request on a connection of its own."""
    connection = Connection(port)
    try:
        return await connection.request(method, path, headers, body, timeout)
    finally:
        connection.close()


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = bytearray()
    while size := int((await reader.readline()).split(b";")[0] or b"0", 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return bytes(body)


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()
