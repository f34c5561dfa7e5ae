"""Fixtures: a clock turned by hand, a workspace without a server, one that runs."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from bot.sandbox import CHANNEL, RunningWorkspace, running_workspace
from bot.sandbox.manifest import load_manifest
from bot.sandbox.web_api import ApiCall, WebApi
from bot.sandbox.workspace import Workspace
from tests.clock import Clock

from .desk_app import MANIFEST, Signals, bolt_http, make_app
from .wire import Wire


class Api:
    """The Web API stand-in as the app calls it, without a network."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.web = WebApi(workspace, lambda: "ws://127.0.0.1/link")

    def __call__(self, method: str, **args: Any) -> ApiCall:
        return self.web.call(method, self.workspace.bot_token, args)

    def refusal(self, method: str, **args: Any) -> str:
        """Slack's word for the refusal; a test that gets none fails."""
        call = self(method, **args)
        assert not call.ok, f"{method} was not refused"
        return str(call.answer["error"])


@pytest.fixture
def clock() -> Clock:
    return Clock(1_795_000_000.0)


@pytest.fixture
def workspace(clock: Clock) -> Workspace:
    return Workspace(load_manifest(MANIFEST), clock)


@pytest.fixture
def api(workspace: Workspace) -> Api:
    return Api(workspace)


@pytest.fixture
def signals() -> Iterator[Signals]:
    """What holds the app's listeners back; let go at the end in any case."""
    signals = Signals()
    yield signals
    signals.release.set()


@pytest.fixture
def running(signals: Signals) -> Iterator[RunningWorkspace]:
    """A whole workspace with the tiny app behind signed HTTP."""
    with running_workspace(make_app(signals), bolt_http, manifest=MANIFEST) as workspace:
        yield workspace


class Faults(logging.Handler):
    """What a server met that it had no answer for."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@pytest.fixture
def faults(running: RunningWorkspace) -> Iterator[Faults]:
    """The errors of the servers that run."""
    handler = Faults()
    log = logging.getLogger("uvicorn.error")
    log.addHandler(handler)
    yield handler
    log.removeHandler(handler)


@pytest.fixture
def wire(running: RunningWorkspace, faults: Faults) -> Iterator[Wire]:
    """A workspace that works before the test, has to after it, and meets no error of its own."""
    wire = Wire(running)
    assert wire.page("send", json.dumps({"channel": CHANNEL, "text": "earlier"}))[0] == 200
    yield wire
    assert wire.page("send", json.dumps({"channel": CHANNEL, "text": "later"}))[0] == 200
    shown = wire.shown()
    assert (shown[0], shown[-1]) == ("earlier", "later")
    assert faults.messages == []
