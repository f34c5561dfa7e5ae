"""Slack's signature of a request, checked over the raw bytes before anything reads them.

Source: docs.slack.dev/authentication/verifying-requests-from-slack.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import NamedTuple

TIMESTAMP_HEADER = "x-slack-request-timestamp"
SIGNATURE_HEADER = "x-slack-signature"

FRESH_SECONDS = 5 * 60
"""How far a timestamp may be from now, either way."""

_PREFIX = "v0="
_LENGTH = len(_PREFIX) + 64


class Seal(NamedTuple):
    """The two headers of a request that may be Slack's: fresh, and of the right form."""

    timestamp: str
    signature: str


class Signature:
    """Checks requests against one signing secret; without a secret none is Slack's."""

    def __init__(self, secret: str, clock: Callable[[], float]) -> None:
        self._keyed = hmac.new(secret.encode(), b"v0:", "sha256") if secret else None
        self._clock = clock

    def seal(self, timestamp: str, signature: str) -> Seal | None:
        """What the two headers claim; None where the body is not worth reading."""
        digits = timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 16
        form = signature.isascii() and signature.startswith(_PREFIX) and len(signature) == _LENGTH
        if not (digits and form):
            return None
        if abs(self._clock() - int(timestamp)) > FRESH_SECONDS:
            return None
        return Seal(timestamp, signature)

    def signs(self, seal: Seal, body: bytes) -> bool:
        """Whether the signature is the one that Slack makes for this body at that time."""
        if self._keyed is None:
            return False
        keyed = self._keyed.copy()
        keyed.update(f"{seal.timestamp}:".encode() + body)
        return hmac.compare_digest(_PREFIX + keyed.hexdigest(), seal.signature)
