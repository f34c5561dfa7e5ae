"""Hands payloads to the app for one member of the workspace, and keeps what came of each."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from bot.sandbox.errors import ApiError
from bot.sandbox.payloads import InteractionContext
from bot.sandbox.records import Channel, Json, StoredMessage, User
from bot.sandbox.transports import EnvelopeType, Outcome, RetryAttempt, Transport
from bot.sandbox.view_store import View
from bot.sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DeliveredPayload:
    """A payload that was handed to the app, and how it went."""

    envelope_type: EnvelopeType
    payload: Json
    outcome: Outcome


class PayloadDelivery:
    """The way of one member's payloads to the app. Thread-safe."""

    def __init__(
        self, workspace: Workspace, transport: Transport, base_url: str, member: User
    ) -> None:
        self._workspace = workspace
        self._transport = transport
        self._base_url = base_url
        self._member = member
        self._lock = Lock()
        self._delivered: list[DeliveredPayload] = []

    @property
    def delivered(self) -> tuple[DeliveredPayload, ...]:
        """Everything handed to the app so far, oldest first."""
        with self._lock:
            return tuple(self._delivered)

    def deliver(
        self, envelope_type: EnvelopeType, payload: Json, retry: RetryAttempt | None = None
    ) -> DeliveredPayload:
        """Hand a payload to the app. Raises ApiError where the manifest forbids interactions."""
        interaction = envelope_type is EnvelopeType.INTERACTION
        if interaction and not self._workspace.manifest.interactive:
            raise ApiError("not_interactive", "The manifest does not turn on interactivity.")
        outcome = self._transport.deliver(envelope_type, payload, retry)
        delivered = DeliveredPayload(envelope_type, payload, outcome)
        with self._lock:
            self._delivered.append(delivered)
        return delivered

    def context(self) -> InteractionContext:
        """An interaction outside of any channel, with a fresh trigger_id."""
        return InteractionContext(self._member, trigger_id=self._new_trigger())

    def channel_context(self, channel: Channel) -> InteractionContext:
        """An interaction in a channel, with a fresh trigger_id and response_url."""
        url = self._new_response_url(channel.id)
        return InteractionContext(self._member, channel, self._new_trigger(), url)

    def container_context(
        self, container: StoredMessage | View, with_url: bool = False
    ) -> InteractionContext:
        """An interaction with a message or a view; `with_url`, it may answer the message."""
        if isinstance(container, View):
            return self.context()
        channel = self._workspace.channel(container.channel)
        url = ""
        if with_url:
            url = self._new_response_url(channel.id, container.ts, container.thread_ts)
        return InteractionContext(self._member, channel, self._new_trigger(), url)

    def _new_trigger(self) -> str:
        return self._workspace.interaction_tokens.new_trigger(self._member.id)

    def _new_response_url(
        self, channel: str, original_ts: str | None = None, thread_ts: str | None = None
    ) -> str:
        token = self._workspace.interaction_tokens.new_response_url(
            channel, self._member.id, original_ts, thread_ts
        )
        return f"{self._base_url}/response/{token}"
