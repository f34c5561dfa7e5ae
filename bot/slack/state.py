"""What is known of one request while it passes the app, behind one typed accessor."""

from __future__ import annotations

from dataclasses import dataclass

from slack_bolt import BoltContext

from bot.slack.deliveries import Delivery

_NAME = "sip_desk"


@dataclass(slots=True)
class RequestState:
    """Written by transport, middleware and listener; read for the acknowledgement and the log.

    signed:   the transport has checked the signature over the raw bytes
    delivery: what the request belongs to; None before the middleware has seen it
    repeated: an earlier request belongs to the same delivery
    posting:  the answer is in the outbox, which settles the delivery
    kind:     of the answer
    note:     why the request was not answered: dropped, ignored
    """

    signed: bool = False
    delivery: Delivery | None = None
    repeated: bool = False
    posting: bool = False
    kind: str = "-"
    note: str | None = None

    def as_context(self) -> dict[str, RequestState]:
        """The state as the context that a transport gives to a `BoltRequest`."""
        return {_NAME: self}


def state_of(context: BoltContext) -> RequestState:
    """The state of the request with this context."""
    state = context.get(_NAME)
    if not isinstance(state, RequestState):
        state = context[_NAME] = RequestState()
    return state
