"""What people ask: many different questions, some of them nonsense."""

from __future__ import annotations

import random

CANARY = "zqcanary"
"""A word that must never turn up in a log."""

_PAIRS = 1500
"""So few that a bot that keeps answers has met all of them half-way: memory says something then."""
_WORDS = (
    "busy codec mismatch one way audio timeout registration forbidden ringing transfer hold "
    "carrier trunk nat firewall retry proxy loop gateway fax dtmf early media tls certificate"
).split()
_FIXED = (
    "help",
    "4xx",
    "5xx",
    "6xx",
    "",
    "what does 503 Service Unavailable mean",
    "SIP/2.0 488 Not Acceptable Here\r\nVia: SIP/2.0/UDP 192.0.2.1\r\nCSeq: 1 INVITE\r\n",
    "Q.850 cause 16",
    "🙂 ünïcödé <sip:bob@example.com>;tag=1 & more",
    "Retry-After",
)


def question(chance: random.Random) -> str:
    """One question; most of them ask for one code or compare two."""
    draw = chance.random()
    if draw < 0.4:
        return str(chance.choice((100, 180, 183, 200, 202)) if draw < 0.04 else _code(chance))
    if draw < 0.65:
        return _pair(chance.randrange(_PAIRS))
    if draw < 0.85:
        return " ".join(chance.sample(_WORDS, chance.randint(1, 4)))
    if draw < 0.95:
        return chance.choice(_FIXED)
    return f"{CANARY}{chance.randrange(10**6)} {_code(chance)}"


def _code(chance: random.Random) -> int:
    return chance.choice((300, 400, 400, 400, 500, 600)) + chance.randrange(100)


def _pair(number: int) -> str:
    return f"{300 + number * 7 % 400} vs {300 + (number * 13 + number // 400) % 400}"
