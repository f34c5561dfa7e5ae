"""The HTTP transport: `POST /slack/events` and `GET /health`.

Theory of operation. Nobody knows who sends until the signature is checked, so nothing is parsed
before: first the form and the time of the signature's headers, then the body, bounded in size
and time, then the HMAC over its raw bytes. What fails is refused in one line, and its connection
closed, because the rest of an unread body is not worth reading either. A request that is
Slack's goes to the app (`bot.slack.dispatch`); its delivery is then held, which costs no thread,
until the post is done (`bot.slack.deliveries`).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from slack_bolt import BoltRequest, BoltResponse
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

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
BODY_SECONDS = 5
"""Within which a body has to be here."""
_READ_AT_ONCE = 16_000
"""Bytes of a body that is read in the event loop; it takes less than a hand-over to a thread."""
_HEADERS = ("content-type", "x-slack-retry-num")
"""What Bolt and the log need to know; Bolt would also obey headers that Slack never sends."""


class _RefusedError(Exception):
    """A request that goes no further."""

    def __init__(self, status: int, why: str) -> None:
        self.status = status
        self.why = why


def create_http(app: SlackApp, *, most_held: int = MOST_HELD) -> Starlette:
    """The ASGI application around a Bolt app; so many deliveries wait for their posts at a time."""
    dispatcher, holding, refusals = Dispatcher(app), Holding(most_held), Refusals()

    async def events(request: Request) -> Response:
        started = time.monotonic()
        new_reference()
        try:
            delivered = await _delivered(app, request)
        except _RefusedError as refused:
            refusals.note(refused.why, started)
            return PlainTextResponse("", refused.status, headers={"connection": "close"})
        if delivered is None:
            log_line("dropped, the body is not what Slack sends", started)
            return PlainTextResponse("")
        taken = await dispatcher.take(delivered)
        await holding.wait(taken, started)
        log(taken, started)
        return _response(acknowledgement(taken))

    return Starlette(
        routes=[
            Route(Path.EVENTS, events, methods=["POST"]),
            _health(lambda: True),
        ]
    )


def create_health(healthy: Callable[[], bool]) -> Starlette:
    """The ASGI application of a process that takes its requests by Socket Mode."""
    return Starlette(routes=[_health(healthy)])


def _health(healthy: Callable[[], bool]) -> Route:
    async def health(_: Request) -> Response:
        if healthy():
            return PlainTextResponse("ok")
        return PlainTextResponse("not connected to Slack", status_code=503)

    return Route(Path.HEALTH, health, methods=["GET"])


async def _signed_body(app: SlackApp, request: Request) -> bytes:
    """The body of a request that Slack signed. Raises _RefusedError."""
    timestamp = request.headers.get(TIMESTAMP_HEADER, "")
    signature = request.headers.get(SIGNATURE_HEADER, "")
    if not app.signature.plausible(timestamp, signature):
        raise _RefusedError(401, "not signed by Slack")
    try:
        async with asyncio.timeout(BODY_SECONDS):
            body = await _body(request)
    except TimeoutError:
        raise _RefusedError(408, "the body did not come") from None
    except ClientDisconnect:
        raise _RefusedError(400, "the connection was cut") from None
    if not app.signature.signs(timestamp, signature, body):
        raise _RefusedError(401, "not signed by Slack")
    return body


async def _body(request: Request) -> bytes:
    """The request body; refused as soon as it says that it is, or grows, too large."""
    length = request.headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()) or int(length[:10]) > MOST_BYTES:
        raise _RefusedError(413, "too large")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise _RefusedError(413, "too large")
    return bytes(body)


async def _delivered(app: SlackApp, request: Request) -> BoltRequest | None:
    """What Slack delivers; None where it is signed, but not what Slack sends.

    Raises _RefusedError.
    """
    body = await _signed_body(app, request)
    if len(body) <= _READ_AT_ONCE:
        return _read(body, request)
    return await asyncio.to_thread(_read, body, request)


def _read(body: bytes, request: Request) -> BoltRequest | None:
    headers: dict[str, str | Sequence[str]] = {
        name: request.headers[name] for name in _HEADERS if name in request.headers
    }
    state = RequestState(signed=True)
    try:
        return BoltRequest(body=body.decode(), headers=headers, context=state.as_context())
    except RecursionError:
        raise _RefusedError(401, "nested too deep") from None
    except UNREADABLE:
        return None


def _response(answer: BoltResponse) -> Response:
    return Response(answer.body, status_code=answer.status, headers=answer.first_headers())
