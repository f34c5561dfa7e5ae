"""manifest.yml and the code say the same, both ways.

manifest.schema.json is Slack's own (slackapi/manifest-schema, version 0.5.0, MIT license).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import validators
from slack_bolt import App

from bot.settings import Settings
from bot.slack.app import create_app
from bot.slack.ids import Command, Event
from catalog import Catalog

ROOT = Path(__file__).parents[3]
SCOPES = {
    Command.SIP: {"commands"},
    Event.APP_MENTION: {"app_mentions:read", "chat:write"},
    Event.MESSAGE_IM: {"im:history", "chat:write"},
}
"""What each thing that the app does needs; nothing else may be asked for."""


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text("utf-8"))
    return told


@pytest.fixture(scope="module")
def app(catalog: Catalog) -> App:
    settings = Settings(_env_file=None, slack_bot_token="xoxb-1", slack_signing_secret="x")
    return create_app(settings, catalog=catalog)


def test_slack_would_take_it(manifest: dict[str, Any]) -> None:
    schema = json.loads((ROOT / "tests/bot/manifest.schema.json").read_text("utf-8"))
    validator = validators.validator_for(schema)(schema)
    assert list(validator.iter_errors(manifest)) == []


def test_its_commands_are_the_codes(manifest: dict[str, Any]) -> None:
    declared = {command["command"] for command in manifest["features"]["slash_commands"]}
    assert declared == set(Command)


def test_its_events_are_the_codes(manifest: dict[str, Any]) -> None:
    assert set(manifest["settings"]["event_subscriptions"]["bot_events"]) == set(Event)


def test_it_asks_for_no_scope_too_many(manifest: dict[str, Any]) -> None:
    needed = set().union(*SCOPES.values())
    assert set(SCOPES) == {*Command, *Event}
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed


def test_each_name_has_one_listener(app: App) -> None:
    assert len(app._listeners) == len(Command) + len(Event)


def test_direct_messages_are_open(manifest: dict[str, Any]) -> None:
    home = manifest["features"]["app_home"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]
