"""A tiny Bolt app for the stand-in's tests: one listener per thing that is tried out."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from slack_bolt import Ack, App, BoltRequest, BoltResponse, Respond, Say
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_sdk import WebClient
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.settings import Settings

Json = dict[str, Any]

MANIFEST: Json = {
    "display_information": {"name": "SIP Desk"},
    "features": {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "SIP Desk"},
        "slash_commands": [
            {
                "command": "/sip",
                "description": "Explain and compare SIP codes",
                "usage_hint": "[486] or [200 vs 380]",
            },
            {"command": "/linked", "description": "Rewrites names", "should_escape": True},
        ],
    },
    "oauth_config": {
        "scopes": {"bot": ["commands", "chat:write", "app_mentions:read", "im:history"]}
    },
    "settings": {
        "interactivity": {"is_enabled": True},
        "event_subscriptions": {"bot_events": ["app_mention", "message.im", "app_home_opened"]},
    },
}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(action_id: str, label: str, **more: Any) -> Json:
    text = {"type": "plain_text", "text": label}
    return {"type": "button", "action_id": action_id, "text": text, **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "block_id": "controls", "elements": list(elements)}


def modal(**more: Any) -> Json:
    title = {"type": "plain_text", "text": "A note"}
    return {"type": "modal", "callback_id": "note", "title": title, "blocks": [], **more}


CONTROLS = actions(
    button("share", "Share to channel", style="primary", value="486"),
    button("note", "Write a note"),
    {
        "type": "external_select",
        "action_id": "compare",
        "placeholder": {"type": "plain_text", "text": "Compare with…"},
        "min_query_length": 0,
    },
)
NOTE = modal(
    submit={"type": "plain_text", "text": "Keep"},
    blocks=[
        {
            "type": "input",
            "block_id": "words",
            "label": {"type": "plain_text", "text": "Your note"},
            "element": {"type": "plain_text_input", "action_id": "note"},
        }
    ],
)


class Signals:
    """What the tests hold back and what they look at afterwards."""

    def __init__(self) -> None:
        self.release = Event()
        self.heard: list[Json] = []


def make_app(signals: Signals) -> Callable[[Settings], App]:
    """A factory as `running_workspace` wants one."""

    def factory(settings: Settings) -> App:
        assert settings.slack_bot_token is not None
        assert settings.slack_signing_secret is not None
        token = settings.slack_bot_token.get_secret_value()
        app = App(
            client=WebClient(token=token, base_url=settings.slack_api_url),
            signing_secret=settings.slack_signing_secret.get_secret_value(),
            process_before_response=True,
        )
        _commands(app, signals)
        _events(app, signals)
        _interactions(app, signals)
        return app

    return factory


def bolt_http(app: App) -> Starlette:
    """The app behind a plain HTTP server, as Bolt's own adapter puts it there."""

    async def events(request: Request) -> Response:
        bolt_request = to_bolt_request(request, await request.body())
        return to_starlette_response(await run_in_threadpool(app.dispatch, bolt_request))

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"])])


def _commands(app: App, signals: Signals) -> None:
    answers: dict[str, Callable[[Ack, Respond], Any]] = {
        "plain": lambda ack, _: ack("Just words"),
        "public": lambda ack, _: ack(text="For all", response_type="in_channel"),
        "controls": lambda ack, _: ack(text="Choose", blocks=[CONTROLS]),
        "broken": lambda ack, _: ack(text="x", blocks=[{"type": "hologram"}]),
        "six": lambda ack, respond: (ack(), [respond(f"{n}") for n in range(6)]),
        "wait": lambda ack, _: (signals.release.wait(5), ack()),
    }

    def answer(ack: Ack, respond: Respond, body: Json) -> None:
        signals.heard.append(body)
        if body["text"] == "crash":
            raise RuntimeError("as asked")
        scripted = answers.get(body["text"])
        if scripted is None:
            ack(text=f"You said {body['text']}")
        else:
            scripted(ack, respond)

    app.command("/sip")(answer)
    app.command("/linked")(answer)
    app.error(lambda: BoltResponse(status=500, body=""))


def _events(app: App, signals: Signals) -> None:
    @app.event("app_mention")
    def mentioned(event: Json, say: Say, request: BoltRequest) -> None:
        signals.heard.append({**event, "retry": request.headers.get("x-slack-retry-num")})
        say(text=f"You said {event['text']}", thread_ts=event.get("thread_ts") or event["ts"])

    @app.event("message")
    def written(event: Json, say: Say) -> None:
        signals.heard.append(event)
        say(text=f"You wrote {event['text']}")

    @app.event("app_home_opened")
    def home(event: Json, client: WebClient) -> None:
        client.views_publish(
            user_id=event["user"], view={"type": "home", "blocks": [section("*Welcome home*")]}
        )


def _interactions(app: App, signals: Signals) -> None:
    @app.action("share")
    def share(ack: Ack, respond: Respond, body: Json) -> None:
        ack()
        signals.heard.append(body)
        respond(text="Shared: 486", response_type="in_channel", replace_original=False)

    @app.action("note")
    def note(ack: Ack, client: WebClient, body: Json) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=NOTE)

    @app.options("compare")
    def options(ack: Ack, body: Json) -> None:
        signals.heard.append(body)
        codes = [code for code in ("486", "487", "600") if code.startswith(body["value"])]
        ack(options=[_option(code) for code in codes])

    @app.action("compare")
    def compare(ack: Ack, respond: Respond, action: Json) -> None:
        ack()
        respond(text=f"Compared with {action['selected_option']['value']}", replace_original=True)

    @app.view("note")
    def keep(ack: Ack, body: Json, view: Json) -> None:
        signals.heard.append(body)
        note = view["state"]["values"]["words"]["note"]["value"]
        if not note:
            ack(response_action="errors", errors={"words": "Write something"})
        else:
            ack()


def _option(code: str) -> Json:
    return {"text": {"type": "plain_text", "text": f"{code} code"}, "value": code}
