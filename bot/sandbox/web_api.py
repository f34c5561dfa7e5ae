"""The Web API stand-in: reads calls as slack_sdk sends them, checks tokens and scopes.

Every call is kept for assertions, without its token. Nothing is logged.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox.errors import ApiError, MissingScopeError
from bot.sandbox.reading import json_or_refuse
from bot.sandbox.records import Json
from bot.sandbox.responses import answer_response_url
from bot.sandbox.web_methods import METHODS
from bot.sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call of the app and what it was told."""

    method: str
    args: Mapping[str, Any]
    status: int
    answer: Json

    @property
    def ok(self) -> bool:
        """Whether the app was told that all is well."""
        return bool(self.answer.get("ok"))


class WebApi:
    """The methods over HTTP, with a record of all calls and a brake for tests."""

    def __init__(self, workspace: Workspace, socket_url: Callable[[], str]) -> None:
        self._workspace = workspace
        self._socket_url = socket_url
        self._lock = Lock()
        self._calls: list[ApiCall] = []
        self._brakes: dict[str, tuple[int, int]] = {}

    @property
    def calls(self) -> tuple[ApiCall, ...]:
        """Every call so far, oldest first."""
        with self._lock:
            return tuple(self._calls)

    def calls_to(self, method: str) -> tuple[ApiCall, ...]:
        """The calls to one method."""
        return tuple(call for call in self.calls if call.method == method)

    def limit_rate(self, method: str, retry_after: int = 1, times: int = 1) -> None:
        """Answer the next calls of a method with 429 and this Retry-After."""
        with self._lock:
            self._brakes[method] = (retry_after, times)

    def routes(self) -> list[Route]:
        """What the server has to mount."""
        return [
            Route("/api/{method}", self._api, methods=["GET", "POST"]),
            Route("/response/{id}", self._response, methods=["POST"]),
        ]

    def call(self, method: str, token: str | None, args: Mapping[str, Any]) -> ApiCall:
        """Answer one call and keep it."""
        brake = self._brake(method)
        if brake is not None:
            done = ApiCall(method, args, 429, {"ok": False, "error": "ratelimited"})
        else:
            done = ApiCall(method, args, 200, self._answer(method, token, args))
        with self._lock:
            self._calls.append(done)
        return done

    def _answer(self, method: str, token: str | None, args: Mapping[str, Any]) -> Json:
        try:
            self._check(method, token)
            answer = {"ok": True, **METHODS[method].handler(self._workspace, args)}
        except MissingScopeError as missing:
            return {
                "ok": False,
                "error": missing.code,
                "needed": missing.needed,
                "provided": ",".join(sorted(missing.provided)),
            }
        except ApiError as refusal:
            return refused(refusal)
        if method == "apps.connections.open":
            answer["url"] = self._socket_url()
        return answer

    def _check(self, method: str, token: str | None) -> None:
        row = METHODS.get(method)
        if row is None:
            raise ApiError("unknown_method")
        if not token:
            raise ApiError("not_authed")
        grant = self._workspace.grant(token)
        if grant is None:
            raise ApiError("invalid_auth")
        if grant.is_app_token != row.app_token and method != "auth.test":
            raise ApiError("not_allowed_token_type")
        if row.scope is not None and row.scope not in grant.scopes:
            raise MissingScopeError(row.scope, grant.scopes)

    def _brake(self, method: str) -> int | None:
        with self._lock:
            retry_after, times = self._brakes.get(method, (0, 0))
            if times == 0:
                return None
            self._brakes[method] = (retry_after, times - 1)
            return retry_after

    async def _api(self, request: Request) -> Response:
        method = request.path_params["method"]
        try:
            args = _arguments(
                request.headers.get("content-type", ""),
                await request.body(),
                dict(request.query_params),
            )
        except ApiError as refusal:
            return JSONResponse(refused(refusal))
        body_token = args.pop("token", None)
        if not isinstance(body_token, str):
            body_token = None
        token = _bearer(request.headers.get("authorization")) or body_token
        with self._lock:
            retry_after = self._brakes.get(method, (0, 0))[0]
        done = await run_in_threadpool(self.call, method, token, args)
        headers = {"Retry-After": str(retry_after)} if done.status == 429 else None
        return JSONResponse(done.answer, done.status, headers)

    async def _response(self, request: Request) -> Response:
        body = await request.body()
        status, text = await run_in_threadpool(
            answer_response_url, self._workspace, request.path_params["id"], body
        )
        if status == 200:
            return PlainTextResponse(text)
        return JSONResponse({"ok": False, "error": text}, status)


def refused(refusal: ApiError) -> Json:
    """A refusal as the Web API words it."""
    answer: Json = {"ok": False, "error": refusal.code}
    if refusal.messages:
        answer["response_metadata"] = {"messages": list(refusal.messages)}
    return answer


def _bearer(header: str | None) -> str | None:
    kind, _, token = (header or "").partition(" ")
    return token.strip() if kind.lower() == "bearer" and token.strip() else None


def _arguments(content_type: str, body: bytes, query: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a call, from a form, a JSON body or the query string."""
    kind = content_type.partition(";")[0].strip().lower()
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise ApiError("invalid_charset") from None
    if kind == "application/json":
        parsed = json_or_refuse(text or "{}", "invalid_json")
        if not isinstance(parsed, dict):
            raise ApiError("json_not_object")
        return {**query, **parsed}
    if not text:
        return query
    if kind != "application/x-www-form-urlencoded":
        raise ApiError("invalid_post_type")
    return {**query, **dict(parse_qsl(text, keep_blank_values=True))}
