"""`sip-desk ask`: where the question comes from, what is printed, what goes together."""

from __future__ import annotations

import gc
import io
import json
from typing import Any

import pytest

from bot.cli import main
from bot.cli.ask import MOST_BYTES


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def ask(*arguments: str) -> int:
    return main(["ask", *arguments], "sip-desk")


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
    status = ask("--json", *question.split())
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"kind", "codes", "text", "blocks"}
    assert printed["kind"] == kind
    assert printed["text"]
    assert printed["blocks"]
    assert (printed["codes"] if isinstance(codes, list) else printed["codes"][0]) == codes
    assert status == (2 if kind == "unknown" else 0)


def test_the_text_of_json_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("--json", "200 vs <b>&co") == 2
    text = json.loads(capsys.readouterr().out)["text"]
    assert "<b>&co" in text


def test_options_may_come_after_and_between_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["200", "vs", "380", "--json"], ["200", "--json", "vs", "380"]):
        assert ask(*arguments) == 0
        assert json.loads(capsys.readouterr().out)["codes"] == [200, 380]


def test_a_question_that_begins_with_a_minus_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("-5") == 2
    assert "100 to 699" in capsys.readouterr().out


def test_an_empty_question_is_answered_with_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("") == 0
    assert "What to type" in capsys.readouterr().out


# --- where the question comes from


def test_at_a_terminal_nothing_typed_shows_the_help(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    assert ask() == 0
    assert "sip-desk ask 200 vs 380" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [(), ("-",)])
@pytest.mark.parametrize(
    ("data", "answered"),
    [
        (b"486\n", "486 Busy Here"),
        (b"200 vs 380", "380 Alternative Service"),
        (b"SIP/2.0 486 Busy Here\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\n\r\n", "486 Busy Here"),
        (b"\xff\xfe 486", "486 Busy Here"),
    ],
)
def test_a_piped_question_is_answered(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    data: bytes,
    answered: str,
) -> None:
    pipe(monkeypatch, data)
    assert ask(*arguments) == 0
    assert answered in capsys.readouterr().out


def test_arguments_leave_what_is_piped_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe(monkeypatch, b"200 vs 380")
    assert ask("486") == 0
    assert capsys.readouterr().out.startswith("486 Busy Here")


def test_more_is_piped_than_is_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe(monkeypatch, b"486 " + b" " * MOST_BYTES)
    assert ask() == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("486 Busy Here")
    assert "Only the first 1,000,000 bytes" in printed.err


# --- what does not go together


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Standard input is empty. Type: sip-desk ask 486"),
        (["-"], "Standard input is empty. Type: sip-desk ask 486"),
        (["-", "486"], "Type one of the two: sip-desk ask - or sip-desk ask 486"),
        (["--lines"], "Type: sip-desk ask --json --lines < questions.jsonl"),
        (["--lines", "486"], "Type: sip-desk ask --json --lines < questions.jsonl"),
        (
            ["--json", "--lines", "who's", "calling"],
            """Type: sip-desk ask --json 'who'"'"'s' calling""",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_with_what_to_type(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    sentence: str,
) -> None:
    pipe(monkeypatch, b" \n")
    assert ask(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    [line] = printed.err.splitlines()
    assert line.endswith(sentence)


# --- many questions


def answers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: bytes
) -> tuple[int, list[dict[str, Any]]]:
    pipe(monkeypatch, data)
    status = ask("--json", "--lines")
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_line_is_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status, printed = answers(capsys, monkeypatch, b'"486"\n\n"200 vs 380"\n42\n"\\ud800"')
    assert [answer["kind"] for answer in printed] == ["lookup", "compare", "unknown", "help"]
    assert status == 0


@pytest.mark.parametrize(
    "line", [b"not json", b'["486"]', b"true", b"\xff", b"[" * 100_000, b'"' + b"4" * MOST_BYTES]
)
def test_a_line_that_is_no_question_leaves_the_others_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: bytes
) -> None:
    status, printed = answers(capsys, monkeypatch, line + b'\n"486"\n')
    assert [answer["kind"] for answer in printed] == ["unknown", "lookup"]
    assert printed[0]["text"].startswith("That line is ")
    assert status == 2


# --- how it is printed


@pytest.mark.parametrize(
    ("variables", "styled"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)],
)
def test_a_terminal_gets_colors_unless_it_wants_none(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], styled: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    assert ask("486") == 0
    assert ("\x1b[" in terminal.getvalue()) is styled


def test_no_escape_sequence_is_piped(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("200 vs 380") == 0
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert not [line for line in printed.splitlines() if line != line.rstrip()]


def test_an_encoding_without_bullets_gets_question_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, "ascii"))
    assert ask("486") == 0
    assert b"486 Busy Here" in written.getvalue()


def test_garbage_is_collected_afterwards_as_before(capsys: pytest.CaptureFixture[str]) -> None:
    assert gc.isenabled()
    assert ask("486") == 0
    assert gc.isenabled()
