"""Lets only requests through that Slack signed in the last five minutes.

Bolt's own verification has the same arithmetic but fails with 500 on a timestamp that is no
number, and writes the whole body of a forged request to the log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware
from slack_sdk.signature import Clock, SignatureVerifier


class _Clock(Clock):
    """The SDK's clock over an injected one."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now

    def now(self) -> float:
        return self._now()


class SignatureGate(Middleware):
    """Answers 401 to a forged, stale or garbled signature; Socket Mode has none to check."""

    def __init__(self, signing_secret: str, clock: Callable[[], float]) -> None:
        self._verifier = (
            SignatureVerifier(signing_secret, _Clock(clock)) if signing_secret else None
        )

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,  # noqa: ARG002 (the signature is Bolt's)
        next: Callable[[], BoltResponse],
    ) -> BoltResponse:
        """See `Middleware.process`."""
        if req.mode == "socket_mode" or self.signed(req.raw_body, req.headers):
            return next()
        return BoltResponse(status=401, body={"error": "invalid request"})

    def signed(self, body: str, headers: Mapping[str, Sequence[str]]) -> bool:
        """Whether the headers (lower-case names) sign this body, with a fresh timestamp."""
        timestamp = headers.get("x-slack-request-timestamp", [""])[0]
        signature = headers.get("x-slack-signature", [""])[0]
        digits = timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 16
        if self._verifier is None or not (digits and signature.isascii()):
            return False
        return bool(self._verifier.is_valid(body, timestamp, signature))
