"""What the stand-in needs to know of an app's manifest: its scopes, commands and events.

Source: docs.slack.dev/reference/app-manifest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

ManifestSource: TypeAlias = Path | str | Mapping[str, object]
"""A manifest: the path of a YAML file, or what is in one."""


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """A command that people can type."""

    command: str
    description: str
    usage_hint: str
    should_escape: bool
    """Whether Slack turns @names, #channels and links in the text into <...> forms."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The part of a manifest by which Slack decides what an app may do and hear."""

    bot_name: str
    bot_scopes: frozenset[str]
    commands: tuple[SlashCommand, ...]
    bot_events: frozenset[str]
    interactive: bool
    home_tab: bool
    """Whether the app has a Home tab."""
    messages_tab: bool
    """Whether people can write direct messages to the app."""

    def command(self, name: str) -> SlashCommand | None:
        """The slash command of this name, if the app has it."""
        return next((command for command in self.commands if command.command == name), None)


def load_manifest(source: ManifestSource) -> Manifest:
    """Read a manifest; a part that is left out counts as not asked for."""
    if isinstance(source, Path | str):
        source = _mapping(yaml.safe_load(Path(source).read_text(encoding="utf-8")))
    features = _mapping(source.get("features"))
    settings = _mapping(source.get("settings"))
    home = _mapping(features.get("app_home"))
    scopes = _mapping(_mapping(source.get("oauth_config")).get("scopes"))
    name = _mapping(source.get("display_information")).get("name", "App")
    return Manifest(
        bot_name=str(_mapping(features.get("bot_user")).get("display_name", name)),
        bot_scopes=frozenset(map(str, _items(scopes.get("bot")))),
        commands=tuple(
            SlashCommand(
                command=str(command.get("command", "")),
                description=str(command.get("description", "")),
                usage_hint=str(command.get("usage_hint", "")),
                should_escape=bool(command.get("should_escape", False)),
            )
            for command in map(_mapping, _items(features.get("slash_commands")))
        ),
        bot_events=frozenset(
            map(str, _items(_mapping(settings.get("event_subscriptions")).get("bot_events")))
        ),
        interactive=bool(_mapping(settings.get("interactivity")).get("is_enabled", False)),
        home_tab=bool(home.get("home_tab_enabled", False)),
        messages_tab=bool(home.get("messages_tab_enabled", False))
        and not bool(home.get("messages_tab_read_only_enabled", False)),
    )


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
