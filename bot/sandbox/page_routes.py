"""The page's routes: its files, the state of the workspace, and what the person does.

State travels to the page as server-sent events, the person's actions travel back as small JSON
requests.
"""

from __future__ import annotations

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
from bot.sandbox.json_input import json_or_refuse
from bot.sandbox.page_state import described, page_state, views_state
from bot.sandbox.records import PERSON, Change, Json, StoredMessage
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

    def state(self) -> Json:
        """Everything the page needs to draw itself."""
        return page_state(self._workspace, self._examples)

    # --- what the person does; each raises ApiError

    def send(self, args: Json) -> Json:
        """Send a typed line."""
        text = _text(args, "text")
        if text.strip():
            thread_ts = _text(args, "thread_ts") if args.get("thread_ts") else None
            self._user.send(_text(args, "channel"), text, thread_ts)
        return {}

    def act(self, args: Json) -> Json:
        """Press a button or make a choice."""
        self._user.press(
            self._container(args),
            _text(args, "action_id"),
            args.get("chosen"),
            args.get("block_id"),
            _values(args),
        )
        return {}

    def options(self, args: Json) -> Json:
        """Ask the app for the options of a menu."""
        options = self._user.suggest(
            self._container(args),
            _text(args, "action_id"),
            str(args.get("query", "")),
            args.get("block_id"),
        )
        return {"options": options}

    def view(self, args: Json) -> Json:
        """Submit or close a modal; errors come back by block_id."""
        view = self._open_view(args)
        if args.get("act") == "close":
            self._user.close_view(view)
            return {}
        outcome = self._user.submit(view, _values(args)).outcome
        if outcome.error is not None:
            raise ApiError(outcome.error)
        return {"errors": outcome.json().get("errors", {})}

    def home(self, args: Json) -> Json:
        """Look at the Home tab."""
        self._user.open_home(str(args.get("tab", "home")))
        return {}

    def _container(self, args: Json) -> StoredMessage | View:
        """The message or the view in which something is pressed."""
        if args.get("view_id"):
            return self._open_view(args)
        return self._workspace.message(_text(args, "channel"), _text(args, "ts"))

    def _open_view(self, args: Json) -> View:
        view = self._workspace.views.find(_text(args, "view_id"))
        if view is None:
            raise ApiError("not_found")
        return view

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
            args = json_or_refuse(await request.body(), "not_json")
            if not isinstance(args, dict):
                raise ApiError("not_an_object")
            return JSONResponse(await run_in_threadpool(act, args))
        except ApiError as error:
            return JSONResponse({"error": error.code, "messages": list(error.messages)}, 400)

    async def _changes(self, _: Request) -> Response:
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[str]:
        loop = asyncio.get_running_loop()
        changes: asyncio.Queue[Change] = asyncio.Queue()

        def watch(change: Change) -> None:
            loop.call_soon_threadsafe(changes.put_nowait, change)

        unsubscribe = self._workspace.subscribe(watch)
        try:
            yield f"retry: {_RECONNECT_MS}\n\n"
            yield _event("state", self.state())
            while (change := await changes.get()).kind != "closed":
                if change.kind in ("view", "home"):
                    yield _event("views", views_state(self._workspace))
                elif not isinstance(change.body, StoredMessage):
                    yield _event(change.kind, change.body)
                elif change.body.seen_by(PERSON):
                    yield _event("message", described(change.body))
        finally:
            unsubscribe()


def _event(kind: str, body: object) -> str:
    """A server-sent event."""
    return f"event: {kind}\ndata: {json.dumps(body)}\n\n"


def _text(args: Mapping[str, Any], name: str) -> str:
    value = args.get(name)
    if not isinstance(value, str):
        raise ApiError("invalid_arguments", f"missing required field: {name}")
    return value


def _values(args: Mapping[str, Any]) -> Json:
    """What is filled in on a surface."""
    values = args.get("values") or {}
    if not isinstance(values, dict):
        raise ApiError("invalid_arguments", "must be an object: values")
    return values
