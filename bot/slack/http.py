"""The HTTP transport: `POST /slack/events` and `GET /health`.

Theory of operation. Nobody knows who sends until the signature is checked, so nothing is parsed
before: first the form and the time of the signature's headers, then the body, bounded in size
and time, then the HMAC over its raw bytes. What fails is refused in one line, and its connection
closed, because the rest of an unread body is not worth reading either. A request that is
Slack's goes to the app; its delivery is then held, which costs no thread, until the post is done
(`bot.slack.deliveries`).

A request of ordinary size is answered in the event loop: no listener waits for anything, and the
way into a thread and back takes four times as long as the answer. What is larger may hold a text
that takes long to read, and goes into a thread.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from slack_bolt import BoltRequest, BoltResponse
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.logs import new_reference
from bot.slack.app import SlackApp
from bot.slack.ids import Path
from bot.slack.intake import (
    MOST_HELD,
    UNREADABLE,
    Holding,
    Taken,
    acknowledgement,
    log,
    log_line,
    take,
)
from bot.slack.refusals import Refusals
from bot.slack.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER
from bot.slack.state import RequestState

MOST_BYTES = 256_000
"""Of a request body. The largest of Slack's carry some 40,000 characters of text."""
BODY_SECONDS = 5
"""Within which a body has to be here."""
IN_LOOP_BYTES = 4_000
"""Of a body that is answered in the event loop; a command with a usual question has some 700."""


_READ_HEADERS = ("content-type", "x-slack-retry-num")
"""What Bolt and the app read of them; those with which Bolt calls itself are not let in."""


class _RefusedError(Exception):
    """A request that goes no further."""

    def __init__(self, status: int, why: str) -> None:
        self.status = status
        self.why = why


def create_http(app: SlackApp, *, most_held: int = MOST_HELD) -> Starlette:
    """The ASGI application around a Bolt app; so many deliveries wait for their posts at a time."""
    holding, refusals = Holding(most_held), Refusals()

    async def events(request: Request) -> Response:
        started = time.monotonic()
        new_reference()
        try:
            body = await _signed_body(app, request)
            if len(body) <= IN_LOOP_BYTES:
                taken = _take(app, body, request)
            else:
                taken = await run_in_threadpool(_take, app, body, request)
        except _RefusedError as refused:
            refusals.note(refused.why, started)
            return PlainTextResponse("", refused.status, headers={"connection": "close"})
        if taken is None:
            log_line("dropped, the body is not what Slack sends", started)
            return PlainTextResponse("")
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


def _take(app: SlackApp, body: bytes, request: Request) -> Taken | None:
    """What the app makes of a body; None where it is signed, but not what Slack sends."""
    headers: dict[str, str | Sequence[str]] = {
        name: [request.headers[name]] for name in _READ_HEADERS if name in request.headers
    }
    state = RequestState(signed=True)
    try:
        read = BoltRequest(body=body.decode(), headers=headers, context=state.as_context())
    except RecursionError:
        raise _RefusedError(401, "nested too deep") from None
    except UNREADABLE:
        return None
    return take(app, read)


def _response(answer: BoltResponse) -> Response:
    return Response(answer.body, status_code=answer.status, headers=answer.first_headers())
