"""Deliveries over HTTP, signed, each on a kept connection or one of its own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from scripts.rig.client import Answer, Connection, CutError, RefusedError, UnreachableError, get
from scripts.rig.payloads import (
    EVENTS,
    FORM,
    JSON,
    Body,
    as_json,
    button,
    command,
    direct,
    form,
    mention,
)
from scripts.soak.driver import answers, read_json
from scripts.soak.ledger import ACK_SECONDS
from scripts.soak.plan import Item, Kind, Mishap

MALFORMED = (
    Body(b"{", JSON),
    Body(b"\xff\xfe\x00", JSON),
    Body(b"[]", JSON),
    Body(b'"486"', JSON),
    Body(b"", JSON),
    Body(b"payload=%7B", FORM),
    Body(b"payload=[]&command", FORM),
    Body(b'{"type":"event_callback","event":7}', JSON),
    Body(b'{"type":"event_callback","event_id":"EvX","event":{"type":"reaction_added"}}', JSON),
)
_POLL = 0.05
_HUNG_UP = 0.005
"""Seconds between sending and hanging up."""


class OverHttp:
    """A `Door`."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._idle: list[Connection] = []

    async def event(self, item: Item, retry: tuple[int, str], mishap: Mishap) -> str:
        """See `Door`."""
        body = as_json(event_payload(item))
        headers = body.signed()
        if retry[0]:
            headers |= {"X-Slack-Retry-Num": str(retry[0]), "X-Slack-Retry-Reason": retry[1]}
        if mishap is Mishap.HUNG_UP:
            return await self._hang_up(body, headers)
        outcome, _ = await self._sent(headers, body)
        return outcome

    async def request(self, item: Item) -> tuple[str, bool]:
        """See `Door`."""
        trigger = f"{item.id}.rig"
        match item.kind:
            case Kind.MALFORMED:
                body = MALFORMED[item.number % len(MALFORMED)]
                outcome, _ = await self._sent(body.signed(), body)
                return outcome, outcome.startswith(("2", "4"))
            case Kind.UNSIGNED:
                body = form(command(item.text, trigger))
                headers = body.signed("somebody else's secret") if item.number % 2 else {}
                outcome, _ = await self._sent(headers, body)
                return outcome, outcome == "401"
            case Kind.BUTTON:
                body = button_form(trigger)
                outcome, _ = await self._sent(body.signed(), body)
                return outcome, outcome == "200"
        body = form(command(item.text, trigger, item.channel))
        outcome, answer = await self._sent(body.signed(), body)
        right = answer is not None and answers(item, read_json(answer.body))
        return outcome, right and outcome == "200"

    async def back(self, seconds: float) -> bool:
        """See `Door`."""
        until = time.monotonic() + seconds
        while not await self._listening():
            if time.monotonic() > until:
                return False
            await asyncio.sleep(_POLL)
        return True

    def close(self) -> None:
        """See `Door`."""
        for connection in self._idle:
            connection.close()

    async def _listening(self) -> bool:
        try:
            return (await get(self._port, "/health", 1.0)).status == 200
        except (UnreachableError, TimeoutError):
            return False

    async def _sent(self, headers: Mapping[str, str], body: Body) -> tuple[str, Answer | None]:
        with self._connection() as connection:
            try:
                answer = await connection.request(
                    "POST", EVENTS, headers, body.content, ACK_SECONDS
                )
            except RefusedError:
                return "refused", None
            except CutError:
                return "cut", None
            except TimeoutError:
                return "timeout", None
        return str(answer.status), answer

    async def _hang_up(self, body: Body, headers: Mapping[str, str]) -> str:
        """Send all of it and be gone before the answer."""
        with self._connection() as connection:
            sending = asyncio.create_task(
                connection.request("POST", EVENTS, headers, body.content, ACK_SECONDS)
            )
            await asyncio.sleep(_HUNG_UP)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
            connection.close()
        return "hung up"

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """One that nobody uses, for as long as the block lasts."""
        connection = self._idle.pop() if self._idle else Connection(self._port)
        try:
            yield connection
        finally:
            self._idle.append(connection)


def event_payload(item: Item) -> dict[str, object]:
    """The event of an item."""
    make = mention if item.kind is Kind.MENTION else direct
    return make(item.text, item.id, item.channel, item.ts)


def button_form(trigger: str) -> Body:
    """A press of a button as a form."""
    return form({"payload": as_json(button(trigger)).content.decode()})
