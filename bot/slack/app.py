"""Puts the Bolt app together. Everything it needs is handed in; importing does nothing.

Theory of operation. Bolt runs listeners inside the request (`process_before_response=True`), so
that the acknowledgement carries the answer of a slash command; by default Bolt would poll for it
and cost 10 ms. No listener calls Slack: a post is handed to the outbox, and the delivery is
acknowledged when the post is done (`bot.slack.intake`). `Gate` takes the place of Bolt's own
request verification, `DeduplicateDeliveries` answers a repeated delivery without running it
again. A request that no listener takes becomes an error for `bot.slack.errors`, because Bolt
would log its body. A command that was answered before passes the two and nothing else of Bolt's.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization.authorize import Authorize

from bot.desk import Desk
from bot.settings import Settings
from bot.slack.blocks import Message
from bot.slack.command import answered, question_in
from bot.slack.errors import handle_error
from bot.slack.identity import OneInstallation
from bot.slack.ids import Command
from bot.slack.listeners import register
from bot.slack.message_cache import MessageCache
from bot.slack.middleware import DeduplicateDeliveries, Gate
from bot.slack.outbox import Outbox, sender
from bot.slack.services import Services
from bot.slack.signature import Signature
from bot.slack.surface import Surface
from bot.slack.web_api import web_client
from catalog import Catalog, load


class SlackApp(App):
    """Bolt's app, with what its transports need besides.

    signature: checks who sends a request
    services:  what the listeners work with
    """

    def __init__(
        self,
        signature: Signature,
        services: Services,
        gate: Gate,
        deduplicate: DeduplicateDeliveries,
        **bolt: Any,
    ) -> None:
        super().__init__(before_authorize=gate, **bolt)
        self.use(deduplicate)
        self.signature = signature
        self.services = services
        self._gate = gate
        self._deduplicate = deduplicate
        self._answers_at_hand = isinstance(bolt["authorize"], OneInstallation)

    @property
    def outbox(self) -> Outbox:
        """What is posted leaves through it; close it when the app is done."""
        return self.services.outbox

    def answers_at_once(self, request: BoltRequest) -> bool:
        """Whether to dispatch this request takes microseconds and waits for nothing."""
        return self._at_hand(request) is not None

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        """See `App.dispatch`. A command whose answer is at hand needs none of Bolt's own steps.

        Bolt would take longer to find the listener, and to gather all that a listener might ask
        for, than everything else takes that happens to such a request.
        """
        message = self._at_hand(req)
        if message is None:
            return super().dispatch(req)
        response = BoltResponse(status=200, body="")
        return self._gate.process(
            req=req,
            resp=response,
            next=lambda: self._deduplicate.process(
                req=req,
                resp=response,
                next=lambda: answered(req.context, question_in(req.body), message),
            ),
        )

    def _at_hand(self, request: BoltRequest) -> Message | None:
        """The answer to a `/sip` whose text was answered before; None for all else."""
        if not self._answers_at_hand or request.body.get("command") != Command.SIP:
            return None
        return self.services.messages.at_hand(question_in(request.body), Surface.COMMAND)


def create_app(
    settings: Settings,
    *,
    catalog: Catalog | None = None,
    clock: Callable[[], float] = time.time,
    authorize: Authorize | None = None,
) -> SlackApp:
    """The Bolt app, ready for a transport (`bot.slack.http` or Socket Mode).

    catalog:   loaded from the package's data unless given
    clock:     seconds since the epoch, for signatures and repeated deliveries
    authorize: says which token a request is answered with, and who the app is in its workspace;
               the settings' token for every request unless given. It may take its time, so where
               it is given, no request is answered at once
    """
    secret = settings.slack_signing_secret
    signature = Signature(secret.get_secret_value() if secret else "", clock)
    client = web_client(settings)
    services = Services(MessageCache(Desk(catalog or load())), Outbox(sender(client)))
    app = SlackApp(
        signature,
        services,
        Gate(signature),
        DeduplicateDeliveries(clock),
        client=client,
        authorize=authorize or OneInstallation(settings),
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
        raise_error_for_unhandled_request=True,
        logger=_bolt_logger(),
    )
    register(app, services)
    app.error(handle_error)
    return app


def _bolt_logger() -> logging.Logger:
    """Without WARNING and below, where Bolt writes request bodies and doubts our token."""
    logger = logging.getLogger("bot.bolt")
    logger.setLevel(logging.ERROR)
    return logger
