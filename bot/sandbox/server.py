"""Starts and stops everything: the stand-in, the page, and the app behind its HTTP transport.

Two uvicorn servers run in threads, each on a socket that is bound and listening before its thread
starts; so nobody has to wait for readiness, requests queue in the socket. Everything binds to
127.0.0.1 only.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import TypeVar

import uvicorn
from pydantic import SecretStr
from slack_bolt import App
from starlette.applications import Starlette
from starlette.types import ASGIApp

from bot.sandbox.body_limit import APP_BYTES, BodyLimit
from bot.sandbox.guard import LocalOnly
from bot.sandbox.manifest import ManifestSource, load_manifest
from bot.sandbox.page_routes import PageRoutes
from bot.sandbox.records import Clock
from bot.sandbox.simulated_user import SimulatedUser
from bot.sandbox.socket_mode import SocketHub
from bot.sandbox.transports import ACK_SECONDS, HttpTransport
from bot.sandbox.web_api import WebApi
from bot.sandbox.workspace import Workspace
from bot.settings import Settings
from bot.slack.app import SlackApp
from bot.slack.server import listening_socket

AnyApp = TypeVar("AnyApp", bound=App)

HOST = "127.0.0.1"
STOP_SECONDS = 5
"""Within which a server ends the requests that it is answering."""
EXAMPLES = ("/sip 200 vs 380", "/sip 486", "@SIP Desk 486", "/sip codec mismatch", "/sip help")
_PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")


@dataclass(frozen=True, slots=True)
class RunningWorkspace:
    """A running workspace: its state, its Web API, its user, and the app in it."""

    url: str
    """Where the page is, without a slash at the end."""
    workspace: Workspace
    web_api: WebApi
    """The stand-in with its record of calls and `limit_rate`."""
    user: SimulatedUser
    """What the person does, delivered over HTTP."""
    socket_user: SimulatedUser
    """The same, delivered through Socket Mode to whoever is connected."""
    hub: SocketHub
    http_transport: HttpTransport
    """The transport below `user`, for forged and repeated requests."""
    settings: Settings
    """What the app was made with."""
    socket_settings: Settings
    """The same with the app-level token, for a Socket Mode handler."""
    app: App


@contextmanager
def running_workspace(
    app_factory: Callable[[Settings], AnyApp],
    http_factory: Callable[[AnyApp], ASGIApp],
    *,
    manifest: ManifestSource,
    port: int = 0,
    clock: Clock = time.time,
    ack_seconds: float = ACK_SECONDS,
    examples: tuple[str, ...] = EXAMPLES,
) -> Iterator[RunningWorkspace]:
    """Run a workspace with this app in it until the block ends.

    port:        of the page and the Web API; 0 takes a free one
    clock:       by which trigger_ids and response_urls age and messages get their ts
    ack_seconds: how long Slack waits for an acknowledgement

    Raises SettingsError where nothing can listen on the port.
    """
    with ExitStack() as stack:
        stack.enter_context(_without_proxies())
        slack_socket = stack.enter_context(listening_socket(HOST, port))
        app_socket = stack.enter_context(listening_socket(HOST, 0))
        slack_port = slack_socket.getsockname()[1]
        app_port = app_socket.getsockname()[1]
        url = f"http://{HOST}:{slack_port}"

        workspace = Workspace(load_manifest(manifest), clock)
        settings = _settings(workspace, url, app_port, with_app_token=False)
        hub = SocketHub(ack_seconds)
        web_api = WebApi(
            workspace, lambda: f"ws://{HOST}:{slack_port}/link?ticket={hub.new_ticket()}"
        )
        transport = HttpTransport(HOST, app_port, workspace.signing_secret, ack_seconds=ack_seconds)
        user = SimulatedUser(workspace, transport, url)
        page = PageRoutes(workspace, user, examples)
        slack = Starlette(routes=[*web_api.routes(), *hub.routes(), *page.routes()])

        stack.enter_context(_serving(LocalOnly(BodyLimit(slack), slack_port), slack_socket))
        stack.callback(workspace.close)
        app = app_factory(settings)  # it may call auth.test at once
        if isinstance(app, SlackApp):
            stack.callback(app.outbox.close, 0)
        stack.enter_context(_serving(http_factory(app), app_socket))
        yield RunningWorkspace(
            url=url,
            workspace=workspace,
            web_api=web_api,
            user=user,
            socket_user=SimulatedUser(workspace, hub, url),
            hub=hub,
            http_transport=transport,
            settings=settings,
            socket_settings=_settings(workspace, url, app_port, with_app_token=True),
            app=app,
        )


def _settings(workspace: Workspace, url: str, port: int, with_app_token: bool) -> Settings:
    """The settings Slack would have given; nothing is taken from the environment."""
    return Settings(
        slack_bot_token=SecretStr(workspace.bot_token),
        slack_signing_secret=SecretStr(workspace.signing_secret),
        slack_app_token=SecretStr(workspace.app_token) if with_app_token else None,
        port=port,
        slack_api_url=f"{url}/api/",
    )


@contextmanager
def _serving(app: ASGIApp, listener: socket.socket) -> Iterator[None]:
    """Serve an application in a thread until the block ends."""
    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        lifespan="off",
        ws="websockets-sansio",
        ws_max_size=APP_BYTES,
        timeout_graceful_shutdown=STOP_SECONDS,
        server_header=False,
        http="h11",  # what else is installed must not change how requests are refused
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(STOP_SECONDS * 2)


@contextmanager
def _without_proxies() -> Iterator[None]:
    """Hide proxy settings: slack_sdk would send even loopback requests through them."""
    hidden = {name: os.environ.pop(name) for name in _PROXIES if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(hidden)
