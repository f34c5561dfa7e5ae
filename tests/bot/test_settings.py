"""Settings: what is missing or wrong is said in one sentence, and no secret is shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.cli import main
from bot.errors import SettingsError
from bot.settings import read_settings, sandbox_port, slack_is_configured

BOT, APP, SECRET = "xoxb-never-shown", "xapp-never-shown", "never-shown"
COMPLETE = {"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": SECRET}


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of ours and no `.env`."""
    monkeypatch.chdir(tmp_path)
    for name in [*os.environ]:
        if name.startswith("SLACK_") or name == "PORT":
            monkeypatch.delenv(name)


def _set(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


INCOMPLETE = [
    ({}, "SLACK_BOT_TOKEN is missing: put the bot token (xoxb-…) into the environment or .env."),
    ({"SLACK_BOT_TOKEN": BOT}, "SLACK_SIGNING_SECRET is missing"),
    ({"SLACK_APP_TOKEN": APP}, "SLACK_BOT_TOKEN is missing beside SLACK_APP_TOKEN"),
    ({"SLACK_SIGNING_SECRET": SECRET}, "SLACK_BOT_TOKEN is missing beside SLACK_SIGNING_SECRET"),
    (
        {"SLACK_APP_TOKEN": APP, "SLACK_SIGNING_SECRET": SECRET},
        "beside SLACK_APP_TOKEN and SLACK_SIGNING_SECRET",
    ),
]
WRONG = [
    ({**COMPLETE, "PORT": "many"}, "The port must be a number from 0 to 65535"),
    ({**COMPLETE, "PORT": "99999"}, "The port must be a number from 0 to 65535"),
    ({**COMPLETE, "PORT": "-1"}, "The port must be a number from 0 to 65535"),
    ({**COMPLETE, "SLACK_API_URL": "https://never-shown"}, "SLACK_API_URL must be an https://"),
    ({**COMPLETE, "SLACK_API_URL": "never-shown/api/"}, "SLACK_API_URL must be an https://"),
    ({**COMPLETE, "SLACK_API_URL": "https:///api/"}, "SLACK_API_URL must be an https://"),
    ({**COMPLETE, "SLACK_API_URL": "https://api/"}, "SLACK_API_URL must be an https://"),
    ({"SLACK_BOT_TOKEN": APP}, "SLACK_BOT_TOKEN is not a bot token"),
    ({"SLACK_BOT_TOKEN": "never-shown"}, "SLACK_BOT_TOKEN is not a bot token"),
    ({"SLACK_BOT_TOKEN": "xoxb-never shown"}, "SLACK_BOT_TOKEN is not a bot token"),
    (
        {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": "xoxb-never-shown"},
        "SLACK_APP_TOKEN is not an app-level token",
    ),
]


@pytest.mark.parametrize(("variables", "sentence"), [*INCOMPLETE, *WRONG])
def test_serving_says_what_to_do_about_a_setting(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    sentence: str,
) -> None:
    _set(monkeypatch, variables)
    assert main(["serve"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    [line] = printed.err.splitlines()
    assert sentence in line
    assert "never" not in line


@pytest.mark.parametrize(("variables", "sentence"), [*INCOMPLETE[1:], *WRONG])
def test_start_serves_or_complains_as_soon_as_anything_of_slack_is_set(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    sentence: str,
) -> None:
    _set(monkeypatch, variables)
    assert main(["start"]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("command", ["sandbox", "serve", "start"])
@pytest.mark.parametrize("port", ["99999", "-1", "http", "", "3000.5"])
def test_a_port_that_cannot_be_is_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, port: str
) -> None:
    _set(monkeypatch, COMPLETE if command == "serve" else {})
    assert main([command, f"--port={port}"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "The port must be a number from 0 to 65535: choose another one, for example PORT=3100."
    ]


@pytest.mark.parametrize("command", ["sandbox", "start"])
def test_the_variable_is_checked_as_the_option_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("PORT", "abc")
    assert main([command]) == 1
    assert "The port must be" in capsys.readouterr().err


def test_the_option_goes_before_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, {**COMPLETE, "PORT": "3100"})
    assert (sandbox_port(), read_settings().port) == (3100, 3100)
    assert (sandbox_port("3200"), read_settings("3200").port) == (3200, 3200)


def test_the_option_makes_a_wrong_variable_good(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, {**COMPLETE, "PORT": "abc"})
    assert (sandbox_port("3200"), read_settings("3200").port) == (3200, 3200)


def test_the_sandbox_takes_its_own_port_unless_one_is_given() -> None:
    assert sandbox_port() == 8380


@pytest.mark.parametrize(
    ("variables", "configured"),
    [
        ({}, False),
        ({"PORT": "3100"}, False),
        ({"PORT": "abc"}, False),
        ({"SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": " "}, False),
        ({"SLACK_APP_TOKEN": APP}, True),
        ({"SLACK_SIGNING_SECRET": SECRET}, True),
        ({"SLACK_BOT_TOKEN": "wrong"}, True),
    ],
)
def test_slack_is_configured_where_anything_of_it_is_set(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], configured: bool
) -> None:
    _set(monkeypatch, variables)
    assert slack_is_configured() is configured


def test_a_wrong_port_alone_does_not_ask_for_tokens(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "abc")
    main(["start"])
    assert "SLACK" not in capsys.readouterr().err


def test_settings_come_from_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"SLACK_BOT_TOKEN= {BOT}  \nSLACK_APP_TOKEN={APP}\n", "utf-8")
    settings = read_settings()
    assert settings.socket_mode
    assert settings.slack_bot_token is not None
    assert settings.slack_bot_token.get_secret_value() == BOT
    assert "never" not in repr(settings)


def test_a_file_that_is_no_text_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"SLACK_BOT_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError, match=r"The file \.env cannot be read"):
        read_settings()
    with pytest.raises(SettingsError, match=r"The file \.env cannot be read"):
        sandbox_port()
