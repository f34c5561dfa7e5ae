"""The terminal's door, as whole processes where it counts."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from bot.cli import COMMANDS, main


def _run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_ask_prints_a_plain_answer_when_piped() -> None:
    done = _run("ask", "200", "vs", "380")
    assert done.returncode == 0
    assert "Key differences" in done.stdout
    assert "\x1b" not in done.stdout


def test_ask_starts_without_slacks_libraries() -> None:
    code = (
        "import sys; from bot.cli import main; main(['ask', '486']); "
        "print([name for name in sys.modules if name.startswith(('slack_', 'slackblocks'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_json_needs_neither_bolt_nor_the_sdk() -> None:
    code = (
        "import sys; from bot.cli import main; main(['ask', '--json', '486']); "
        "print([name for name in sys.modules if name.startswith(('slack_bolt', 'slack_sdk'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


@pytest.mark.parametrize(
    ("question", "kind", "codes"),
    [
        ("200 vs 380", "compare", [200, 380]),
        ("486", "lookup", [486]),
        ("4xx", "class", 400),
        ("list", "list", 100),
        ("help", "help", []),
        ("codec mismatch", "search", 488),
        ("299", "unknown", 204),
        ("zzqqxx", "unknown", []),
    ],
)
def test_json_is_one_object(
    capsys: pytest.CaptureFixture[str], question: str, kind: str, codes: list[int] | int
) -> None:
    status = main(["ask", "--json", *question.split()])
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"kind", "codes", "text", "blocks"}
    assert told["kind"] == kind
    assert told["text"]
    assert told["blocks"]
    assert (told["codes"] if isinstance(codes, list) else told["codes"][0]) == codes
    assert status == (2 if kind == "unknown" else 0)


def test_lines_answers_each_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('"486"\n\n"200 vs 380"\nnot json\n42\n'))
    assert main(["ask", "--json", "--lines"]) == 2
    kinds = [json.loads(line)["kind"] for line in capsys.readouterr().out.splitlines()]
    assert kinds == ["lookup", "compare", "unknown", "unknown"]


def test_no_question_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask"]) == 0
    assert "What to type" in capsys.readouterr().out


def test_a_question_that_begins_with_a_minus_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "-5"]) == 2
    assert "100 to 699" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({}, "SLACK_BOT_TOKEN is missing"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET is missing"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "PORT": "many"}, "PORT is not usable"),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_API_URL": "https://example.com"},
            "SLACK_API_URL is not usable",
        ),
    ],
)
def test_serve_says_which_setting_is_missing(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    variables: dict[str, str],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("no-env-file"))
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "PORT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert main(["serve"]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert "xoxb-1" not in error


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as ended:
            main([command.name, "--help"])
        assert ended.value.code == 0
        assert command.does in capsys.readouterr().out
