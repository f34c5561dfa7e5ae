"""The rules of RFC 3261 §25.1, as a message has them and as people paste them."""

from __future__ import annotations

import re

import pytest

from catalog.sip import grammar
from catalog.sip.grammar import (
    CSEQ,
    MESSAGE_HEADER,
    PASTED_HEADER,
    PASTED_REASON_VALUE,
    PASTED_REQUEST_LINE,
    PASTED_STATUS_LINE,
    PASTED_WARNING,
    STATUS_LINE,
    VIA_PARM,
)

WHOLE = [
    (STATUS_LINE, "SIP/2.0 486 Busy Here", ("486", "Busy Here")),
    (STATUS_LINE, "SIP/2.0  486 Busy Here", None),
    (STATUS_LINE, "SIP/2.0 786 Busy Here", None),
    (MESSAGE_HEADER, "Call-ID: a@b", ("Call-ID", "a@b")),
    (MESSAGE_HEADER, "Call ID: a@b", None),
    (MESSAGE_HEADER, " folded: x", None),
    (CSEQ, "314159 INVITE", ("314159", "INVITE")),
    (CSEQ, "INVITE 314159", None),
    (VIA_PARM, "SIP/2.0/UDP example.com;branch=z9hG4bKx", ()),
    (VIA_PARM, "SIP/2.0/UDP example.com;branch=x", None),
]
PASTED = [
    (PASTED_STATUS_LINE, "<- sip/2.0\n486 Busy", ("486",)),
    (PASTED_STATUS_LINE, "SIP/2.0 4860", None),
    (PASTED_REQUEST_LINE, "INVITE sip:bob@example.com SIP/2.0", ()),
    (PASTED_REQUEST_LINE, "invite sip:bob@example.com", None),
    (PASTED_HEADER, "Retry-After : 300", ("Retry-After",)),
    (PASTED_HEADER, "Retry-After:", None),
    (PASTED_HEADER, "cause: 34", None),
    (PASTED_WARNING, 'warning: 304 example.com "Media"', ("304",)),
    (PASTED_WARNING, "warning 304", None),
    (PASTED_REASON_VALUE, "Reason: Q.850 ;cause=34", ("Q.850", "34")),
    (PASTED_REASON_VALUE, 'SIP;text="Busy; really";cause=486', ("SIP", "486")),
    (PASTED_REASON_VALUE, "Q.850;cause=34s", None),
]


@pytest.mark.parametrize(("pattern", "line", "groups"), WHOLE)
def test_a_line_of_a_message(
    pattern: re.Pattern[str], line: str, groups: tuple[str, ...] | None
) -> None:
    match = pattern.fullmatch(line)
    assert (match and match.groups()) == groups


@pytest.mark.parametrize(("pattern", "text", "groups"), PASTED)
def test_a_pasted_text(pattern: re.Pattern[str], text: str, groups: tuple[str, ...] | None) -> None:
    match = pattern.search(text)
    assert (match and match.groups()) == groups


def test_every_pattern_is_tried() -> None:
    patterns = {value for value in vars(grammar).values() if isinstance(value, re.Pattern)}
    assert {pattern for pattern, *_ in (*WHOLE, *PASTED)} == patterns
