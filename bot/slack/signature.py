"""Slack's signature of a request, checked over the raw bytes before anything reads them.

Source: docs.slack.dev/authentication/verifying-requests-from-slack.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable

TIMESTAMP_HEADER = "x-slack-request-timestamp"
SIGNATURE_HEADER = "x-slack-signature"

FRESH_SECONDS = 5 * 60
"""How far a timestamp may be from now, either way."""

_PREFIX = "v0="
_LENGTH = len(_PREFIX) + 64


class Signature:
    """Checks requests against one signing secret; without a secret none is Slack's."""

    def __init__(self, secret: str, clock: Callable[[], float]) -> None:
        self._keyed = hmac.new(secret.encode(), b"v0:", "sha256") if secret else None
        self._clock = clock

    def plausible(self, timestamp: str, signature: str) -> bool:
        """Whether the two headers are fresh and of the right form: the body is worth reading."""
        digits = timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 16
        form = signature.isascii() and signature.startswith(_PREFIX) and len(signature) == _LENGTH
        return digits and form and abs(self._clock() - int(timestamp)) <= FRESH_SECONDS

    def signs(self, timestamp: str, signature: str, body: bytes) -> bool:
        """Whether Slack makes this signature for this body at that time.

        The headers have to be plausible.
        """
        if self._keyed is None:
            return False
        keyed = self._keyed.copy()
        keyed.update(f"{timestamp}:".encode() + body)
        return hmac.compare_digest(_PREFIX + keyed.hexdigest(), signature)
