"""Runs the bot against a real Slack: Socket Mode with an app token, else HTTP."""

from __future__ import annotations

import gc

import uvicorn
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.app import create_app
from bot.http import create_http
from bot.settings import Settings
from catalog import Catalog, load

_RARELY = 50_000
"""Objects more than before, at which garbage is collected; some megabytes."""


def serve(settings: Settings) -> None:
    """Serve until interrupted."""
    app = create_app(settings, catalog=settled_catalog())
    if settings.slack_app_token is not None:
        socket_mode(app, settings).start()  # type: ignore[no-untyped-call]
        return
    print(f"SIP Desk listens on port {settings.port}: POST /slack/events, GET /health")
    uvicorn.run(
        create_http(app), host="0.0.0.0", port=settings.port, log_level="warning", access_log=False
    )


def settled_catalog() -> Catalog:
    """The catalog with its index built, out of the garbage collector's way.

    It lives as long as the process; looking through it again and again would now and then cost
    a question some 20 ms. Answers leave few cycles behind, so collections may be rare, too.
    """
    known = load()
    known.search("warm up")
    gc.collect()
    gc.freeze()
    gc.set_threshold(_RARELY, 20, 20)
    return known


def socket_mode(app: App, settings: Settings) -> SocketModeHandler:
    """The handler that connects the app to Slack by WebSocket; `start` blocks."""
    assert settings.slack_app_token is not None
    return SocketModeHandler(
        app,
        app_token=settings.slack_app_token.get_secret_value(),
        web_client=app.client,
        logger=app.logger,
    )
