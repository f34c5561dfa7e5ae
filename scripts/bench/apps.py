"""What is measured and what it is measured against, and the requests for all of them."""

from __future__ import annotations

import os
import time
from itertools import count
from urllib.parse import urlencode

from slack_bolt import Ack, App, BoltRequest
from slack_bolt.adapter.starlette import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot import logs
from bot.settings import Settings
from bot.slack.app import SlackApp, create_app
from bot.slack.http import create_http
from bot.slack.ids import Path
from bot.slack.serve import warm_catalog

SECRET = "bench"  # noqa: S105 (signs requests to ourselves)
TOKEN = "xoxb-bench"  # noqa: S105 (the same)
_triggers = count()


def desk_app() -> SlackApp:
    """The bot, as `serve` makes it."""
    settings = Settings(_env_file=None, slack_bot_token=TOKEN, slack_signing_secret=SECRET)
    return create_app(settings, catalog=warm_catalog())


def bare_app() -> App:
    """The least that Bolt could do."""
    app = App(
        signing_secret=SECRET,
        process_before_response=True,
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token=TOKEN),
    )

    @app.command("/sip")
    def hi(ack: Ack) -> None:
        ack("hi")

    return app


def desk_http() -> ASGIApp:
    """The bot over HTTP, without its log."""
    return create_http(desk_app())


def logged_desk_http() -> ASGIApp:
    """The bot over HTTP, with a line in the log for each request, as `serve` runs it."""
    logs.configure(open(os.devnull, "w"))  # noqa: SIM115 (open until the process ends)
    return desk_http()


def bare_bolt_http() -> ASGIApp:
    """The bare Bolt app behind Bolt's own adapter."""
    handler = SlackRequestHandler(bare_app())

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route(Path.EVENTS, events, methods=["POST"])])


def bare_starlette_http() -> ASGIApp:
    """The least that the server could be asked for: 200, without a look at the body."""

    async def events(_: Request) -> Response:
        return Response()

    return Starlette(routes=[Route(Path.EVENTS, events, methods=["POST"])])


def signed_command(text: str) -> tuple[str, dict[str, str]]:
    """A new key press of `/sip text`, and the headers that sign it now."""
    body = urlencode(
        {
            "command": "/sip",
            "text": text,
            "trigger_id": str(next(_triggers)),
            "team_id": "T1",
            "user_id": "U1",
            "channel_id": "C1",
        }
    )
    timestamp = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=timestamp, body=body)
    return body, {
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": signature or "",
        "content-type": "application/x-www-form-urlencoded",
    }


def bolt_request(text: str) -> BoltRequest:
    """The same as Bolt's request."""
    body, headers = signed_command(text)
    return BoltRequest(body=body, headers={name: [value] for name, value in headers.items()})
