"""Settings from the environment or `.env`, frozen and checked, with errors that say what to do."""

from __future__ import annotations

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError


class Settings(BaseSettings):
    """What the bot needs to know of its surroundings. Tokens never show in its repr."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

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
    port: int = Field(3000, ge=0, le=65535, description="Port of the HTTP server")
    slack_api_url: str = Field(
        "https://slack.com/api/", description="Address of the Web API; ends in `/api/`"
    )

    @field_validator("slack_bot_token", "slack_signing_secret", "slack_app_token", mode="before")
    @classmethod
    def _empty_is_absent(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_api(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")) or not value.endswith("/api/"):
            raise ValueError("must start with https:// or http:// and end in /api/")
        return value

    @property
    def socket_mode(self) -> bool:
        """Whether to connect to Slack by WebSocket instead of listening for HTTP."""
        return self.slack_app_token is not None


def slack_is_configured() -> bool:
    """Whether a bot token is set, or a setting is wrong, so that serving will say so."""
    try:
        return Settings().slack_bot_token is not None
    except ValidationError:
        return True


def read_settings() -> Settings:
    """Settings complete enough to serve. Raises SettingsError."""
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        variable = str(first["loc"][0]).upper() if first["loc"] else "a setting"
        raise SettingsError(f"{variable} is not usable: {first['msg']}.") from None
    if settings.slack_bot_token is None:
        raise SettingsError(
            "SLACK_BOT_TOKEN is missing: put the bot token (xoxb-…) into the environment or .env. "
            "No Slack at hand? Run: python -m bot sandbox"
        )
    if settings.slack_signing_secret is None and not settings.socket_mode:
        raise SettingsError(
            "SLACK_SIGNING_SECRET is missing: put it into the environment or .env, "
            "or set SLACK_APP_TOKEN (xapp-…) to use Socket Mode."
        )
    return settings
