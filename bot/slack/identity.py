"""Who the app is in its workspace: asked of Slack once, at the start."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.settings import SettingsError
from bot.slack.outbox.errors import REMEDIES


@dataclass(frozen=True, slots=True)
class Identity:
    """The app's own user and bot in the workspace, as `auth.test` names them."""

    user_id: str
    bot_id: str | None


def identify(client: WebClient) -> Identity:
    """Ask Slack whose token it is. Raises SettingsError with what to do."""
    try:
        answer = client.auth_test()
    except SlackApiError as error:
        name = str(error.response.get("error"))[:80]
        remedy = REMEDIES.get(name, "check SLACK_BOT_TOKEN and SLACK_API_URL")
        raise SettingsError(f"Slack does not take the bot token ({name}): {remedy}.") from None
    except URLError as error:
        raise _unreachable(type(error.reason).__name__) from None
    except (OSError, http.client.HTTPException, SlackClientError, ValueError) as error:
        raise _unreachable(type(error).__name__) from None
    return Identity(user_id=str(answer["user_id"]), bot_id=answer.get("bot_id"))


def _unreachable(why: str) -> SettingsError:
    return SettingsError(
        f"Slack could not be reached ({why}): check the network, a proxy (HTTPS_PROXY) and "
        "SLACK_API_URL, then start again."
    )
