"""The edge: whatever goes wrong inside a listener ends here.

The person sees a sentence and a reference; the log has the reference, the kind of error and
where it was raised, but neither a request body nor an error's own text, which may quote it.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping
from typing import Any

from slack_bolt import BoltContext, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.errors import OutboxFullError
from bot.logs import reference
from bot.slack.ids import Command
from bot.slack.state import state_of

_log = logging.getLogger("bot.errors")


def handle_error(error: Exception, body: Mapping[str, Any], context: BoltContext) -> BoltResponse:
    """Answer for an error. A failed event may be delivered again; a command may not."""
    if isinstance(error, BoltUnhandledRequestError):
        state_of(context).note = "ignored, no listener"
        return BoltResponse(status=200, body=_unhandled(body))
    if isinstance(error, OutboxFullError):
        state_of(context).note = "refused, the outbox is full"
        return BoltResponse(status=503, body="")
    where = "".join(traceback.format_tb(error.__traceback__))
    error_reference = reference()
    _log.error("%s\n%s", type(error).__name__, where, extra={"reference": error_reference})
    if "command" in body:
        return BoltResponse(
            status=200,
            body={
                "response_type": "ephemeral",
                "text": "Something went wrong here, not with your question. Try it again; if it "
                f"keeps happening, tell your administrator the reference {error_reference}.",
            },
        )
    return BoltResponse(status=500, body="")


def _unhandled(body: Mapping[str, Any]) -> str | dict[str, str]:
    """A command that this app does not know gets a hint; anything else a plain 200."""
    if "command" not in body:
        return ""
    return {
        "response_type": "ephemeral",
        "text": f"This app answers {Command.SIP}. Type `{Command.SIP} help` to see how.",
    }
