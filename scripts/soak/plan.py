"""What is sent and what goes wrong: everything follows from the seed."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from scripts.soak.questions import question


class Kind(StrEnum):
    """What a request is."""

    COMMAND = "command"
    MENTION = "mention"
    DIRECT = "direct message"
    BUTTON = "button"
    MALFORMED = "malformed, signed"
    UNSIGNED = "unsigned"


class Fault(StrEnum):
    """What becomes of an attempt to post."""

    NONE = "none"
    LIMITED = "429"
    ERROR_BEFORE = "500, not posted"
    ERROR_AFTER = "500, posted"
    CUT_BEFORE = "cut, not posted"
    CUT_AFTER = "cut, posted"
    SLOW = "slow"
    HANG = "posted, never answered"
    PERMANENT = "permanent error"
    BLOCKS = "blocks refused"


class Mishap(StrEnum):
    """What becomes of the first delivery of an event."""

    NONE = "none"
    LOST = "answer lost"
    HUNG_UP = "hung up after sending"
    TWICE = "sent twice at once"


DOUBTFUL = {Fault.ERROR_AFTER, Fault.CUT_AFTER, Fault.HANG}
"""Posted, but the bot cannot know."""
FOR_GOOD = {Fault.PERMANENT, Fault.BLOCKS}
"""Decided for an event, not for an attempt."""
PERMANENT_ERRORS = (
    "not_in_channel channel_not_found is_archived token_revoked missing_scope".split()
)
BLOCKS_ERRORS = ("invalid_blocks", "msg_too_long")

_MIX: Mapping[Kind, int] = {
    Kind.COMMAND: 66,
    Kind.MENTION: 20,
    Kind.DIRECT: 10,
    Kind.BUTTON: 2,
    Kind.MALFORMED: 1,
    Kind.UNSIGNED: 1,
}
_OF_ATTEMPTS: Mapping[Fault, int] = {
    Fault.LIMITED: 10,
    Fault.ERROR_BEFORE: 10,
    Fault.ERROR_AFTER: 10,
    Fault.CUT_BEFORE: 10,
    Fault.CUT_AFTER: 10,
    Fault.SLOW: 10,
    Fault.HANG: 1,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of what.

    requests:        over HTTP; repetitions come on top
    socket_requests: over Socket Mode
    scale:           by how much Slack's pauses before repetitions are shorter here
    faults:          share of posts that go wrong, and of deliveries
    hang:            whether some posts are never answered; each costs the bot's whole time-out
    disruptions:     how often each way to lose a websocket happens
    restart_at:      share of the requests after which the bot is restarted
    together:        both doors at the same time
    faulty_attempts: of one post; the next always succeeds
    """

    requests: int = 100_000
    socket_requests: int = 20_000
    seed: int = 1
    scale: float = 10.0
    faults: float = 0.05
    hang: bool = True
    channels: int = 200
    workers: int = 24
    disruptions: int = 4
    restart_at: float = 0.05
    together: bool = False
    faulty_attempts: int = 2

    def items(self, number: int, door: str) -> Iterator[Item]:
        """The requests that come through a door: `H` for HTTP, `S` for Socket Mode."""
        chance = random.Random(f"{self.seed}{door}")  # noqa: S311 (a plan, no secret)
        kinds, weights = list(_MIX), list(_MIX.values())
        if door == "S":
            kinds, weights = kinds[:4], weights[:4]
        for place in range(number):
            kind = chance.choices(kinds, weights)[0]
            channel = f"{'D' if kind is Kind.DIRECT else 'C'}{chance.randrange(self.channels):04}"
            yield Item(door, place, kind, question(chance), channel)

    def for_good(self, event_id: str) -> Fault:
        """Whether posts for this event are refused however often they are tried."""
        draw = self._draw(event_id, "for good")
        if draw < self.faults / 5:
            return Fault.PERMANENT
        return Fault.BLOCKS if draw < 2 * self.faults / 5 else Fault.NONE

    def fault(self, event_id: str, attempt: int) -> Fault:
        """What becomes of an attempt, the first of which is 0."""
        for_good = self.for_good(event_id)
        if for_good is not Fault.NONE:
            return for_good
        if attempt >= self.faulty_attempts or self._draw(event_id, attempt) >= self.faults:
            return Fault.NONE
        kinds = [kind for kind in _OF_ATTEMPTS if self.hang or kind is not Fault.HANG]
        chance = random.Random(f"{self.seed}{event_id}{attempt}")  # noqa: S311 (the same)
        return chance.choices(kinds, [_OF_ATTEMPTS[kind] for kind in kinds])[0]

    def mishap(self, event_id: str) -> Mishap:
        """What becomes of the first delivery."""
        kinds = list(Mishap)[1:]
        draw = self._draw(event_id, "mishap") / (self.faults or 1)
        return kinds[int(draw * len(kinds))] if draw < 1 else Mishap.NONE

    def number(self, event_id: str, most: int) -> int:
        """A number below `most` that goes with an event."""
        return int(self._draw(event_id, "number") * most)

    def _draw(self, *of: object) -> float:
        """A number from 0 to 1 that is the same in every run."""
        told = f"{self.seed} {of}".encode()
        return int.from_bytes(hashlib.blake2b(told, digest_size=6).digest()) / 2**48


@dataclass(frozen=True, slots=True)
class Item:
    """One request of the plan."""

    door: str
    number: int
    kind: Kind
    text: str
    channel: str

    @property
    def id(self) -> str:
        """Its event id, or trigger."""
        return f"Ev{self.door}{self.number:07}"

    @property
    def ts(self) -> str:
        """The timestamp of its message, which no other has."""
        return f"{1_800_000_000 + self.number}.{ord(self.door):06}"


SHORT = Plan(
    requests=400,
    socket_requests=120,
    scale=60.0,
    faults=0.25,
    hang=False,
    channels=60,
    workers=12,
    disruptions=1,
    restart_at=0.1,
    together=True,
    faulty_attempts=1,
)
"""A soak of seconds, in which every kind of fault happens but the one that takes long."""
