"""Asks `/sip` again and again and prints how long each answer took, as JSON.

A program of its own, so that neither the attackers nor the scripted Slack hold up the clock.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from itertools import count

from scripts.rig.client import Connection, UnreachableError
from scripts.rig.payloads import EVENTS, command, form

_PAUSE = 0.02
_MOST = 20.0
_triggers = count()


async def probe(port: int, seconds: float, text: str, kept: bool) -> dict[str, object]:
    """Ask for some seconds, one question at a time, each on a new connection or all on one."""
    connection = Connection(port)
    times: list[float] = []
    failed: Counter[str] = Counter()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic()
        try:
            if text == "GET":
                answer = await connection.request("GET", "/health", {}, b"", _MOST)
            else:
                body = form(command(text, f"probe{time.time_ns()}.{next(_triggers)}"))
                signed = body.signed()
                answer = await connection.request("POST", EVENTS, signed, body.content, _MOST)
        except UnreachableError as error:
            failed[type(error).__name__] += 1
        except TimeoutError:
            failed[f"not in {_MOST:.0f} s"] += 1
        else:
            if answer.status == 200:
                times.append(time.monotonic() - began)
            else:
                failed[f"HTTP {answer.status}"] += 1
        if not kept:
            connection.close()
        await asyncio.sleep(_PAUSE)
    return {"times": times, "failed": failed}


if __name__ == "__main__":
    port, seconds, text, way = sys.argv[1:]
    print(json.dumps(asyncio.run(probe(int(port), float(seconds), text, way == "kept"))))
