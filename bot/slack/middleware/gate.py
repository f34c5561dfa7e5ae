"""Lets only requests in that Slack signed and that have the shape of Slack's.

A transport that has checked the raw bytes says so in the request's state; Socket Mode has no
signature, because the app opened that connection itself. Every other request is checked here, so
that no way of putting the app behind a server leaves it open. Bolt's own verification would
answer 500 to a timestamp that is not a number and write the body of a forged request to the log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.slack.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, Signature
from bot.slack.state import state_of

_SHAPES: Mapping[str, type | tuple[type, ...]] = MappingProxyType(
    {
        "type": str,
        "command": str,
        "event": dict,
        "authorizations": list,
        "actions": list,
        "view": dict,
        "message": dict,
        "container": dict,
    }
)
"""What Slack sends under these names; Bolt looks into them without asking."""


class Gate(Middleware):
    """Answers 401 to what is not signed, and 200 to what is signed but misshapen."""

    def __init__(self, signature: Signature) -> None:
        self._signature = signature

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,  # noqa: ARG002 (the signature is Bolt's)
        next: Callable[[], BoltResponse],
    ) -> BoltResponse:
        """See `Middleware.process`."""
        state = state_of(req.context)
        if req.mode != "socket_mode" and not state.signed and not self._signed(req):
            return BoltResponse(status=401, body="")
        if name := misshapen(req.body):
            state.note = f"dropped, {name} is not what Slack sends"
            return BoltResponse(status=200, body="")
        return next()

    def _signed(self, req: BoltRequest) -> bool:
        timestamp, signature = _header(req, TIMESTAMP_HEADER), _header(req, SIGNATURE_HEADER)
        return self._signature.plausible(timestamp, signature) and self._signature.signs(
            timestamp, signature, req.raw_body.encode()
        )


def misshapen(body: Mapping[str, Any]) -> str | None:
    """The first part of a payload that is not what Slack sends there; None where all is well."""
    for name, shape in _SHAPES.items():
        if body.get(name) is not None and not isinstance(body[name], shape):
            return name
    event = body.get("event")
    if event is not None and not isinstance(event.get("type"), str):
        return "event.type"
    return None


def _header(req: BoltRequest, name: str) -> str:
    values = req.headers.get(name)
    return values[0] if values else ""
