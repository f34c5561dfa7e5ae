"""Slack's signature of a request, checked over the raw bytes before anything reads them.

Source: docs.slack.dev/authentication/verifying-requests-from-slack.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

FRESH_SECONDS = 5 * 60
"""How far a timestamp may be from now, either way."""

_TIMESTAMP = re.compile(r"\A[0-9]{1,15}\Z")
_SIGNATURE = re.compile(r"\Av0=[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Seal:
    """The two headers of a request that may be Slack's: fresh, and of the right form."""

    timestamp: str
    signature: str


class Signature:
    """Checks requests against one signing secret; without a secret none is Slack's."""

    def __init__(self, secret: str, clock: Callable[[], float]) -> None:
        self._secret = secret.encode()
        self._clock = clock

    def seal(self, headers: Mapping[str, str]) -> Seal | None:
        """What the headers (lower-case names) claim; None where the body is not worth reading."""
        timestamp = headers.get("x-slack-request-timestamp", "")
        signature = headers.get("x-slack-signature", "")
        if not (self._secret and _TIMESTAMP.match(timestamp) and _SIGNATURE.match(signature)):
            return None
        if abs(self._clock() - int(timestamp)) > FRESH_SECONDS:
            return None
        return Seal(timestamp, signature)

    def signs(self, seal: Seal, body: bytes) -> bool:
        """Whether the signature is the one that Slack makes for this body at that time."""
        base = b"v0:" + seal.timestamp.encode() + b":" + body
        expected = "v0=" + hmac.new(self._secret, base, hashlib.sha256).hexdigest()
        return hmac.compare_digest(expected, seal.signature)
