"""The HTTP transport: `POST /slack/events` and `GET /health`.

Theory of operation. Nobody knows who sends until the signature is checked, so nothing is parsed
before: first the form and the time of the signature's headers, then the body, bounded in size
here and in time by the server (`bot.slack.server`), then the HMAC over its raw bytes. What fails
is refused in one line, and its connection closed, because the rest of an unread body is not worth
reading either. A request that is Slack's goes to the app (`bot.slack.dispatch`); its delivery is
then held, which costs no thread, until the post is done (`bot.slack.deliveries`).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence

from slack_bolt import BoltRequest, BoltResponse
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, Router
from starlette.types import Receive, Scope, Send

from bot.logs import new_reference
from bot.slack.app import SlackApp
from bot.slack.dispatch import Dispatcher
from bot.slack.ids import Path
from bot.slack.intake import (
    MOST_HELD,
    UNREADABLE,
    Holding,
    acknowledgement,
    log,
    log_line,
)
from bot.slack.refusals import Refusals
from bot.slack.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER
from bot.slack.state import RequestState

MOST_BYTES = 256_000
"""Of a request body. The largest of Slack's carry some 40,000 characters of text."""
_READ_AT_ONCE = 16_000
"""Bytes of a body that is read in the event loop; it takes less than a hand-over to a thread."""
_NEEDED = ("content-type", "x-slack-retry-num")
"""Headers for Bolt and for the log; Bolt would also obey headers that Slack never sends."""

Headers = Mapping[bytes, bytes]
"""As ASGI has them, names in small letters; of a name that comes twice, the last value."""


class _RefusedError(Exception):
    """A request that goes no further."""

    def __init__(self, status: int, why: str) -> None:
        self.status = status
        self.why = why


def create_http(app: SlackApp, *, most_held: int = MOST_HELD) -> Router:
    """The ASGI application around a Bolt app; so many deliveries wait for their posts at a time."""
    return Router(
        routes=[
            Route(Path.EVENTS, _Events(app, most_held), methods=["POST"]),
            _health(lambda: True),
        ]
    )


def create_health(healthy: Callable[[], bool]) -> Router:
    """The ASGI application of a process that takes its requests by Socket Mode."""
    return Router(routes=[_health(healthy)])


def _health(healthy: Callable[[], bool]) -> Route:
    async def health(_: Request) -> Response:
        if healthy():
            return PlainTextResponse("ok")
        return PlainTextResponse("not connected to Slack", status_code=503)

    return Route(Path.HEALTH, health, methods=["GET"])


class _Events:
    """`POST /slack/events`, on the raw ASGI messages: Starlette's request would go unused."""

    def __init__(self, app: SlackApp, most_held: int) -> None:
        self._signature = app.signature
        self._dispatcher = Dispatcher(app)
        self._holding = Holding(most_held)
        self._refusals = Refusals()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = time.monotonic()
        new_reference()
        headers: Headers = dict(scope["headers"])
        try:
            response = await self._answer(headers, receive, started)
        except _RefusedError as refused:
            self._refusals.note(refused.why, started)
            response = PlainTextResponse("", refused.status, headers={"connection": "close"})
        await response(scope, receive, send)

    async def _answer(self, headers: Headers, receive: Receive, started: float) -> Response:
        """The answer to a request that Slack signed. Raises _RefusedError."""
        body = await self._signed_body(headers, receive)
        if len(body) <= _READ_AT_ONCE:
            request = _read(body, headers)
        else:
            request = await asyncio.to_thread(_read, body, headers)
        if request is None:
            log_line("dropped, the body is not what Slack sends", started)
            return PlainTextResponse("")
        taken = await self._dispatcher.take(request)
        await self._holding.wait(taken, started)
        log(taken, started)
        return _response(acknowledgement(taken))

    async def _signed_body(self, headers: Headers, receive: Receive) -> bytes:
        timestamp = _header(headers, TIMESTAMP_HEADER)
        signature = _header(headers, SIGNATURE_HEADER)
        if not self._signature.plausible(timestamp, signature):
            raise _RefusedError(401, "not signed by Slack")
        body = await _body(headers, receive)
        if not self._signature.signs(timestamp, signature, body):
            raise _RefusedError(401, "not signed by Slack")
        return body


async def _body(headers: Headers, receive: Receive) -> bytes:
    """The request body; refused as soon as it says that it is, or grows, too large."""
    length = headers.get(b"content-length", b"0")
    if not length.isdigit() or int(length[:10]) > MOST_BYTES:
        raise _RefusedError(413, "too large")
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _RefusedError(400, "the body did not come")
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            raise _RefusedError(413, "too large")
        if not message.get("more_body", False):
            return bytes(body)


def _read(body: bytes, headers: Headers) -> BoltRequest | None:
    """What Slack delivers; None where it is not what Slack sends. Raises _RefusedError."""
    needed: dict[str, str | Sequence[str]] = {name: _header(headers, name) for name in _NEEDED}
    state = RequestState(signed=True)
    try:
        return BoltRequest(body=body.decode(), headers=needed, context=state.as_context())
    except RecursionError:
        raise _RefusedError(401, "nested too deep") from None
    except UNREADABLE:
        return None


def _header(headers: Headers, name: str) -> str:
    return headers.get(name.encode(), b"").decode("latin-1")


def _response(answer: BoltResponse) -> Response:
    return Response(answer.body, status_code=answer.status, headers=answer.first_headers())
