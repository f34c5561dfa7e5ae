"""A Web API on the loopback whose every answer is scripted, cut connections included."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from scripts.rig.payloads import BOT_USER


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a method; fields that carry JSON are read."""

    method: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a call."""

    body: Mapping[str, Any] = field(default_factory=lambda: {"ok": True})
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Script = Callable[[Call], Awaitable[Reply | None]]
"""Answers a call; None cuts the connection instead. Takes as long as it likes."""

TOO_MANY = 429


def limited(seconds: int) -> Reply:
    """Too many calls; come back after some seconds."""
    body = {"ok": False, "error": "ratelimited"}
    return Reply(body, TOO_MANY, {"Retry-After": str(seconds)})


def refused(error: str) -> Reply:
    """An error in Slack's words, with HTTP 200 as ever."""
    return Reply({"ok": False, "error": error})


class WebApi:
    """The server. `post` scripts chat.postMessage; what else the bot needs is answered here."""

    def __init__(self, post: Script, link: Callable[[], str] | None = None) -> None:
        self._post = post
        self._link = link
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self.port = 0

    async def __aenter__(self) -> WebApi:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=2**20)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in tuple(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        try:
            while (call := await _read(reader)) is not None:
                reply = await self._answer(call)
                if reply is None:
                    break
                writer.write(_written(reply))
                await writer.drain()
        except (OSError, asyncio.CancelledError):
            pass  # the bot is gone, or the rig is closing
        finally:
            self._open.discard(task)
            writer.transport.abort()

    async def _answer(self, call: Call) -> Reply | None:
        if call.method == "chat.postMessage":
            return await self._post(call)
        if call.method == "auth.test":
            who = {"user_id": BOT_USER, "bot_id": "B0RIG", "user": "sip", "team": "rig"}
            return Reply({"ok": True, "team_id": "T1", "url": "http://127.0.0.1/", **who})
        if call.method == "apps.connections.open" and self._link:
            return Reply({"ok": True, "url": self._link()})
        return refused("unknown_method")


async def _read(reader: asyncio.StreamReader) -> Call | None:
    """The next call, or None when the caller has hung up."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in head[1:])
        }
        body = await reader.readexactly(int(headers.get("content-length", "0")))
    except asyncio.IncompleteReadError:
        return None
    path = head[0].split(" ")[1].partition("?")[0]
    return Call(path.rpartition("/")[2], _fields(headers.get("content-type", ""), body))


def _fields(kind: str, body: bytes) -> dict[str, Any]:
    if not body:
        return {}
    if kind.startswith("application/json"):
        read = json.loads(body)
        return read if isinstance(read, dict) else {}
    fields: dict[str, Any] = dict(parse_qsl(body.decode()))
    for name in ("blocks", "metadata"):
        if name in fields:
            fields[name] = json.loads(fields[name])
    return fields


def _written(reply: Reply) -> bytes:
    body = json.dumps(reply.body).encode()
    head = [
        f"HTTP/1.1 {reply.status} Scripted",
        "Content-Type: application/json; charset=utf-8",
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in reply.headers.items()),
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body
