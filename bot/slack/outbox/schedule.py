"""Which post goes next: one queue a channel, each with the time from which it may go on.

Pure: the time is handed in, and nothing waits here. A channel has one post under way at most, so
that its answers keep their order and a full or slow channel holds up no other.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from queue import Full
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Queue(Generic[T]):
    waiting: deque[T] = field(default_factory=deque)
    due: float = 0.0
    busy: bool = False


class Schedule(Generic[T]):
    """Posts waiting by channel. Times are seconds of any one clock."""

    def __init__(self, most: int, most_a_channel: int) -> None:
        self._most = most
        self._most_a_channel = most_a_channel
        self._queues: dict[str, _Queue[T]] = {}
        self._ready: list[tuple[float, int, str]] = []
        self._order = count()
        self._size = 0

    def __len__(self) -> int:
        """Posts that wait; those under way are not counted."""
        return self._size

    @property
    def idle(self) -> bool:
        """Whether nothing waits and nothing is under way."""
        return not self._queues

    def put(self, channel: str, post: T, now: float) -> None:
        """Take a post in behind the others of its channel. Raises `queue.Full`."""
        queue = self._queues.get(channel)
        if self._size >= self._most or (queue and len(queue.waiting) >= self._most_a_channel):
            raise Full
        if queue is None:
            queue = self._queues[channel] = _Queue(due=now)
        queue.waiting.append(post)
        self._size += 1
        if len(queue.waiting) == 1 and not queue.busy:
            self._line_up(channel, queue)

    def take(self, now: float) -> tuple[str, T] | None:
        """The post that has been due for longest; its channel is busy until told otherwise."""
        if not self._ready or self._ready[0][0] > now:
            return None
        _, _, channel = heapq.heappop(self._ready)
        queue = self._queues[channel]
        queue.busy = True
        self._size -= 1
        return channel, queue.waiting.popleft()

    def wait(self, now: float) -> float | None:
        """Seconds until a post is due; None while there is none that could be."""
        return max(0.0, self._ready[0][0] - now) if self._ready else None

    def done(self, channel: str) -> None:
        """The post under way in the channel is over."""
        queue = self._queues[channel]
        queue.busy = False
        if queue.waiting:
            self._line_up(channel, queue)
        else:
            del self._queues[channel]

    def again(self, channel: str, post: T, due: float) -> None:
        """The post under way has to wait, and its channel with it: it stays the first."""
        queue = self._queues[channel]
        queue.busy = False
        queue.due = due
        queue.waiting.appendleft(post)
        self._size += 1
        self._line_up(channel, queue)

    def sift(self, keep: Callable[[T], bool]) -> list[T]:
        """Take out the waiting posts that are not to be kept, and say which they were."""
        dropped: list[T] = []
        self._ready.clear()
        for channel, queue in list(self._queues.items()):
            dropped += [post for post in queue.waiting if not keep(post)]
            queue.waiting = deque(post for post in queue.waiting if keep(post))
            if queue.busy:
                continue
            if queue.waiting:
                self._line_up(channel, queue)
            else:
                del self._queues[channel]
        self._size -= len(dropped)
        return dropped

    def _line_up(self, channel: str, queue: _Queue[T]) -> None:
        heapq.heappush(self._ready, (queue.due, next(self._order), channel))
