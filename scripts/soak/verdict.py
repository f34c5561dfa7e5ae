"""Reads the ledger of a door and says what was kept and which promise was broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scripts.rig.figures import duration, percentile
from scripts.soak.ledger import ACK_SECONDS, Attempt, Event, Ledger, Request
from scripts.soak.plan import DOUBTFUL, Fault, Kind

MOST_ATTEMPTS = 6
"""Of one post in one process. "A few times at most"."""
EXIT_SECONDS = 10.0
FLAT_SHARE, FLAT_BYTES = 0.10, 8 * 2**20
"""Memory is flat if at the end it is larger than half-way by a tenth and 8 MiB at most: what waits
to be collected comes and goes by that. Of 100,000 requests it finds a leak of 350 bytes each."""
FLAT_FROM = 50_000
"""Requests below which memory says nothing: stores are still filling."""
_OVER = 4.0
"""Seconds after which the slowest attempt is over."""
_APART = 0.5
"""Seconds by which one delivery must have begun before another to be surely the first."""
DEAF_SECONDS = 5.0
"""The longest that nobody may listen while the bot runs."""
_NOBODY = {"refused", "no line"}
_APART_OUTCOMES = {"no line", "line cut"}
"""A request that no connection took, or one that broke on the way: nobody can answer it."""


@dataclass(slots=True)
class Verdict:
    """Figures in the order in which they are shown, and broken promises."""

    figures: list[tuple[str, str]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def show(self, name: str, value: object) -> None:
        """Add a figure."""
        self.figures.append((name, str(value)))

    def promise(self, what: str, number: int, examples: Iterable[str] = ()) -> None:
        """Something that must not happen, and how often it did."""
        self.figures.append((what, str(number)))
        if number:
            some = ", ".join(list(examples)[:5])
            self.broken.append(f"{what}: {number}{f' ({some})' if some else ''}")


def judge(ledger: Ledger) -> Verdict:
    """Everything that can be said of one door."""
    verdict = Verdict()
    _requests(ledger, verdict)
    _events(ledger, verdict)
    _posts(ledger, verdict)
    _process(ledger, verdict)
    return verdict


def _requests(ledger: Ledger, verdict: Verdict) -> None:
    for kind in Kind:
        these = [one for one in ledger.requests if one.kind is kind]
        if not these:
            continue
        wrong = [one for one in these if not one.right]
        apart = [one for one in wrong if _apart(ledger, one)]
        right = len(these) - len(wrong)
        verdict.show(f"{kind}: answered right", f"{right} of {len(these)}")
        verdict.show(f"{kind}: sent into a gap", _counted(one.outcome for one in apart) or 0)
        failed = Counter(one.outcome for one in wrong if one not in apart)
        examples = [f"{number} × {outcome}" for outcome, number in failed.items()]
        verdict.promise(f"{kind}: not answered right", failed.total(), examples)
    times = [
        one.ended - one.began for one in ledger.requests if one.kind is Kind.COMMAND and one.right
    ]
    shown = " · ".join(duration(percentile(times, share)) for share in (0.5, 0.99, 1.0))
    verdict.show("latency of commands, p50 · p99 · max", shown)
    verdict.promise("commands answered too late", sum(time > ACK_SECONDS for time in times))
    verdict.promise("envelopes acknowledged more than once", ledger.repeated_acks)


def _apart(ledger: Ledger, request: Request) -> bool:
    return request.outcome in _APART_OUTCOMES or ledger.in_gap(request.began)


def _events(ledger: Ledger, verdict: Verdict) -> None:
    groups: dict[str, list[Event]] = {}
    for event in ledger.events.values():
        groups.setdefault(fate(event), []).append(event)
    verdict.show("events", len(ledger.events))
    for name in _GOOD_FATES:
        verdict.show(f"events: {name}", len(groups.pop(name, [])))
    for name in _WRONG_FATES:
        these = groups.pop(name, [])
        verdict.promise(f"events: {name}", len(these), (one.id for one in these))
    assert not groups, f"a fate without a place: {set(groups)}"
    unconfirmed = sum(
        not any(one.accepted for one in event.deliveries) for event in ledger.events.values()
    )
    verdict.show("events: done after Slack's last repetition", unconfirmed)
    refused = [event.id for event in ledger.events.values() if _refused_though_done(event)]
    verdict.promise("events: refused although done", len(refused), refused)
    verdict.show(
        "deliveries of events, by outcome",
        _counted(one.outcome for event in ledger.events.values() for one in event.deliveries),
    )


_GOOD_FATES = (
    "answered once",
    "answered twice after doubt",
    "answered twice over a restart",
    "permanent error",
)
_WRONG_FATES = (
    "never answered",
    "never delivered",
    "answered twice without doubt",
    "posted after a permanent error",
    "tried again after a permanent error",
    "blocks refused, not tried plain once",
)


def fate(event: Event) -> str:
    """What became of an event, in one of a few words."""
    if all(delivery.outcome in _NOBODY for delivery in event.deliveries):
        return "never delivered"
    if event.for_good is Fault.PERMANENT:
        return _refused_for_good(event)
    if event.for_good is Fault.BLOCKS and not _plain_once(event):
        return "blocks refused, not tried plain once"
    posts = event.posts
    if not posts:
        return "never answered"
    if len(posts) == 1:
        return "answered once"
    pairs = list(pairwise(posts))
    if not all(_in_doubt(first, second) for first, second in pairs):
        return "answered twice without doubt"
    doubtful = all(first.fault in DOUBTFUL for first, _ in pairs)
    return "answered twice after doubt" if doubtful else "answered twice over a restart"


def _refused_though_done(event: Event) -> bool:
    """Whether a process refused a repetition when its own last attempt was surely over."""
    for delivery in event.deliveries:
        tries = [one for one in event.attempts if one.process == delivery.process]
        if delivery.outcome not in ("503", "500", "timeout") or not tries:
            continue
        last = tries[-1]
        done = last.posted or last.fault is Fault.PERMANENT
        if done and last.fault not in DOUBTFUL and delivery.began > last.at + _OVER:
            return True
    return False


def _refused_for_good(event: Event) -> str:
    if event.posts:
        return "posted after a permanent error"
    tries = Counter(attempt.process for attempt in event.attempts)
    if not tries:
        return "never answered"
    return "tried again after a permanent error" if max(tries.values()) > 1 else "permanent error"


def _plain_once(event: Event) -> bool:
    """Whether each process tried with blocks and then, once, without them."""
    by_process: dict[int, list[bool]] = {}
    for attempt in event.attempts:
        by_process.setdefault(attempt.process, []).append(attempt.plain)
    # A process that was told to end may not have come to the second attempt.
    *earlier, last = by_process.values() or [[]]
    return last == [False, True] and all(tries in ([False], [False, True]) for tries in earlier)


def _in_doubt(first: Attempt, second: Attempt) -> bool:
    """Whether the bot could not know of the first post when it made the second."""
    return first.fault in DOUBTFUL or first.process != second.process


def _posts(ledger: Ledger, verdict: Verdict) -> None:
    attempts = [attempt for event in ledger.events.values() for attempt in event.attempts]
    verdict.show("posts tried, by fault", _counted(attempt.fault.value for attempt in attempts))
    verdict.promise("posts that belong to no event", ledger.strays)
    verdict.promise("posts begun during another in their channel", ledger.overlaps)
    verdict.promise("posts before the end of a Retry-After", ledger.early)
    many = [
        event.id
        for event in ledger.events.values()
        if max(Counter(one.process for one in event.attempts).values(), default=0) > MOST_ATTEMPTS
    ]
    verdict.promise(f"events posted for more than {MOST_ATTEMPTS} times", len(many), many)
    swapped = out_of_order(ledger.events.values())
    verdict.promise("events overtaken in their channel", len(swapped), swapped)


def out_of_order(events: Iterable[Event]) -> list[str]:
    """Events that were answered before an earlier one of their channel.

    Only those count that the bot surely had in its queue since their first delivery, and that
    were first answered by the process that took them.
    """
    queues: dict[tuple[str, int], list[tuple[float, float, str]]] = {}
    for event in events:
        first = event.deliveries[0] if event.deliveries else None
        posts = event.posts
        if first and first.taken and posts and posts[0].process == first.process:
            queue = queues.setdefault((event.channel, first.process), [])
            queue.append((first.began, posts[0].at, event.id))
    return [late for queue in queues.values() for late in _overtaken(sorted(queue))]


def _overtaken(queue: Sequence[tuple[float, float, str]]) -> list[str]:
    overtaken = []
    for place, (began, posted, name) in enumerate(queue):
        if any(other > began + _APART and at < posted for other, at, _ in queue[place + 1 :]):
            overtaken.append(name)
    return overtaken


def _process(ledger: Ledger, verdict: Verdict) -> None:
    done = len(ledger.requests) + len(ledger.events)
    verdict.show("requests a second", f"{done / (ledger.seconds or 1):.0f}")
    verdict.promise("given up because nobody listened any more", ledger.abandoned)
    for label, size in ledger.memory:
        verdict.show(f"memory at {label}", f"{size / 2**20:.1f} MiB")
    sizes = dict(ledger.memory)
    if done >= FLAT_FROM and {"50 %", "100 %"} <= sizes.keys():
        grown = sizes["100 %"] > sizes["50 %"] * (1 + FLAT_SHARE) + FLAT_BYTES
        verdict.promise("memory grown since half-way", int(grown))
    for stop in ledger.stops:
        gap = f", the next one ready after {stop.ready - stop.at:.1f} s" if stop.ready else ""
        verdict.show("SIGTERM", f"exit {stop.code} after {stop.seconds:.2f} s{gap}")
    deaf = [until - since for since, until in ledger.deaf if not ledger.in_gap(since)]
    if deaf:
        verdict.show("without a connection, but for the restart", f"{sum(deaf):.1f} s in all")
    longest = sum(seconds > DEAF_SECONDS for seconds in deaf)
    verdict.promise(f"without a connection for more than {DEAF_SECONDS:.0f} s", longest)
    dropped = sum(not ledger.in_gap(at) for at in ledger.dropped)
    verdict.promise("connections that the bot ended unasked", dropped)
    bad = [stop for stop in ledger.stops if stop.code != 0 or stop.seconds > EXIT_SECONDS]
    verdict.promise(f"SIGTERM without exit 0 in {EXIT_SECONDS:.0f} s", len(bad))


def _counted(of: Iterable[str]) -> str:
    return " · ".join(f"{what} {number}" for what, number in Counter(of).most_common())
