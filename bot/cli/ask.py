"""`sip-desk ask`: answer one question in the terminal, or many for another program."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from bot.cli.command import ExitCode, Subcommand, columns
from bot.errors import CommandLineError, OutputError

if TYPE_CHECKING:
    from bot.answers.document import Answer

MOST_BYTES = 1_000_000
"""Bytes of a question, or of one line with `--lines`, that are read from standard input."""

_STANDARD_INPUT = "-"

_NOT_A_STRING = 'That line is not a JSON string. Put each question in quotes: "200 vs 380".'
_TOO_LONG = f"That line is too long: a question may have {MOST_BYTES:,} bytes."

_EXAMPLES = """\
examples:
  {program} 486
  {program} 200 vs 380
  {program} codec mismatch
  {program} help                 what else you can ask
  {program} - < invite.txt       the question from a file
  {program} --json 486           for other programs

exit codes:
  0  answered
  1  the answer could not be written
  2  the question or the arguments could not be used; with --lines, a line
     was not a JSON string
"""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question",
        nargs="*",
        help="as in Slack, for example: 200 vs 380; - reads it from standard input, "
        "and so does no question where something is piped in",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--lines",
        action="store_true",
        help="with --json: answer one JSON string per line of standard input",
    )
    parser.epilog = _EXAMPLES.format(program=parser.prog)


def _run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    words: list[str] = options.question
    program = parser.prog
    if options.lines:
        _check_lines(words, options.json, program)
        return _answer_lines(_standard_input(program))
    if words == [_STANDARD_INPUT]:
        question = _question_from(_standard_input(program), program)
    elif _STANDARD_INPUT in words:
        raise CommandLineError(
            "- reads the question from standard input, and another one is typed here. "
            f"Type one of the two: {program} - or {program} 486"
        )
    elif words:
        question = " ".join(words)
    elif sys.stdin is not None and sys.stdin.isatty():
        parser.print_help()
        return ExitCode.DONE
    else:
        question = _question_from(_standard_input(program), program)
    return _answer(question, options.json, program)


def _check_lines(words: list[str], as_json: bool, program: str) -> None:
    """Raises CommandLineError where `--lines` does not go with the rest."""
    if not as_json:
        raise CommandLineError(
            f"--lines needs --json. Type: {program} --json --lines < questions.jsonl"
        )
    if words not in ([], [_STANDARD_INPUT]):
        import shlex

        raise CommandLineError(
            "--lines reads its questions from standard input, not from the arguments. "
            f"Type: {program} --json {shlex.join(words)}"
        )


def _answer(question: str, as_json: bool, program: str) -> int:
    import gc

    # One answer and out: collecting garbage meanwhile takes 10 ms and frees nothing of note.
    collecting = gc.isenabled()
    gc.disable()
    try:
        from bot.desk import Desk
        from catalog import open_catalog

        answer = Desk(open_catalog()).ask(question)
        if as_json:
            _write(_json(answer))
        else:
            from bot.terminal import render

            _write(render(answer, width=columns(), styled=_is_styled(), ask=program))
    finally:
        if collecting:
            gc.enable()
    return ExitCode.DONE if answer.usable else ExitCode.USAGE


# --- standard input


def _standard_input(program: str) -> BinaryIO:
    """Standard input as bytes: what is piped need not be UTF-8."""
    if sys.stdin is None:
        raise CommandLineError(f"Standard input is closed. Type: {program} 486")
    return sys.stdin.buffer


def _question_from(stream: BinaryIO, program: str) -> str:
    """All of the stream, as far as it is read."""
    text = stream.read(MOST_BYTES).decode("utf-8", "replace")
    if not text.strip():
        raise CommandLineError(f"Standard input is empty. Type: {program} 486")
    if stream.read(1):
        print(f"Only the first {MOST_BYTES:,} bytes were read.", file=sys.stderr)
    return text


def _answer_lines(stream: BinaryIO) -> int:
    """One JSON string in, one JSON object out, until standard input ends."""
    from bot.desk import Desk
    from catalog import load

    desk = Desk(load())
    status = ExitCode.DONE
    for line in _lines(stream):
        question = None if line is None else _string(line)
        if question is None:
            status = ExitCode.USAGE
            problem = _TOO_LONG if line is None else _NOT_A_STRING
            _write(json.dumps({"kind": "unknown", "codes": [], "text": problem, "blocks": []}))
        else:
            _write(_json(desk.ask(question)))
    return status


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line that is not blank; None in place of one that is too long."""
    while line := stream.readline(MOST_BYTES):
        if len(line) < MOST_BYTES or line.endswith(b"\n"):
            if line.strip():
                yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES)
        yield None


def _string(line: bytes) -> str | None:
    """The question in a line of JSON; a number counts as one."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


# --- standard output


def _is_styled() -> bool:
    """Whether to write colors; see no-color.org."""
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def _write(text: str) -> None:
    """Write a text and a line end, with a question mark for what the encoding does not have.

    Raises BrokenPipeError where its reader has gone, else OutputError where it cannot be written.
    """
    if sys.stdout is not None:
        encoding = sys.stdout.encoding or "utf-8"
        try:
            print(text.encode(encoding, "replace").decode(encoding), flush=True)
        except BrokenPipeError:
            raise
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise OutputError(f"The answer could not be written: {reason}.") from None


def _json(answer: Answer) -> str:
    """An answer for other programs; `text` is plain, `blocks` are Slack's."""
    from bot.slack.blocks import message

    return json.dumps(
        {
            "kind": answer.kind,
            "codes": answer.codes,
            "text": answer.text,
            "blocks": message(answer).blocks,
        },
        ensure_ascii=False,
    )


COMMAND = Subcommand("ask", "answer one question in the terminal", _add_arguments, _run)
