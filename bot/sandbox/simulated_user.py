"""What the person at the page does: types and presses, delivered to the app as Slack would.

Each method does one thing a person can do, hands the payload through the `Transport`,
and applies the acknowledgement as Slack applies it: a command's answer appears, a
failure gives the person Slack's kind of error line.
Source: docs.slack.dev/interactivity/implementing-slash-commands;
docs.slack.dev/apis/events-api.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from bot.sandbox import payloads
from bot.sandbox.blocks import validate_options
from bot.sandbox.content import read_view, refuse
from bot.sandbox.errors import ApiError
from bot.sandbox.inbound import as_command_text, as_message
from bot.sandbox.interactions import action, find_element
from bot.sandbox.manifest import SlashCommand
from bot.sandbox.payloads import InteractionContext
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
from bot.sandbox.responses import ResponseTarget, answer_command
from bot.sandbox.transports import EnvelopeType, Outcome, RetryAttempt, Transport
from bot.sandbox.view_store import View
from bot.sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DeliveredPayload:
    """One thing that was handed to the app, and how it went."""

    kind: EnvelopeType
    payload: Json
    outcome: Outcome


class SimulatedUser:
    """What one person does in the workspace. Thread-safe."""

    def __init__(
        self, workspace: Workspace, transport: Transport, base_url: str, user: str = PERSON
    ) -> None:
        self._workspace = workspace
        self._transport = transport
        self._base_url = base_url
        self._member = workspace.users[user]
        self._lock = Lock()
        self._sent: list[DeliveredPayload] = []

    @property
    def sent(self) -> tuple[DeliveredPayload, ...]:
        """Everything handed to the app so far, oldest first."""
        with self._lock:
            return tuple(self._sent)

    # --- typing

    def send(
        self, channel: str, text: str, thread_ts: str | None = None
    ) -> DeliveredPayload | None:
        """Type a line; None when there was nothing in it for the app."""
        place = self._workspace.channel(channel)
        if text.startswith("/"):
            name = text.split(maxsplit=1)[0]
            return self.slash(name, text[len(name) :].strip(), place.id, thread_ts)
        return self.write(place.id, text, thread_ts)

    def slash(
        self, command: str, text: str, channel: str, thread_ts: str | None = None
    ) -> DeliveredPayload | None:
        """Run a slash command; its answer appears, or Slack's error line does."""
        workspace = self._workspace
        known = workspace.manifest.command(command)
        if known is None:
            workspace.notice(
                channel,
                f"`{_harmless(command)}` is not a valid command. To send a message that"
                " starts with a slash, put a space in front of it.",
            )
            return None
        if thread_ts is not None:
            workspace.notice(channel, f"{command} is not supported in threads. Sorry!", thread_ts)
            return None
        workspace.post(
            Draft(
                channel, PERSON, MessageKind.COMMAND, f"{command} {text}".strip(), only_for=PERSON
            )
        )
        done = self._deliver(EnvelopeType.COMMAND, self._command_payload(known, text, channel))
        place = ResponseTarget(channel, self._member.id)
        self._show(done.outcome, place, command)
        return done

    def write(
        self, channel: str, text: str, thread_ts: str | None = None
    ) -> DeliveredPayload | None:
        """Write a message; the app hears of it when it is mentioned or written to."""
        workspace = self._workspace
        place = workspace.channel(channel)
        if place.is_im and not workspace.manifest.messages_tab:
            workspace.notice(place.id, "Sending messages to this app has been turned off.")
            return None
        written = as_message(text, workspace.users.values(), workspace.channels.values())
        message = workspace.post(
            Draft(place.id, self._member.id, MessageKind.PERSON, written, thread_ts=thread_ts)
        )
        event = "message.im" if place.is_im else "app_mention"
        if not place.is_im and f"<@{BOT_USER}>" not in written:
            return None
        reason = self._unheard(place, event)
        if reason is not None:
            workspace.notice(place.id, reason, thread_ts)
            return None
        return self.event(payloads.message_event(message, place))

    def event(self, event: Json) -> DeliveredPayload:
        """Deliver any event; a failure is shown as what Slack would do next."""
        payload = payloads.event_callback(event, self._workspace.clock())
        done = self._deliver(EnvelopeType.EVENT, payload)
        if done.outcome.error is not None and "channel" in event:
            said = done.outcome.status or "no answer in 3 seconds"
            self._workspace.notice(
                event["channel"],
                f"The app did not take the event ({said})."
                " Slack would deliver it up to three times more.",
                event.get("thread_ts"),
            )
        return done

    def redeliver(
        self, delivery: DeliveredPayload, number: int, reason: str = "http_timeout"
    ) -> DeliveredPayload:
        """Deliver the same event once more, as Slack does after a failure."""
        return self._deliver(delivery.kind, delivery.payload, RetryAttempt(number, reason))

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
        chosen: object = None,
        block_id: str | None = None,
        values: Json | None = None,
    ) -> DeliveredPayload:
        """Press a button or choose from a menu, in a message or in a view."""
        block, element = find_element(_blocks(container), action_id, block_id)
        entry = action(element, block, chosen, self._workspace.clock())
        payload = payloads.block_actions(
            self._context(container, with_url=True), entry, container, values or {}
        )
        done = self._deliver(EnvelopeType.INTERACTION, payload)
        if done.outcome.error is not None:
            channel = container.channel if isinstance(container, StoredMessage) else DIRECT
            said = done.outcome.status or "no answer in 3 seconds"
            self._workspace.notice(channel, f"This app responded with an error ({said}).")
        return done

    def suggest(
        self,
        container: StoredMessage | View,
        action_id: str,
        query: str,
        block_id: str | None = None,
    ) -> list[Json]:
        """Ask the app for an external select's options; refuse what Slack refuses."""
        block, _ = find_element(_blocks(container), action_id, block_id)
        payload = payloads.block_suggestion(
            self._context(container), block, action_id, query, container
        )
        done = self._deliver(EnvelopeType.INTERACTION, payload)
        if done.outcome.error is not None:
            raise ApiError(done.outcome.error)
        answer = done.outcome.json()
        refuse("invalid_options", validate_options(answer))
        groups = [group["options"] for group in answer.get("option_groups", [])]
        return [option for options in [answer.get("options", []), *groups] for option in options]

    def submit(self, view: View, values: Json | None = None) -> DeliveredPayload:
        """Send a modal off; the app may answer with errors or another view."""
        context = InteractionContext(self._member, trigger_id=self._trigger())
        done = self._deliver(
            EnvelopeType.INTERACTION, payloads.view_submission(context, view, values or {})
        )
        if done.outcome.error is None:
            self._after_submit(view, done.outcome.json())
        return done

    def close_view(self, view: View) -> DeliveredPayload | None:
        """Close a modal without sending it; the app hears of it only if it asked to."""
        self._workspace.views.close(view.id)
        self._workspace.announce(Change("view", None))
        if not view.content.get("notify_on_close"):
            return None
        context = InteractionContext(self._member)
        return self._deliver(
            EnvelopeType.INTERACTION, payloads.view_closed(context, view, cleared=False)
        )

    def message_shortcut(self, callback_id: str, message: StoredMessage) -> DeliveredPayload:
        """Choose a shortcut from a message's menu."""
        context = self._context(message, with_url=True)
        return self._deliver(
            EnvelopeType.INTERACTION, payloads.message_action(context, callback_id, message)
        )

    def global_shortcut(self, callback_id: str) -> DeliveredPayload:
        """Choose a shortcut from the search or the composer."""
        context = InteractionContext(self._member, trigger_id=self._trigger())
        now = self._workspace.clock()
        return self._deliver(EnvelopeType.INTERACTION, payloads.shortcut(context, callback_id, now))

    # --- inside

    def _deliver(
        self, kind: EnvelopeType, payload: Json, retry: RetryAttempt | None = None
    ) -> DeliveredPayload:
        if kind is EnvelopeType.INTERACTION and not self._workspace.manifest.interactive:
            raise ApiError("not_interactive", "The manifest does not turn on interactivity.")
        done = DeliveredPayload(kind, payload, self._transport.deliver(kind, payload, retry))
        with self._lock:
            self._sent.append(done)
        return done

    def _show(self, outcome: Outcome, place: ResponseTarget, command: str) -> None:
        """A command's answer, or Slack's line about why there is none."""
        error = outcome.error
        if error is None:
            try:
                answer_command(self._workspace, outcome.body, outcome.is_json, place)
                return
            except ApiError as refusal:
                error = " ".join((refusal.code, *refusal.messages))
        self._workspace.notice(place.channel, f'{command} failed with the error "{error}"')

    def _command_payload(self, command: SlashCommand, text: str, channel: str) -> Json:
        workspace = self._workspace
        place = workspace.channel(channel)
        written = as_command_text(
            text, command.should_escape, workspace.users.values(), workspace.channels.values()
        )
        context = InteractionContext(
            self._member, place, self._trigger(), self._response_url(place.id)
        )
        return dict(payloads.slash_command(context, command.command, written))

    def _context(
        self, container: StoredMessage | View, with_url: bool = False
    ) -> InteractionContext:
        if isinstance(container, View):
            return InteractionContext(self._member, trigger_id=self._trigger())
        place = self._workspace.channel(container.channel)
        url = self._response_url(place.id, container.ts, container.thread_ts) if with_url else ""
        return InteractionContext(self._member, place, self._trigger(), url)

    def _trigger(self) -> str:
        return self._workspace.interaction_tokens.new_trigger(self._member.id)

    def _response_url(
        self, channel: str, original: str | None = None, thread: str | None = None
    ) -> str:
        name = self._workspace.interaction_tokens.new_response_url(
            channel, self._member.id, original, thread
        )
        return f"{self._base_url}/response/{name}"

    def _unheard(self, channel: Channel, event: str) -> str | None:
        """Why the app will not hear of this message, if it will not."""
        if BOT_USER not in channel.members:
            name = self._workspace.users[BOT_USER].real_name
            return f"{name} is not in this channel. Slack would offer to invite it."
        if event not in self._workspace.manifest.bot_events:
            return f"The manifest does not ask for the event {event}, so the app is not told."
        return None

    def _after_submit(self, view: View, answer: Json) -> None:
        """Apply `response_action`: nothing closes the modal, errors keep it open."""
        views = self._workspace.views
        act = answer.get("response_action")
        if act is None:
            views.close(view.id)
        elif act == "clear":
            views.close(view.id, all_of_them=True)
        elif act == "update":
            views.update(read_view(answer.get("view"), "modal"), view_id=view.id)
        elif act == "push":
            views.push(self._member.id, read_view(answer.get("view"), "modal"))
        elif act != "errors":
            raise ApiError("invalid_response_action")
        self._workspace.announce(Change("view", None))


def _harmless(text: str) -> str:
    """A typed word inside a notice, harmless as mrkdwn."""
    return as_command_text(text, False, (), ()).replace("`", "'")


def _blocks(container: StoredMessage | View) -> Sequence[Json]:
    if isinstance(container, View):
        return list(container.content.get("blocks", []))
    return container.blocks
