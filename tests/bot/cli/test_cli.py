"""The command line: which command runs, the exit codes, the help."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import COMMANDS, main

ROOT = Path(__file__).parents[3]
FULL_DISK = Path("/dev/full")


def test_without_a_command_there_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], "sip-desk") == 0
    shown = capsys.readouterr().out
    assert "usage: sip-desk" in shown
    assert all(f"{command.name} " in shown for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help(
    capsys: pytest.CaptureFixture[str], command: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    name, description = command.name, command.description  # type: ignore[attr-defined]
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"], "sip-desk")
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert f"usage: sip-desk {name}" in shown
    assert description in shown


def test_a_question_without_a_command_is_said_with_what_to_type(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["486"], "sip-desk") == 2
    assert capsys.readouterr().err == (
        "There is no command '486'. To ask a question, type: sip-desk ask 486\n"
    )


@pytest.mark.parametrize("arguments", [["--port", "1"], ["ask", "--jsn", "486"], ["start", "now"]])
def test_an_argument_that_nothing_takes_is_an_error(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "unrecognized arguments" in capsys.readouterr().err


@pytest.mark.parametrize("columns", ["60", "200", "0", "many", "", "9" * 5000])
def test_the_width_of_the_terminal_may_be_anything(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["ask", "486"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 100


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["ask", "486"], ("slack_", "slackblocks", "pydantic_settings", "rich", "bot.settings")),
        (["ask", "200", "vs", "380"], ("slack_", "slackblocks", "pydantic_settings", "rich")),
        (["ask", "--json", "486"], ("slack_bolt", "slack_sdk", "pydantic_settings", "rich")),
        ([], ("pydantic", "bot.desk", "bot.settings", "catalog")),
    ],
)
def test_a_command_imports_only_what_it_works_with(
    arguments: list[str], unwanted: tuple[str, ...]
) -> None:
    code = (
        f"import sys; from bot.cli import main; main({arguments!r}); "
        f"print([name for name in sys.modules if name.startswith({unwanted!r})])"
    )
    assert python(code).splitlines()[-1] == "[]"


def test_an_end_to_reading_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "list"],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.skipif(not FULL_DISK.exists(), reason="only Linux has a file that is always full")
@pytest.mark.parametrize("question", [["486"], ["--json", "486"]])
def test_an_answer_that_cannot_be_written_is_said_in_one_sentence(question: list[str]) -> None:
    with FULL_DISK.open("wb") as output:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "ask", *question],
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "The answer could not be written: No space left on device.\n"


@pytest.mark.parametrize(
    ("closed", "exit_code", "error"),
    [("<&-", 2, "Standard input is closed. Type: "), (">&-", 2, ""), ("486 >&-", 0, "")],
)
def test_closed_streams_are_no_accident(closed: str, exit_code: int, error: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f'"$0" -m bot ask {closed}', sys.executable],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == exit_code
    assert "Traceback" not in done.stderr
    assert error in done.stderr


def test_python_m_bot_shows_the_interpreter_that_was_typed(tmp_path: Path) -> None:
    interpreter = tmp_path / "a python"
    interpreter.symlink_to(sys.executable)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [interpreter, "-m", "bot"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"usage: '{interpreter}' -m bot" in done.stdout


def test_ctrl_c_ends_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.terminal.render", interrupt)
    assert main(["ask", "486"]) == 130
