"""Calls of Slack's Web API: the client, and what its failures look like."""

from __future__ import annotations

import http.client
import logging

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.settings import Settings

CALL_SECONDS = 8
"""How long a call may take."""

NO_ANSWER = (OSError, http.client.HTTPException, SlackClientError, ValueError, AttributeError)
"""What the SDK raises where the answer is missing, broken off, or not an object; `SlackApiError`
and urllib's `URLError`, which say more, are among them and have to be caught before."""

_LONGEST_NAME = 80


def web_client(settings: Settings) -> WebClient:
    """A client that repeats nothing by itself and waits for nothing for long."""
    token = settings.slack_bot_token
    logger = logging.getLogger("slack_sdk")
    # Below that it writes what is sent, and each failure besides the line that we write.
    logger.setLevel(logging.CRITICAL)
    return WebClient(
        token=token.get_secret_value() if token else None,
        base_url=settings.slack_api_url,
        timeout=CALL_SECONDS,
        logger=logger,
        # The SDK's default would post again after a cut, though the first post may have arrived.
        retry_handlers=[],
    )


def error_name(error: SlackApiError) -> str:
    """Slack's name for an error; empty where the answer is not Slack's, such as a proxy's page."""
    data = error.response.data
    name = data.get("error") if isinstance(data, dict) else None
    if not isinstance(name, str) or len(name) > _LONGEST_NAME:
        return ""
    return name if name.replace("_", "").isalnum() else ""
