"""The page's routes: its files, the state of the workspace, and what the person does.

State travels to the page as server-sent events, the person's doings travel back as
small JSON requests.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.errors import ApiError
from bot.sandbox.reading import json_or_refuse
from bot.sandbox.records import BOT_USER, DIRECT, PERSON, Change, Json, StoredMessage
from bot.sandbox.simulated_user import SimulatedUser
from bot.sandbox.view_store import View
from bot.sandbox.workspace import Workspace

PAGE = Path(__file__).parent / "page"
_RECONNECT_MS = 500


class PageRoutes:
    """The routes of one workspace's page, for one person."""

    def __init__(
        self, workspace: Workspace, user: SimulatedUser, examples: tuple[str, ...]
    ) -> None:
        self._workspace = workspace
        self._user = user
        self._examples = examples
        self._acts: Mapping[str, Callable[[Json], Json]] = MappingProxyType(
            {
                "send": self.send,
                "action": self.act,
                "options": self.options,
                "view": self.view,
                "home": self.home,
            }
        )

    def routes(self) -> list[BaseRoute]:
        """What the server has to mount."""
        return [
            Route("/", self._index),
            Route("/sandbox/messages", self._messages),
            Route("/sandbox/changes", self._changes),
            Route("/sandbox/{act}", self._act, methods=["POST"]),
            Mount("/page", StaticFiles(directory=PAGE)),
        ]

    # --- what the page shows

    def state(self) -> Json:
        """Everything the page needs to draw itself."""
        workspace = self._workspace
        return {
            "me": PERSON,
            "bot": BOT_USER,
            "team": "Sandbox",
            "direct": DIRECT,
            "home_tab": workspace.manifest.home_tab,
            "examples": list(self._examples),
            "users": [
                {"id": user.id, "name": user.real_name, "is_bot": user.is_bot}
                for user in workspace.users.values()
            ],
            "channels": [
                {
                    "id": channel.id,
                    "name": channel.name,
                    "is_im": channel.is_im,
                    "has_bot": BOT_USER in channel.members,
                }
                for channel in workspace.channels.values()
            ],
            "commands": [
                {
                    "command": command.command,
                    "description": command.description,
                    "usage_hint": command.usage_hint,
                }
                for command in workspace.manifest.commands
            ],
            "messages": [described(message) for message in workspace.messages()],
            **self.views(),
        }

    def views(self) -> Json:
        """The modal on top and the Home tab, if there are any."""
        stack = self._workspace.views.stack(PERSON)
        home = self._workspace.views.home(PERSON)
        return {
            "modal": stack[-1].payload() if stack else None,
            "home": home.payload() if home else None,
        }

    # --- what the person does

    def send(self, asked: Json) -> Json:
        """Send a typed line."""
        text = _text(asked, "text")
        if text.strip():
            thread_ts = _text(asked, "thread_ts") if asked.get("thread_ts") else None
            self._user.send(_text(asked, "channel"), text, thread_ts)
        return {}

    def act(self, asked: Json) -> Json:
        """Press a button or make a choice."""
        self._user.press(
            self._container(asked),
            _text(asked, "action_id"),
            asked.get("chosen"),
            asked.get("block_id"),
            _values(asked),
        )
        return {}

    def options(self, asked: Json) -> Json:
        """Ask the app for the options of a menu."""
        found = self._user.suggest(
            self._container(asked),
            _text(asked, "action_id"),
            str(asked.get("query", "")),
            asked.get("block_id"),
        )
        return {"options": found}

    def view(self, asked: Json) -> Json:
        """Submit or close a modal; errors come back by block_id."""
        view = self._workspace.views.find(_text(asked, "view_id"))
        if view is None:
            raise ApiError("not_found")
        if asked.get("act") == "close":
            self._user.close_view(view)
            return {}
        outcome = self._user.submit(view, _values(asked)).outcome
        if outcome.error is not None:
            raise ApiError(outcome.error)
        answer = outcome.json()
        return {"errors": answer.get("errors", {})}

    def home(self, asked: Json) -> Json:
        """Look at the Home tab."""
        self._user.open_home(str(asked.get("tab", "home")))
        return {}

    def _container(self, asked: Json) -> StoredMessage | View:
        if asked.get("view_id"):
            view = self._workspace.views.find(_text(asked, "view_id"))
            if view is None:
                raise ApiError("not_found")
            return view
        return self._workspace.message(_text(asked, "channel"), _text(asked, "ts"))

    # --- HTTP

    async def _index(self, _: Request) -> Response:
        return FileResponse(PAGE / "index.html")

    async def _messages(self, _: Request) -> Response:
        return JSONResponse(self.state())

    async def _act(self, request: Request) -> Response:
        act = self._acts.get(request.path_params["act"])
        if act is None:
            return JSONResponse({"error": "no_such_act"}, 404)
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            return JSONResponse({"error": "not_json"}, 415)
        try:
            asked = json_or_refuse(await request.body(), "not_json")
            if not isinstance(asked, dict):
                raise ApiError("not_an_object")
            return JSONResponse(await run_in_threadpool(act, asked))
        except ApiError as refusal:
            words = {"error": refusal.code, "messages": list(refusal.messages)}
            return JSONResponse(words, 400)

    async def _changes(self, _: Request) -> Response:
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[str]:
        loop = asyncio.get_running_loop()
        queue: asyncio.Queue[Change] = asyncio.Queue()

        def watch(change: Change) -> None:
            loop.call_soon_threadsafe(queue.put_nowait, change)

        leave = self._workspace.subscribe(watch)
        try:
            yield f"retry: {_RECONNECT_MS}\n\n"
            yield _event("state", self.state())
            while (change := await queue.get()).kind != "closed":
                if change.kind in ("view", "home"):
                    yield _event("views", self.views())
                elif not isinstance(change.body, StoredMessage):
                    yield _event(change.kind, change.body)
                elif change.body.seen_by(PERSON):
                    yield _event("message", described(change.body))
        finally:
            leave()


def described(message: StoredMessage) -> Json:
    """A message as the page draws it."""
    return {
        "channel": message.channel,
        "ts": message.ts,
        "user": message.user,
        "kind": message.kind.value,
        "text": message.text,
        "blocks": list(message.blocks),
        "attachments": list(message.attachments),
        "thread_ts": message.thread_ts,
        "ephemeral": message.only_for is not None,
        "edited": message.edited,
        "reactions": list(message.reactions),
    }


def _event(kind: str, body: object) -> str:
    return f"event: {kind}\ndata: {json.dumps(body)}\n\n"


def _text(asked: Mapping[str, Any], name: str) -> str:
    value = asked.get(name)
    if not isinstance(value, str):
        raise ApiError("invalid_arguments", f"missing required field: {name}")
    return value


def _values(asked: Mapping[str, Any]) -> Json:
    """What is filled in on a surface."""
    value = asked.get("values") or {}
    if not isinstance(value, dict):
        raise ApiError("invalid_arguments", "must be an object: values")
    return value
