"""Who the app is in its workspace: asked of Slack once, at the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.error import URLError

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import SettingsError
from bot.settings import Settings
from bot.slack.outbox.errors import REMEDIES
from bot.slack.web_api import NO_ANSWER, error_name


@dataclass(frozen=True, slots=True)
class Identity:
    """The app's own user and bot in the workspace, as `auth.test` names them."""

    user_id: str
    bot_id: str | None


class OneInstallation(Authorize):
    """Authorizes every request with the same token: the app is installed in one workspace.

    Handed to Bolt as it is; of a plain function Bolt would look at the arguments each time.
    """

    def __init__(self, settings: Settings, identity: Identity | None = None) -> None:
        """Without an identity, only an event itself says whether the app is its author."""
        super().__init__()  # type: ignore[no-untyped-call]
        token = settings.slack_bot_token
        self._result = AuthorizeResult(
            enterprise_id=None,
            team_id=None,
            bot_token=token.get_secret_value() if token else "",
            bot_user_id=identity.user_id if identity else None,
            bot_id=identity.bot_id if identity else None,
        )

    def __call__(self, **_: Any) -> AuthorizeResult:
        """See `Authorize.__call__`."""
        return self._result


def identify(client: WebClient) -> Identity:
    """Ask Slack whose token it is. Raises SettingsError with what to do."""
    try:
        answer = client.auth_test()
    except SlackApiError as error:
        name = error_name(error) or f"HTTP {error.response.status_code}"
        remedy = REMEDIES.get(name, "check SLACK_BOT_TOKEN and SLACK_API_URL")
        raise SettingsError(f"Slack does not take the bot token ({name}): {remedy}.") from None
    except URLError as error:
        raise _unreachable(type(error.reason).__name__) from None
    except NO_ANSWER as error:
        raise _unreachable(type(error).__name__) from None
    return Identity(user_id=str(answer["user_id"]), bot_id=answer.get("bot_id"))


def _unreachable(why: str) -> SettingsError:
    return SettingsError(
        f"Slack could not be reached ({why}): check the network, a proxy (HTTPS_PROXY) and "
        "SLACK_API_URL, then start again."
    )
