"""The Web API stand-in: reads calls as slack_sdk sends them, checks tokens and scopes.

Every call is kept for assertions, without its token. Nothing is logged.
"""

from __future__ import annotations

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
from bot.sandbox.json_input import json_or_refuse
from bot.sandbox.records import Json
from bot.sandbox.responses import answer_response_url
from bot.sandbox.web_methods import METHODS
from bot.sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ApiCall:
    """A call of the app and the answer that it got."""

    method: str
    args: Mapping[str, Any]
    status: int
    answer: Json
    retry_after: int | None = None
    """Seconds, when the call came too often."""

    @property
    def ok(self) -> bool:
        """Whether Slack did what the call asked for."""
        return bool(self.answer.get("ok"))


@dataclass(frozen=True, slots=True)
class RateLimit:
    """The next `times` calls of a method come too often."""

    retry_after: int
    """Seconds."""
    times: int


class WebApi:
    """The methods over HTTP, with a record of all calls and rate limits for tests."""

    def __init__(self, workspace: Workspace, socket_url: Callable[[], str]) -> None:
        self._workspace = workspace
        self._socket_url = socket_url
        self._lock = Lock()
        self._calls: list[ApiCall] = []
        self._rate_limits: dict[str, RateLimit] = {}

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
            self._rate_limits[method] = RateLimit(retry_after, times)

    def routes(self) -> list[Route]:
        """What the server has to mount."""
        return [
            Route("/api/{method}", self._api, methods=["GET", "POST"]),
            Route("/response/{id}", self._response, methods=["POST"]),
        ]

    def call(self, method: str, token: str | None, args: Mapping[str, Any]) -> ApiCall:
        """Answer one call and keep it."""
        retry_after = self._take_rate_limit(method)
        if retry_after is None:
            call = ApiCall(method, args, 200, self._answer(method, token, args))
        else:
            limited = {"ok": False, "error": "ratelimited"}
            call = ApiCall(method, args, 429, limited, retry_after)
        with self._lock:
            self._calls.append(call)
        return call

    def _answer(self, method: str, token: str | None, args: Mapping[str, Any]) -> Json:
        try:
            self._check(method, token)
            answer = {"ok": True, **METHODS[method].handler(self._workspace, args)}
        except ApiError as error:
            return _refusal(error)
        if method == "apps.connections.open":
            answer["url"] = self._socket_url()
        return answer

    def _check(self, method: str, token: str | None) -> None:
        web_method = METHODS.get(method)
        if web_method is None:
            raise ApiError("unknown_method")
        if not token:
            raise ApiError("not_authed")
        grant = self._workspace.grant(token)
        if grant is None:
            raise ApiError("invalid_auth")
        if grant.is_app_token != web_method.app_token and method != "auth.test":
            raise ApiError("not_allowed_token_type")
        if web_method.scope is not None and web_method.scope not in grant.scopes:
            raise MissingScopeError(web_method.scope, grant.scopes)

    def _take_rate_limit(self, method: str) -> int | None:
        """After how many seconds a limited method may be called again; None when it may now."""
        with self._lock:
            limit = self._rate_limits.pop(method, None)
            if limit is None:
                return None
            if limit.times > 1:
                self._rate_limits[method] = RateLimit(limit.retry_after, limit.times - 1)
            return limit.retry_after

    async def _api(self, request: Request) -> Response:
        method = request.path_params["method"]
        try:
            args = _arguments(
                request.headers.get("content-type", ""),
                await request.body(),
                dict(request.query_params),
            )
        except ApiError as error:
            return JSONResponse(_refusal(error))
        body_token = args.pop("token", None)
        if not isinstance(body_token, str):
            body_token = None
        token = _bearer(request.headers.get("authorization")) or body_token
        call = await run_in_threadpool(self.call, method, token, args)
        headers = None if call.retry_after is None else {"Retry-After": str(call.retry_after)}
        return JSONResponse(call.answer, call.status, headers)

    async def _response(self, request: Request) -> Response:
        body = await request.body()
        status, text = await run_in_threadpool(
            answer_response_url, self._workspace, request.path_params["id"], body
        )
        if status == 200:
            return PlainTextResponse(text)
        return JSONResponse({"ok": False, "error": text}, status)


def _refusal(error: ApiError) -> Json:
    """A refusal as the Web API words it."""
    answer: Json = {"ok": False, "error": error.code}
    if isinstance(error, MissingScopeError):
        answer |= {"needed": error.needed, "provided": ",".join(sorted(error.provided))}
    if error.messages:
        answer["response_metadata"] = {"messages": list(error.messages)}
    return answer


def _bearer(header: str | None) -> str | None:
    scheme, _, token = (header or "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None


def _arguments(content_type: str, body: bytes, query: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a call, from a form, a JSON body or the query string."""
    media_type = content_type.partition(";")[0].strip().lower()
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise ApiError("invalid_charset") from None
    if media_type == "application/json":
        parsed = json_or_refuse(text or "{}", "invalid_json")
        if not isinstance(parsed, dict):
            raise ApiError("json_not_object")
        return {**query, **parsed}
    if not text:
        return query
    if media_type != "application/x-www-form-urlencoded":
        raise ApiError("invalid_post_type")
    return {**query, **dict(parse_qsl(text, keep_blank_values=True))}
