"""What happened, written down while it happens; judged later, by `verdict`."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripts.soak.plan import Fault, Kind, Mishap

ACK_SECONDS = 3.0
"""How long Slack waits for an acknowledgement."""
BEFORE_TERM = 0.1
"""A request sent so shortly before SIGTERM may still have lain in the kernel."""


@dataclass(slots=True)
class Attempt:
    """A chat.postMessage that reached the Web API.

    process: of the bot, counted from 0
    plain:   it had no blocks
    posted:  the message stands in the channel
    """

    at: float
    process: int
    fault: Fault
    plain: bool
    posted: bool


@dataclass(slots=True)
class Delivery:
    """An event sent to the bot once.

    outcome: HTTP status as text, `ack`, or why there was none
    kept:    whether Slack got to know the outcome
    """

    began: float
    ended: float
    process: int
    outcome: str
    kept: bool = True

    @property
    def accepted(self) -> bool:
        """Whether the bot said that it is done with the event."""
        return self.outcome in ("200", "ack")

    @property
    def taken(self) -> bool:
        """Whether the bot surely had the event in its queue afterwards."""
        return self.accepted or (
            self.outcome in ("503", "timeout") and self.ended - self.began > ACK_SECONDS / 2
        )


@dataclass(slots=True)
class Event:
    """A mention or direct message, with all that became of it."""

    id: str
    kind: Kind
    channel: str
    for_good: Fault = Fault.NONE
    mishap: Mishap = Mishap.NONE
    deliveries: list[Delivery] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def posts(self) -> list[Attempt]:
        """Attempts that ended with a message in the channel."""
        return [attempt for attempt in self.attempts if attempt.posted]


@dataclass(slots=True)
class Request:
    """Anything but an event: sent once, answered at once or never."""

    kind: Kind
    began: float
    ended: float
    outcome: str
    right: bool


@dataclass(slots=True)
class Stop:
    """A process that was told to end."""

    at: float
    seconds: float
    code: int | None
    ready: float | None = None
    """When the next one was ready; None after the last."""


@dataclass(slots=True)
class Ledger:
    """Everything of one door."""

    events: dict[str, Event] = field(default_factory=dict)
    by_thread: dict[tuple[str, str], str] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)
    memory: list[tuple[str, int]] = field(default_factory=list)
    strays: int = 0
    """Posts that belong to no event."""
    overlaps: int = 0
    """Posts that began while another one was under way in their channel."""
    early: int = 0
    """Posts that came before the end of a Retry-After."""
    repeated_acks: int = 0
    """Envelopes acknowledged more than once."""
    deaf: list[tuple[float, float]] = field(default_factory=list)
    """From when to when Socket Mode had no connection."""
    dropped: list[float] = field(default_factory=list)
    """When the bot ended a connection unasked."""
    abandoned: int = 0
    """Whether the soak was given up half-way."""
    seconds: float = 0.0
    log: str = ""

    @property
    def restarting(self) -> bool:
        """Whether the bot was told to end and the next one is not there yet."""
        return bool(self.stops) and self.stops[-1].ready is None

    def in_gap(self, began: float) -> bool:
        """Whether no process listened, or only one that was told to end."""
        return any(
            stop.at - BEFORE_TERM <= began and (stop.ready is None or began <= stop.ready)
            for stop in self.stops
        )
