"""Answers each delivery once, however often Slack repeats it; see `bot.slack.deliveries`."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from bot.slack.deliveries import Deliveries
from bot.slack.state import state_of


class DeduplicateDeliveries(Middleware):
    """Finds the delivery that a request belongs to, and stops there when it is a repetition."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._deliveries = Deliveries(clock)

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,  # noqa: ARG002 (the signature is Bolt's)
        next: Callable[[], BoltResponse],
    ) -> BoltResponse:
        """See `Middleware.process`."""
        state = state_of(req.context)
        state.delivery, first = self._deliveries.open(req.body)
        if first:
            return next()
        state.repeated = True
        return BoltResponse(status=200, body="")
