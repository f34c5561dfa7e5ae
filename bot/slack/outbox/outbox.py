"""Posts leave through here: bounded, one queue a channel, never in the thread of a request.

What becomes of a try is a table, `_after`: a limit makes the channel wait as long as Slack says;
what cannot have been posted is tried again, and left to Slack's repetition when that fails, too; a
refusal is logged once. The one choice is what to do where nobody can know whether the post
arrived, because the answer to the call is missing. It is made here for all: **rather twice than
never**. A person in front of a failing call loses less by a second copy than by silence. So a
doubtful post is tried again, after `PAUSES`, and then given up.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from queue import Full
from threading import Condition, Lock, Thread

from bot.errors import OutboxFullError
from bot.slack.deliveries import Fate
from bot.slack.outbox.post import Attempt, Doubtful, Later, Post, Refused, Sent, Unsent
from bot.slack.outbox.schedule import Schedule
from bot.slack.outbox.sender import Send

_log = logging.getLogger("bot.outbox")

WORKERS = 8
"""Posts under way at a time; a channel that hangs keeps one of them busy."""
MOST = 2_000
MOST_A_CHANNEL = 60
"""Posts that wait, in all and in a channel: at one a second a minute's worth, after which Slack
repeats what was refused."""
PAUSES = (1.0, 4.0)
"""Seconds before the second and the third try; after that it is over."""
_LONGEST = 10 * 60.0
"""Seconds in the outbox after which a post is given up: nobody waits for it any more."""


_TOO_LATE = "the process ends before it could be posted"


@dataclass(frozen=True, slots=True)
class _Job:
    post: Post
    since: float
    tries: int = 0
    doubtful: bool = False


class Outbox:
    """Takes posts and sees each to its end. Its threads start with the first post."""

    def __init__(
        self,
        send: Send,
        *,
        clock: Callable[[], float] = time.monotonic,
        most: int = MOST,
        most_a_channel: int = MOST_A_CHANNEL,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        """Take what sends a post, and the bounds; `pauses` are seconds before each further try."""
        self._send = send
        self._clock = clock
        self._pauses = tuple(pauses)
        self._schedule: Schedule[_Job] = Schedule(most, most_a_channel)
        self._lock = Lock()
        self._due = Condition(self._lock)
        self._idle = Condition(self._lock)
        self._workers = 0
        self._free = 0
        self._closing = False
        self._closed = False

    def submit(self, post: Post) -> None:
        """Take a post in; its delivery is settled when it is over. Raises OutboxFullError."""
        now = self._clock()
        with self._lock:
            if self._closing:
                raise OutboxFullError("The process is ending; nothing more is posted.")
            try:
                self._schedule.put(post.channel, _Job(post, now), now)
            except Full:
                raise OutboxFullError("Too many posts wait, in all or in this channel.") from None
            if len(self._schedule) > self._free and self._workers < WORKERS:
                self._workers += 1
                Thread(target=self._work, name="outbox", daemon=True).start()
            self._due.notify()

    def wait_until_idle(self, seconds: float) -> bool:
        """Wait until nothing waits or is under way; whether it came to that in time."""
        with self._lock:
            return self._idle.wait_for(lambda: self._schedule.idle, seconds)

    def leave_to_slack(self) -> None:
        """Take nothing more, and drop what nobody waits for now and Slack will ask for again.

        Said as soon as the process is told to end: posted now, such an answer would be posted
        once more by the next process, which knows nothing of it.
        """
        with self._lock:
            self._closing = True
            dropped = self._schedule.sift(lambda job: not job.post.delivery.kept_by_slack)
            self._idle.notify_all()
        for job in dropped:
            job.post.delivery.settle(Fate.FAILED)

    def close(self, seconds: float) -> None:
        """Take nothing more, finish what cannot be left to Slack, and end within so many seconds.

        What is left when the time is over is logged.
        """
        self.leave_to_slack()
        with self._lock:
            self._idle.wait_for(lambda: self._schedule.idle, seconds)
            left = self._schedule.sift(lambda _: False)
            under_way = not self._schedule.idle
            self._closed = True
            self._due.notify_all()
        for job in left:
            self._end(job, Fate.FAILED, _TOO_LATE)
        if under_way:
            _log.error("the process ends while a post is under way: it may arrive or not")

    # --- the workers

    def _work(self) -> None:
        try:
            while (taken := self._next()) is not None:
                self._try(*taken)
        finally:
            with self._lock:
                self._workers -= 1

    def _next(self) -> tuple[str, _Job] | None:
        with self._lock:
            self._free += 1
            try:
                while not self._closed:
                    now = self._clock()
                    if taken := self._schedule.take(now):
                        return taken
                    self._due.wait(self._schedule.wait(now))
                return None
            finally:
                self._free -= 1

    def _try(self, channel: str, job: _Job) -> None:
        came: Fate | tuple[_Job, float] = Fate.GIVEN_UP
        try:
            came = self._after(job, self._send(job.post))
        finally:
            # Also where a defect of ours raises: the channel goes on, and nobody waits in vain.
            self._go_on(channel, job, came)

    def _go_on(self, channel: str, job: _Job, came: Fate | tuple[_Job, float]) -> None:
        delivery = job.post.delivery
        with self._lock:
            goes_on = not (self._closed or (self._closing and delivery.kept_by_slack))
            if isinstance(came, tuple) and goes_on:
                self._schedule.again(channel, *came)
            else:
                self._schedule.done(channel)
            self._due.notify()
            self._idle.notify_all()
        if isinstance(came, Fate):
            delivery.settle(came)
        elif not goes_on and delivery.kept_by_slack:
            delivery.settle(Fate.FAILED)
        elif not goes_on:
            self._end(job, Fate.FAILED, _TOO_LATE)

    # --- what comes of a try

    def _after(self, job: _Job, attempt: Attempt) -> Fate | tuple[_Job, float]:
        """How the delivery ends; or the job that goes on, and the time from which it may."""
        now = self._clock()
        match attempt:
            case Sent():
                return Fate.POSTED
            case Refused(plain=True) if not job.post.plain:
                return replace(job, post=job.post.in_plain_form()), now
            case Refused(error, remedy):
                return self._end(job, Fate.REFUSED, f"{error}: {remedy}")
            case Later(seconds) if now + seconds - job.since <= _LONGEST:
                return job, now + seconds
            case Later():
                return self._end(job, Fate.GIVEN_UP, "Slack limited the rate for too long")
            case Unsent(why) | Doubtful(why):
                tried = replace(
                    job,
                    tries=job.tries + 1,
                    doubtful=job.doubtful or isinstance(attempt, Doubtful),
                )
                if job.tries < len(self._pauses):
                    if isinstance(attempt, Doubtful):
                        self._tell(job, logging.WARNING, f"{why}: posted again, may arrive twice")
                    return tried, now + self._pauses[job.tries]
                if tried.doubtful:
                    return self._end(tried, Fate.GIVEN_UP, f"no answer to the post: {why}")
                return self._end(tried, Fate.FAILED, f"Slack could not be reached: {why}")

    def _end(self, job: _Job, fate: Fate, why: str) -> Fate:
        """Log why a post ends without arriving, under the reference of its request."""
        self._tell(job, logging.ERROR, f"post {fate.value}: {why}")
        job.post.delivery.settle(fate)
        return fate

    def _tell(self, job: _Job, level: int, line: str) -> None:
        _log.log(level, line, extra={"reference": job.post.reference})
