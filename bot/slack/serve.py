"""Runs the bot against a real Slack: Socket Mode with an app token, else HTTP.

`GET /health` is answered in both modes. A signal ends the process in order: nothing new is
taken, what is in work is finished, what is in the outbox leaves or is left to Slack's
repetition, and the exit code is 0. Where Slack cannot be heard any more, it is 1.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import socket
from collections.abc import Callable

import uvicorn

from bot import logs
from bot.desk import Desk
from bot.errors import SocketModeError
from bot.questions.intents import INTENTS
from bot.settings import Settings
from bot.slack.app import SlackApp, create_app
from bot.slack.http import create_health, create_http
from bot.slack.identity import OneInstallation, identify
from bot.slack.server import create_server, listening_socket
from bot.slack.socket_mode import SocketMode
from bot.slack.web_api import web_client
from catalog import Catalog, load

_log = logging.getLogger("bot.slack.serve")

ENDED, DEAF = 0, 1
"""Exit codes: told to end; Slack cannot be heard."""

LetEnd = Callable[[uvicorn.Server], None]

_HOST = "0.0.0.0"
_FINISH_SECONDS = 3
_OUTBOX_SECONDS = 3
"""For envelopes in work, and for posts on their way, when the process is told to end."""

_RARELY = 50_000
"""Objects more than before, at which garbage is collected; some megabytes."""


def end_at_signals(server: uvicorn.Server) -> None:
    """Let SIGINT and SIGTERM end the server in order, from now on.

    uvicorn does so by itself while it serves, but raises the signal again when it has ended, for
    whoever was there before: without this the default, which is no orderly end.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, server.handle_exit)


def serve(settings: Settings, let_end: LetEnd = end_at_signals) -> int:
    """Serve until told to end; the exit code. Raises SettingsError where it cannot begin.

    let_end: arranges for the server, which it is given before it serves, to be told to end
    """
    logs.to_stderr()
    identity = identify(web_client(settings))
    authorize = OneInstallation(settings, identity)
    app = create_app(settings, catalog=warm_catalog(), authorize=authorize)
    transport = _socket_mode if settings.socket_mode else _http
    try:
        return asyncio.run(transport(app, settings, let_end))
    finally:
        app.outbox.close(_OUTBOX_SECONDS)


async def _http(app: SlackApp, settings: Settings, let_end: LetEnd) -> int:
    with listening_socket(_HOST, settings.port) as listener:
        server = create_server(create_http(app), leaving=app.outbox.leave_to_slack)
        let_end(server)
        _log.info(
            "listening on port %d: POST /slack/events, GET /health", listener.getsockname()[1]
        )
        await server.serve(sockets=[listener])
    return ENDED


async def _socket_mode(app: SlackApp, settings: Settings, let_end: LetEnd) -> int:
    assert settings.slack_app_token is not None
    socket_mode = SocketMode(app, web_client(settings), settings.slack_app_token.get_secret_value())
    with listening_socket(_HOST, settings.port) as listener:
        health = create_health(lambda: socket_mode.link.connected)
        server = create_server(health, leaving=app.outbox.leave_to_slack)
        let_end(server)
        _log.info("Socket Mode; GET /health on port %d", listener.getsockname()[1])
        return await _until_either_ends(server, listener, socket_mode)


async def _until_either_ends(
    server: uvicorn.Server, listener: socket.socket, socket_mode: SocketMode
) -> int:
    """Serve until a signal ends the server, or Slack cannot be heard any more."""
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    hearing = asyncio.create_task(socket_mode.run())
    await asyncio.wait([serving, hearing], return_when=asyncio.FIRST_COMPLETED)
    status = ENDED
    if hearing.done():
        failure = hearing.exception()
        says_why = isinstance(failure, SocketModeError)
        _log.error("%s", failure if says_why else type(failure).__name__)
        status = DEAF
        server.should_exit = True
    else:
        await socket_mode.finish(_FINISH_SECONDS)
        hearing.cancel()
    await asyncio.wait([serving, hearing])
    return status


def warm_catalog() -> Catalog:
    """The catalog with its indexes built, out of the garbage collector's way.

    One question of every kind is answered, so that nobody waits for an index or an import. The
    catalog lives as long as the process; looking through it again and again would now and then
    cost a question some 20 ms. Answers leave few cycles behind, so collections may be rare, too.
    """
    catalog = load()
    desk = Desk(catalog)
    for intent in INTENTS:
        desk.ask(intent.examples[0])
    gc.collect()
    gc.freeze()
    gc.set_threshold(_RARELY, 20, 20)
    return catalog
