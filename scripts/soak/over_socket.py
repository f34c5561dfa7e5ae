"""Deliveries over Socket Mode, and the ways in which Slack and the network end connections."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from scripts.rig.hub import EVENT, INTERACTIVE, SLASH, Hub, LineCutError, LineLeftError, NoLineError
from scripts.rig.payloads import button, command
from scripts.soak.driver import answers
from scripts.soak.ledger import ACK_SECONDS
from scripts.soak.over_http import event_payload
from scripts.soak.plan import Item, Kind, Mishap

_LEAVING_SECONDS = 2.0
"""How long Slack leaves a connection open after it asked the client to leave."""
_SOON = 20.0
"""How long to wait for a connection that can be lost."""
_HUNG_UP = 0.005
_SOCKET_REASONS = {"http_timeout": "timeout", "http_error": "timeout"}


class OverSocket:
    """A `Door`."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    async def event(self, item: Item, retry: tuple[int, str], mishap: Mishap) -> str:
        """See `Door`."""
        told = (retry[0], _SOCKET_REASONS.get(retry[1], retry[1]))
        # An acknowledgement that comes when Slack no longer waits is as good as none.
        seconds = _HUNG_UP if mishap is Mishap.HUNG_UP else ACK_SECONDS
        outcome, _ = await self._sent(EVENT, event_payload(item), seconds, told)
        if mishap is Mishap.HUNG_UP:
            return "hung up"
        return outcome

    async def request(self, item: Item) -> tuple[str, bool]:
        """See `Door`."""
        trigger = f"{item.id}.rig"
        if item.kind is Kind.BUTTON:
            outcome, _ = await self._sent(INTERACTIVE, button(trigger), ACK_SECONDS)
            return outcome, outcome == "ack"
        asked = command(item.text, trigger, item.channel)
        outcome, payload = await self._sent(SLASH, asked, ACK_SECONDS)
        return outcome, outcome == "ack" and answers(item, payload)

    async def back(self, seconds: float) -> bool:
        """See `Door`."""
        return await self._hub.wait_open(seconds)

    def close(self) -> None:
        """See `Door`; the hub is closed by whoever opened it."""

    async def _sent(
        self, kind: str, payload: object, seconds: float, retry: tuple[int, str] = (0, "")
    ) -> tuple[str, object]:
        assert isinstance(payload, dict)
        try:
            return "ack", await self._hub.deliver(kind, payload, seconds, retry)
        except NoLineError:
            return "no line", None
        except LineLeftError:
            return "line left", None
        except LineCutError:
            return "line cut", None
        except TimeoutError:
            return "timeout", None


def disruptions(hub: Hub) -> list[Callable[[], Awaitable[None]]]:
    """One of each way to lose a connection."""
    return [_asks(hub, "refresh_requested"), _reset(hub), _asks(hub, "warning")]


def _asks(hub: Hub, reason: str) -> Callable[[], Awaitable[None]]:
    async def ask() -> None:
        await hub.wait_open(_SOON)
        lines = hub.open
        await asyncio.gather(*(hub.ask_to_leave(line, reason, _LEAVING_SECONDS) for line in lines))

    return ask


def _reset(hub: Hub) -> Callable[[], Awaitable[None]]:
    async def reset() -> None:
        if await hub.wait_open(_SOON):
            hub.reset(hub.open[0])

    return reset
