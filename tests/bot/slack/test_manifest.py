"""manifest.yml and the code say the same, both ways.

manifest.schema.json is Slack's own (slackapi/manifest-schema, version 0.5.0, MIT license).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import validators

from bot.settings import Settings
from bot.slack.app import SlackApp, create_app
from bot.slack.ids import Command, Event
from bot.slack.intake import take
from catalog import Catalog
from tests.bot.signed import NOW, SECRET, command, event, request

ROOT = Path(__file__).parents[3]
SCOPES = {
    Command.SIP: {"commands"},
    Event.APP_MENTION: {"app_mentions:read", "chat:write"},
    Event.MESSAGE_IM: {"im:history", "chat:write"},
}
"""What each thing that the app does needs; nothing else may be asked for."""


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    declared: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text("utf-8"))
    return declared


@pytest.fixture(scope="module")
def app(catalog: Catalog) -> Iterator[SlackApp]:
    """Posts nothing: its Web API refuses every connection."""
    settings = Settings(
        _env_file=None,
        slack_bot_token="xoxb-1",
        slack_signing_secret=SECRET,
        slack_api_url="http://127.0.0.1:1/api/",
    )
    app = create_app(settings, catalog=catalog, clock=lambda: NOW)
    yield app
    app.outbox.close(0)


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


REQUESTS = {
    Command.SIP: command("486"),
    Event.APP_MENTION: event("app_mention", "486"),
    Event.MESSAGE_IM: event("message", "486", channel_type="im"),
}
"""What Slack sends for each name."""


@pytest.mark.parametrize("name", [*Command, *Event])
def test_each_name_has_a_listener(app: SlackApp, name: Command | Event) -> None:
    taken = take(app, request(REQUESTS[name]))
    assert taken.response.status == 200
    assert taken.state.note is None
    assert taken.state.kind == "lookup"


def test_another_name_has_none(app: SlackApp) -> None:
    assert take(app, request(event("reaction_added", "486"))).state.note == "ignored, no listener"


def test_direct_messages_are_open(manifest: dict[str, Any]) -> None:
    home = manifest["features"]["app_home"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]
