"""Puts the Bolt app together. Everything it needs is handed in; importing does nothing.

Theory of operation. Bolt runs listeners inside the request (`process_before_response=True`), so
that the acknowledgement carries the answer; by default Bolt would poll for it and cost 10 ms.
Bolt's own request verification is replaced by `SignatureGate`, which answers 401 to whatever is
not signed right and logs no body. `Once` answers a repeated delivery without running it again.
A request that no listener takes becomes an error for `bot.listeners.errors`, because Bolt would
log its body.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.http_retry.builtin_handlers import (
    ConnectionErrorRetryHandler,
    RateLimitErrorRetryHandler,
)

from bot.answers import Desk
from bot.listeners import register
from bot.listeners.errors import error_handler
from bot.middleware import Once, SignatureGate
from bot.replies import Replies
from bot.settings import Settings
from catalog import Catalog, load

Clock = Callable[[], float]


def create_app(
    settings: Settings, *, catalog: Catalog | None = None, clock: Clock = time.time
) -> App:
    """The Bolt app, ready for a door (`bot.http` or Socket Mode).

    catalog: loaded from the package's data unless given
    clock:   seconds since the epoch, for signatures and repeated deliveries
    """
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    secret = settings.slack_signing_secret
    once = Once(clock)
    app = App(
        client=WebClient(
            base_url=settings.slack_api_url,
            logger=_quiet("slack_sdk"),
            retry_handlers=[
                ConnectionErrorRetryHandler(),
                RateLimitErrorRetryHandler(max_retry_count=2),
            ],
        ),
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token=token),
        before_authorize=SignatureGate(secret.get_secret_value() if secret else "", clock),
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        raise_error_for_unhandled_request=True,
        logger=_quiet("bot.bolt"),
    )
    app.use(once)
    register(app, Replies(Desk(catalog or load())))
    app.error(error_handler(once))
    return app


def _quiet(name: str) -> logging.Logger:
    """A logger without DEBUG and INFO, where Bolt and the SDK write request bodies."""
    logger = logging.getLogger(name)
    logger.setLevel(logging.WARNING)
    return logger
