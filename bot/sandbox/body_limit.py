"""How large a body the stand-in takes from outside, each bound with its reason.

What is too large is refused before anything of it is read: by the length it declares, or, where
it declares none, as soon as it has grown over the bound.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

APP_BYTES = 1_000_000
"""Of what the app says: a call, a response_url, an acknowledgement, a websocket's message. The
longest text has 40,000 characters; escaped for JSON and again for a form, each takes 16 bytes
at most; the rest is for blocks."""

PAGE_BYTES = 200_000
"""Of what the page sends: 40,000 typed characters of up to four bytes, and what is around them."""

_BYTES_BY_PREFIX = (("/api/", APP_BYTES), ("/response/", APP_BYTES), ("/sandbox/", PAGE_BYTES))
"""Every other path takes no body at all."""


class BodyLimit:
    """ASGI middleware: the app behind it gets a body that is whole and not too large."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body within its bound and hand it on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = _limit(scope["path"])
        # The HTTP parser in front has made sure that the length is a short row of digits.
        declared = int(Headers(scope=scope).get("content-length", "0"))
        body = await _body(receive, limit) if declared <= limit else None
        if body is None:
            answer = {"ok": False, "error": "too_large"}
            refusal = JSONResponse(answer, 413, {"Connection": "close"})
            await refusal(scope, receive, send)
            return
        await self._app(scope, _replayed(body, receive), send)


def _limit(path: str) -> int:
    """How many bytes a body for this path may have."""
    return next((limit for prefix, limit in _BYTES_BY_PREFIX if path.startswith(prefix)), 0)


async def _body(receive: Receive, limit: int) -> bytes | None:
    """The whole body; None as soon as it is too large."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):  # nor has a client that is gone
            return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """`receive` with the body in front, in one piece."""
    unread: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return unread.pop() if unread else await receive()

    return replay
