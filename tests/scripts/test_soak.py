"""The short soak: some hundred requests through both doors, with faults and a restart."""

from __future__ import annotations

from scripts.soak import SHORT, soak
from tests.loops import in_a_loop


def test_a_short_soak_breaks_no_promise() -> None:
    soaked = in_a_loop(soak(SHORT))
    assert soaked.broken == []
    sent = (SHORT.requests, SHORT.socket_requests)
    for ledger, number in zip(soaked.ledgers.values(), sent, strict=True):
        assert len(ledger.requests) + len(ledger.events) == number
        assert len(ledger.stops) == 2
