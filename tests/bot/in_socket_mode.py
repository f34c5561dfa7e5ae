"""The bot in Socket Mode, in a thread of its own, for as long as a test needs it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Thread

from bot.errors import SocketModeError
from bot.settings import Settings
from bot.slack.app import SlackApp
from bot.slack.link import DEFAULT_TIMING, Timing
from bot.slack.socket_mode import SocketMode
from bot.slack.web_api import web_client


class Running:
    """A bot that listens; `ended` says how its run came to an end."""

    def __init__(self, app: SlackApp, settings: Settings, timing: Timing) -> None:
        assert settings.slack_app_token is not None
        token = settings.slack_app_token.get_secret_value()
        self.ended: Future[None] = Future()
        made: Future[SocketMode] = Future()

        async def run() -> None:
            self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
            socket_mode = SocketMode(app, web_client(settings), token, timing)
            made.set_result(socket_mode)
            await socket_mode.run()

        def serve() -> None:
            try:
                asyncio.run(run())
            except asyncio.CancelledError:
                self.ended.set_result(None)
            except SocketModeError as error:
                self.ended.set_exception(error)

        self._thread = Thread(target=serve)
        self._thread.start()
        self.socket_mode = made.result(5)

    def finish(self, seconds: float) -> None:
        """As at a signal: what is in work is finished."""
        asyncio.run_coroutine_threadsafe(self.socket_mode.finish(seconds), self._loop).result(
            seconds + 1
        )

    def stop(self) -> None:
        if not self.ended.done() and self._task is not None:
            self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(5)


@contextmanager
def in_socket_mode(
    app: SlackApp, settings: Settings, timing: Timing = DEFAULT_TIMING
) -> Iterator[Running]:
    running = Running(app, settings, timing)
    try:
        yield running
    finally:
        running.stop()
