"""Sends bodies that cost their reader dearly, without pause and without a valid signature.

A program of its own, started by `flood`; prints as JSON what it was answered.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping

from scripts.rig.client import CutError, read_answer
from scripts.rig.payloads import EVENTS, FORM, JSON, Body, wrong_signature

CONNECTIONS = 16
KINDS: Mapping[str, Callable[[int], Body]] = {
    "form": lambda size: Body(b"&".join([b"a=1"] * (size // 4)), FORM),
    "percent": lambda size: Body(b"text=" + b"%41" * (size // 3), FORM),
    "wide": lambda size: Body(b'{"a":[' + b",".join([b"0"] * (size // 2)) + b"]}", JSON),
    "deep": lambda size: Body(b"[" * size, JSON),
}


def _head(body: Body, signed: bool) -> bytes:
    lines = [
        f"POST {EVENTS} HTTP/1.1",
        "Host: 127.0.0.1",
        f"Content-Type: {body.kind}",
        f"Content-Length: {len(body.content)}",
    ]
    if signed:
        lines += wrong_signature()
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


async def _bomb(port: int, body: Body, until: float, seen: Counter[str]) -> None:
    """Send one body after another, signed wrongly and not at all in turn."""
    streams = None
    signed = False
    while time.monotonic() < until:
        signed = not signed
        try:
            async with asyncio.timeout(max(0.1, until + 1 - time.monotonic())):
                streams = streams or await asyncio.open_connection("127.0.0.1", port)
                reader, writer = streams
                writer.write(_head(body, signed) + body.content)
                answer = await read_answer(reader)
            seen[str(answer.status)] += 1
            if answer.headers.get("connection", "").lower() != "close":
                continue
        except (CutError, OSError):
            seen["cut"] += 1
            await asyncio.sleep(0)
        except TimeoutError:
            seen["no answer"] += 1
        if streams:
            streams[1].transport.abort()
        streams = None


async def attack(port: int, kind: str, size: int, seconds: float) -> Counter[str]:
    """Bomb over all connections for some seconds."""
    seen: Counter[str] = Counter()
    until = time.monotonic() + seconds
    body = KINDS[kind](size)
    await asyncio.gather(*(_bomb(port, body, until, seen) for _ in range(CONNECTIONS)))
    return seen


if __name__ == "__main__":
    told = attack(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
    print(json.dumps(asyncio.run(told)))
