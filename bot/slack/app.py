"""Puts the Bolt app together. Everything it needs is handed in; importing does nothing.

Theory of operation. Bolt runs listeners inside the request (`process_before_response=True`), so
that the acknowledgement carries the answer of a slash command; by default Bolt would poll for it
and cost 10 ms. No listener calls Slack: a post is handed to the outbox, and the delivery is
acknowledged when the post is done (`bot.slack.intake`). `Gate` takes the place of Bolt's own
request verification, `DeduplicateDeliveries` answers a repeated delivery without running it
again. A request that no listener takes becomes an error for `bot.slack.errors`, because Bolt
would log its body.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from slack_bolt import App

from bot.desk import Desk
from bot.settings import Settings
from bot.slack.errors import handle_error
from bot.slack.identity import Identity, OneInstallation
from bot.slack.listeners import register
from bot.slack.message_cache import MessageCache
from bot.slack.middleware import DeduplicateDeliveries, Gate
from bot.slack.outbox import Outbox, sender
from bot.slack.signature import Signature
from bot.slack.web_api import web_client
from catalog import Catalog, load

Clock = Callable[[], float]


class SlackApp(App):
    """Bolt's app, with what its transports need: the signature before it, the outbox behind it."""

    def __init__(self, signature: Signature, outbox: Outbox, **bolt: Any) -> None:
        super().__init__(**bolt)
        self.signature = signature
        self.outbox = outbox


def create_app(
    settings: Settings,
    *,
    catalog: Catalog | None = None,
    clock: Clock = time.time,
    identity: Identity | None = None,
) -> SlackApp:
    """The Bolt app, ready for a transport (`bot.slack.http` or Socket Mode).

    catalog:  loaded from the package's data unless given
    clock:    seconds since the epoch, for signatures and repeated deliveries
    identity: who the app is in the workspace, so that it never answers itself; where it is not
              given, what an event says of its receivers has to do
    """
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    secret = settings.slack_signing_secret
    signature = Signature(secret.get_secret_value() if secret else "", clock)
    client = web_client(settings)
    outbox = Outbox(sender(client))
    app = SlackApp(
        signature,
        outbox,
        client=client,
        authorize=OneInstallation(token, identity),
        before_authorize=Gate(signature),
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
        raise_error_for_unhandled_request=True,
        logger=_bolt_logger(),
    )
    app.use(DeduplicateDeliveries(clock))
    register(app, MessageCache(Desk(catalog or load())), outbox)
    app.error(handle_error)
    return app


def _bolt_logger() -> logging.Logger:
    """Without WARNING and below, where Bolt writes request bodies and doubts our token."""
    logger = logging.getLogger("bot.bolt")
    logger.setLevel(logging.ERROR)
    return logger
