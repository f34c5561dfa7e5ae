"""The edge: whatever goes wrong inside a listener ends here.

The person sees a sentence and a reference; the log has the reference, the kind of error and
where it was raised, but neither a request body nor an error's own text, which may quote it.
"""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.ids import Command
from bot.middleware import Once

_log = logging.getLogger("bot.errors")


def error_handler(once: Once) -> Callable[..., BoltResponse]:
    """The one handler of errors. A failed event may be delivered again; a command may not."""

    def handle(error: Exception, body: Mapping[str, Any]) -> BoltResponse:
        if isinstance(error, BoltUnhandledRequestError):
            return BoltResponse(status=200, body=_unhandled(body))
        reference = secrets.token_hex(4)
        where = "".join(traceback.format_tb(error.__traceback__))
        _log.error("reference %s: %s\n%s", reference, type(error).__name__, where)
        once.forget(body)
        if "command" in body:
            return BoltResponse(
                status=200,
                body={
                    "response_type": "ephemeral",
                    "text": "Something went wrong here, not with your question. Try it again; "
                    f"if it stays, tell your administrator the reference {reference}.",
                },
            )
        return BoltResponse(status=500, body="")

    return handle


def _unhandled(body: Mapping[str, Any]) -> str | dict[str, str]:
    """A command that this app does not know gets a hint; anything else a plain 200."""
    if "command" not in body:
        return ""
    return {
        "response_type": "ephemeral",
        "text": f"This app answers {Command.SIP}. Type `{Command.SIP} help` to see how.",
    }
