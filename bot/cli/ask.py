"""`sip-desk ask`: answer one question in the terminal, or many for another program."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from bot.cli.command import CommandLineError, ExitCode, Subcommand, columns

if TYPE_CHECKING:
    from bot.answers.document import Answer
    from bot.desk import Desk

MOST_BYTES = 1_000_000
"""Bytes of a question, or of one line with `--lines`, that are read from standard input."""

_NOT_A_STRING = 'That line is not a JSON string. Put each question in quotes: "200 vs 380".'
_TOO_LONG = f"That line is too long: a question may have {MOST_BYTES:,} bytes."

_EXAMPLES = """\
examples:
  {program} 486
  {program} 200 vs 380
  {program} codec mismatch
  {program} help                 what else can be asked
  {program} - < invite.txt       the question from a file
  {program} --json 486           for other programs

exit codes: 0 answered; 2 the question or the arguments could not be used, with --lines a line
"""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question",
        nargs="*",
        help="as in Slack, for example: 200 vs 380; - or nothing reads it from standard input",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--lines",
        action="store_true",
        help="with --json: answer one JSON string per line of standard input",
    )
    parser.epilog = _EXAMPLES.format(program=parser.prog)


def _run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    question = " ".join(options.question)
    program = parser.prog
    if options.lines:
        if not options.json:
            raise CommandLineError(
                f"--lines prints JSON. Type: {program} --json --lines < questions.jsonl"
            )
        if question not in ("", "-"):
            import shlex

            raise CommandLineError(
                "--lines reads its questions from standard input. "
                f"For this one, type: {program} --json {shlex.join(options.question)}"
            )
        return _answer_lines(_standard_input(program))
    if not question and sys.stdin is not None and sys.stdin.isatty():
        parser.print_help(sys.stderr)
        return ExitCode.USAGE
    if question in ("", "-"):
        question = _question_from(_standard_input(program), program)
    return _answer(question, options.json)


def _answer(question: str, as_json: bool) -> int:
    answer = _desk().ask(question)
    if as_json:
        _write(_json(answer))
    else:
        from bot.terminal import render

        _write(render(answer, width=columns(), styled=_is_styled()))
    return ExitCode.DONE if answer.usable else ExitCode.USAGE


def _desk() -> Desk:
    import catalog
    from bot.desk import Desk

    return Desk(catalog.load())


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
    desk = _desk()
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
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _write(text: str) -> None:
    """Write a text and a line end, with a question mark for what the encoding does not have."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


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
