"""What the person at the page does: types and presses, delivered to the app as Slack would.

Each method does one thing that a person can do, hands the payload to the app, and applies the
acknowledgement as Slack applies it: a command's answer appears, a failure gives the person
Slack's kind of error line.
Source: docs.slack.dev/interactivity/implementing-slash-commands; docs.slack.dev/apis/events-api.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.sandbox import payloads
from bot.sandbox.blocks import validate_options
from bot.sandbox.content import raise_violations
from bot.sandbox.delivering import DeliveredPayload, PayloadDelivery
from bot.sandbox.errors import ApiError
from bot.sandbox.inbound import as_command_text, as_message
from bot.sandbox.interactions import action_entry, find_element
from bot.sandbox.records import (
    BOT_USER,
    DIRECT,
    PERSON,
    Change,
    Channel,
    Draft,
    Json,
    MessageKind,
    StoredMessage,
)
from bot.sandbox.responses import ResponseTarget, answer_command, answer_submission
from bot.sandbox.transports import EnvelopeType, Outcome, RetryAttempt, Transport
from bot.sandbox.view_store import View
from bot.sandbox.workspace import Workspace


class SimulatedUser:
    """One person in the workspace. Thread-safe."""

    def __init__(
        self, workspace: Workspace, transport: Transport, base_url: str, user: str = PERSON
    ) -> None:
        self._workspace = workspace
        self._member = workspace.users[user]
        self._delivery = PayloadDelivery(workspace, transport, base_url, self._member)

    @property
    def delivered(self) -> tuple[DeliveredPayload, ...]:
        """Everything handed to the app so far, oldest first."""
        return self._delivery.delivered

    # --- typing

    def send(
        self, channel_name: str, text: str, thread_ts: str | None = None
    ) -> DeliveredPayload | None:
        """Type a line; None when nothing in it was for the app."""
        channel = self._workspace.channel(channel_name)
        if text.startswith("/"):
            command = text.split(maxsplit=1)[0]
            arguments = text[len(command) :].strip()
            return self.run_command(command, arguments, channel.id, thread_ts)
        return self.write(channel.id, text, thread_ts)

    def run_command(
        self, name: str, text: str, channel_name: str, thread_ts: str | None = None
    ) -> DeliveredPayload | None:
        """Run a slash command; its answer appears, or Slack's error line does."""
        workspace = self._workspace
        channel = workspace.channel(channel_name)
        command = workspace.manifest.command(name)
        if command is None:
            workspace.notice(
                channel.id,
                f"`{_quotable(name)}` is not a valid command. To send a message that starts with"
                " a slash, put a space in front of it.",
            )
            return None
        if thread_ts is not None:
            workspace.notice(channel.id, f"{name} is not supported in threads. Sorry!", thread_ts)
            return None
        typed = f"{name} {text}".strip()
        workspace.post(Draft(channel.id, PERSON, MessageKind.COMMAND, typed, only_for=PERSON))
        command_text = as_command_text(
            text, command.should_escape, workspace.users.values(), workspace.channels.values()
        )
        context = self._delivery.channel_context(channel)
        fields = payloads.slash_command(context, command.command, command_text)
        delivered = self._delivery.deliver(EnvelopeType.COMMAND, dict(fields))
        self._show_answer(delivered.outcome, ResponseTarget(channel.id, self._member.id), name)
        return delivered

    def write(
        self, channel_name: str, text: str, thread_ts: str | None = None
    ) -> DeliveredPayload | None:
        """Write a message; the app hears of it when it is mentioned or written to."""
        workspace = self._workspace
        channel = workspace.channel(channel_name)
        if channel.is_im and not workspace.manifest.messages_tab:
            workspace.notice(channel.id, "Sending messages to this app has been turned off.")
            return None
        message_text = as_message(text, workspace.users.values(), workspace.channels.values())
        message = workspace.post(
            Draft(
                channel.id, self._member.id, MessageKind.PERSON, message_text, thread_ts=thread_ts
            )
        )
        if not channel.is_im and f"<@{BOT_USER}>" not in message_text:
            return None
        obstacle = self._obstacle(channel)
        if obstacle is not None:
            workspace.notice(channel.id, obstacle, thread_ts)
            return None
        return self.event(payloads.message_event(message, channel))

    def event(self, event: Json) -> DeliveredPayload:
        """Deliver any event; a failure is shown as what Slack would do next."""
        payload = payloads.event_callback(event, self._workspace.clock())
        delivered = self._delivery.deliver(EnvelopeType.EVENT, payload)
        if delivered.outcome.error is not None and "channel" in event:
            self._workspace.notice(
                event["channel"],
                f"The app did not take the event ({_reason(delivered.outcome)})."
                " Slack would deliver it up to three times more.",
                event.get("thread_ts"),
            )
        return delivered

    def redeliver(
        self, delivered: DeliveredPayload, number: int, reason: str = "http_timeout"
    ) -> DeliveredPayload:
        """Deliver the same event once more, as Slack does after a failure."""
        retry = RetryAttempt(number, reason)
        return self._delivery.deliver(delivered.envelope_type, delivered.payload, retry)

    def open_home(self, tab: str = "home") -> DeliveredPayload | None:
        """Look at the app's Home tab (or its Messages tab)."""
        if "app_home_opened" not in self._workspace.manifest.bot_events:
            return None
        view = self._workspace.views.home(self._member.id)
        now = self._workspace.clock()
        return self.event(payloads.home_opened(self._member, DIRECT, tab, now, view))

    # --- pressing and choosing

    def press(
        self,
        container: StoredMessage | View,
        action_id: str,
        choice: object = None,
        block_id: str | None = None,
        values: Json | None = None,
    ) -> DeliveredPayload:
        """Press a button or choose from a menu, in a message or in a view."""
        block, element = find_element(_blocks(container), action_id, block_id)
        action = action_entry(element, block, choice, self._workspace.clock())
        context = self._delivery.container_context(container, with_url=True)
        payload = payloads.block_actions(context, action, container, values or {})
        delivered = self._delivery.deliver(EnvelopeType.INTERACTION, payload)
        if delivered.outcome.error is not None:
            channel = DIRECT if isinstance(container, View) else container.channel
            self._workspace.notice(
                channel, f"This app responded with an error ({_reason(delivered.outcome)})."
            )
        return delivered

    def suggest(
        self,
        container: StoredMessage | View,
        action_id: str,
        query: str,
        block_id: str | None = None,
    ) -> list[Json]:
        """Ask the app for an external select's options. Raises ApiError as Slack refuses them."""
        block, _ = find_element(_blocks(container), action_id, block_id)
        context = self._delivery.container_context(container)
        payload = payloads.block_suggestion(context, block, action_id, query, container)
        outcome = self._delivery.deliver(EnvelopeType.INTERACTION, payload).outcome
        if outcome.error is not None:
            raise ApiError(outcome.error)
        answer = outcome.json()
        raise_violations("invalid_options", validate_options(answer))
        groups = [group["options"] for group in answer.get("option_groups", [])]
        return [option for options in [answer.get("options", []), *groups] for option in options]

    def submit(self, view: View, values: Json | None = None) -> DeliveredPayload:
        """Submit a modal; the app may answer with errors or another view."""
        context = self._delivery.context()
        payload = payloads.view_submission(context, view, values or {})
        delivered = self._delivery.deliver(EnvelopeType.INTERACTION, payload)
        if delivered.outcome.error is None:
            answer_submission(self._workspace, view, delivered.outcome.json())
        return delivered

    def close_view(self, view: View) -> DeliveredPayload | None:
        """Close a modal without submitting it; the app hears of it only if it asked to."""
        self._workspace.views.close(view.id)
        self._workspace.announce(Change("view"))
        if not view.content.get("notify_on_close"):
            return None
        payload = payloads.view_closed(self._delivery.context(), view, cleared=False)
        return self._delivery.deliver(EnvelopeType.INTERACTION, payload)

    def message_shortcut(self, callback_id: str, message: StoredMessage) -> DeliveredPayload:
        """Choose a shortcut from a message's menu."""
        context = self._delivery.container_context(message, with_url=True)
        payload = payloads.message_action(context, callback_id, message)
        return self._delivery.deliver(EnvelopeType.INTERACTION, payload)

    def global_shortcut(self, callback_id: str) -> DeliveredPayload:
        """Choose a shortcut from the search or the composer."""
        now = self._workspace.clock()
        payload = payloads.shortcut(self._delivery.context(), callback_id, now)
        return self._delivery.deliver(EnvelopeType.INTERACTION, payload)

    # --- what Slack says when something fails

    def _show_answer(self, outcome: Outcome, target: ResponseTarget, command: str) -> None:
        """Post a command's answer, or Slack's line about why there is none."""
        error = outcome.error
        if error is None:
            try:
                answer_command(self._workspace, outcome.body, outcome.is_json, target)
            except ApiError as refused:
                error = " ".join((refused.code, *refused.messages))
        if error is not None:
            self._workspace.notice(target.channel, f'{command} failed with the error "{error}"')

    def _obstacle(self, channel: Channel) -> str | None:
        """Why the app will not hear of a message in this channel; None when it will."""
        if BOT_USER not in channel.members:
            name = self._workspace.users[BOT_USER].real_name
            return f"{name} is not in this channel. Slack would offer to invite it."
        event = "message.im" if channel.is_im else "app_mention"
        if event not in self._workspace.manifest.bot_events:
            return (
                f"The manifest does not ask for the event {event}, so the app does not hear of it."
            )
        return None


def _quotable(text: str) -> str:
    """A typed word that can do no harm between the backticks of a notice."""
    return as_command_text(text, False, (), ()).replace("`", "'")


def _reason(outcome: Outcome) -> str:
    return "no answer in 3 seconds" if outcome.status is None else str(outcome.status)


def _blocks(container: StoredMessage | View) -> Sequence[Json]:
    if isinstance(container, View):
        return list(container.content.get("blocks", []))
    return container.blocks
