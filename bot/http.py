"""The HTTP door: `POST /slack/events` and `GET /health`."""

from __future__ import annotations

from collections.abc import Sequence

from slack_bolt import App, BoltRequest
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.ids import Path

_LONGEST = 1_000_000
"""Bytes of a request body that are read. Slack's are far smaller."""


def create_http(app: App) -> Starlette:
    """The ASGI application around a Bolt app. Bolt's work runs off the event loop."""

    async def events(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        return await run_in_threadpool(_dispatch, app, body, request)

    async def health(_: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[
            Route(Path.EVENTS, events, methods=["POST"]),
            Route(Path.HEALTH, health, methods=["GET"]),
        ]
    )


async def _body(request: Request) -> bytes | None:
    """The request body, or None as soon as it grows too large."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            return None
    return bytes(body)


def _dispatch(app: App, body: bytes, request: Request) -> Response:
    headers: dict[str, str | Sequence[str]] = {
        name: [value] for name, value in request.headers.items()
    }
    try:
        asked = BoltRequest(body=body.decode("utf-8"), headers=headers)
    except (ValueError, TypeError, AttributeError, KeyError):
        # Bolt reads the body before any middleware: what it cannot read cannot be Slack's.
        return PlainTextResponse("invalid request", status_code=401)
    answered = app.dispatch(asked)
    return Response(answered.body, status_code=answered.status, headers=answered.first_headers())
