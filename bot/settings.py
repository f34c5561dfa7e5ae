"""Settings from the environment or `.env`, frozen and checked, with errors that say what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError

_CONFIG = SettingsConfigDict(
    env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
)
_HIGHEST_PORT = 65535

_BOT_TOKEN = re.compile(r"\A(?:xoxb-|xoxe\.)[!-~]++\Z")
_APP_TOKEN = re.compile(r"\Axapp-[!-~]++\Z")
"""Tokens as Slack makes them: docs.slack.dev/authentication/tokens. A token of an installation
with token rotation begins with `xoxe.`."""

_SCHEME_AND_HOST = re.compile(r"\Ahttps?://[^/\s]++")

_REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "slack_bot_token": "SLACK_BOT_TOKEN is not a bot token: set it to the one that begins "
        "with xoxb-, from OAuth & Permissions.",
        "slack_app_token": "SLACK_APP_TOKEN is not an app-level token: set it to the one that "
        "begins with xapp-, from Basic Information, or leave it out to use HTTP.",
        "port": f"The port must be a number from 0 to {_HIGHEST_PORT}: choose another one, for "
        "example PORT=3100.",
        "slack_api_url": "SLACK_API_URL must be an https:// or http:// address that ends in /api/: "
        "leave it out to use Slack's own.",
    }
)
"""What to do about a field that cannot be used. The value is not quoted: it may be a secret."""


class Settings(BaseSettings):
    """What the bot needs to know of its surroundings. Tokens never show in its repr."""

    model_config = _CONFIG

    slack_bot_token: SecretStr | None = Field(
        None, description="Bot token (`xoxb-…`), from OAuth & Permissions"
    )
    slack_signing_secret: SecretStr | None = Field(
        None, description="Signing secret, from Basic Information; needed for HTTP"
    )
    slack_app_token: SecretStr | None = Field(
        None,
        description="App-level token (`xapp-…`) with `connections:write`: turns on Socket Mode",
    )
    port: int = Field(3000, ge=0, le=_HIGHEST_PORT, description="Port of the HTTP server")
    slack_api_url: str = Field(
        "https://slack.com/api/", description="Address of the Web API; ends in `/api/`"
    )

    @field_validator("slack_bot_token", "slack_signing_secret", "slack_app_token", mode="before")
    @classmethod
    def _strip(cls, value: object) -> object:
        """A pasted token without the spaces around it; an empty one is absent."""
        return value.strip() or None if isinstance(value, str) else value

    @field_validator("slack_bot_token")
    @classmethod
    def _is_bot_token(cls, value: SecretStr | None) -> SecretStr | None:
        return _matching(_BOT_TOKEN, value)

    @field_validator("slack_app_token")
    @classmethod
    def _is_app_token(cls, value: SecretStr | None) -> SecretStr | None:
        return _matching(_APP_TOKEN, value)

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_api(cls, value: str) -> str:
        host = _SCHEME_AND_HOST.match(value)
        if host is None or not value.endswith("/api/", host.end()):
            raise ValueError("has no host, or another path")
        return value

    @property
    def socket_mode(self) -> bool:
        """Whether to connect to Slack by WebSocket instead of listening for HTTP."""
        return self.slack_app_token is not None


class _SandboxSettings(BaseSettings):
    """What the sandbox takes from outside: nothing of Slack's, whatever else is set."""

    model_config = _CONFIG

    port: int = Field(8380, ge=0, le=_HIGHEST_PORT)


_Model = TypeVar("_Model", bound=BaseSettings)


def slack_is_configured() -> bool:
    """Whether anything of Slack's is set, or is wrong, so that serving will say so."""
    try:
        # A port that is wrong says nothing about Slack; whoever listens on it will say so.
        settings = _read(Settings, "0")
    except SettingsError:
        return True
    slack = (settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret)
    return any(value is not None for value in slack)


def sandbox_port(port: str | None = None) -> int:
    """The port of the sandbox: this one if it is given, else `PORT`. Raises SettingsError."""
    return _read(_SandboxSettings, port).port


def read_settings(port: str | None = None) -> Settings:
    """Settings complete enough to serve, with this port if it is given. Raises SettingsError."""
    settings = _read(Settings, port)
    if settings.slack_bot_token is None:
        raise SettingsError(_no_bot_token(settings))
    if settings.slack_signing_secret is None and not settings.socket_mode:
        raise SettingsError(
            "SLACK_SIGNING_SECRET is missing: put it into the environment or .env, "
            "or set SLACK_APP_TOKEN (xapp-…) to use Socket Mode."
        )
    return settings


def _no_bot_token(settings: Settings) -> str:
    add = "put the bot token (xoxb-…) into the environment or .env"
    others = {
        "SLACK_APP_TOKEN": settings.slack_app_token,
        "SLACK_SIGNING_SECRET": settings.slack_signing_secret,
    }
    present = " and ".join(name for name, value in others.items() if value is not None)
    if not present:
        return f"SLACK_BOT_TOKEN is missing: {add}. For a sandbox without Slack, type: make run"
    return (
        f"SLACK_BOT_TOKEN is missing beside {present}: {add}. "
        f"For a sandbox without Slack, leave {present} out."
    )


def _matching(pattern: re.Pattern[str], value: SecretStr | None) -> SecretStr | None:
    if value is not None and not pattern.match(value.get_secret_value()):
        raise ValueError("is another kind of token, or none")
    return value


def _read(model: type[_Model], port: str | None = None) -> _Model:
    """The settings of this model. Raises SettingsError about the first field that is wrong."""
    given: dict[str, Any] = {} if port is None else {"port": port}
    try:
        return model(**given)
    except ValidationError as error:
        field = error.errors(include_url=False, include_input=False)[0]["loc"][0]
        raise SettingsError(_REMEDIES[str(field)]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"The file .env cannot be read ({type(error).__name__}): make it a UTF-8 text file "
            "that this user may read, or remove it."
        ) from None
