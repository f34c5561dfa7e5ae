"""Keeps the stand-in to this machine: foreign Host and Origin headers are turned away.

A page on the internet could point a name of its own at 127.0.0.1 (DNS rebinding) and talk to this
server through the visitor's browser; such requests carry that page's name in Host, and those of
other pages carry it in Origin.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost"})
_HTTP_PORT = 80

SECURITY_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
)


class LocalOnly:
    """ASGI middleware: only this machine's own names, and the headers above on every answer."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        # A browser leaves the port out where it is HTTP's own, and only there.
        suffixes = ("", f":{port}") if port == _HTTP_PORT else (f":{port}",)
        self._hosts = frozenset(f"{name}{suffix}" for name in LOCAL_NAMES for suffix in suffixes)
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Turn a foreign request away, or let it through with the headers."""
        if not self._is_local(scope):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 4403})
            else:
                answer = PlainTextResponse("This server answers only to this machine.", 403)
                await answer(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _is_local(self, scope: Scope) -> bool:
        """Compare both headers as a whole: nothing is taken apart or forgiven."""
        headers = Headers(scope=scope)
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        allowed = self._hosts
        if scope["type"] == "websocket" and not origins:
            # slack_sdk's own client leaves the port out; a browser would send an Origin.
            allowed |= LOCAL_NAMES
        return (
            len(hosts) == 1
            and hosts[0].lower() in allowed
            and all(origin in self._origins for origin in origins)
        )
