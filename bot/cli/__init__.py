"""The terminal's door: `python -m bot ask | serve | sandbox`.

Each command imports what it needs when it runs, so that `ask` starts without Slack's libraries.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ANSWERED, UNUSABLE, INTERRUPTED = 0, 2, 130
"""Exit codes: an answer was given; the question, or the set-up, could not be used; Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Cli:
    """One command: its name, what it does, its arguments and what runs it."""

    name: str
    does: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def _ask_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="*", help="as in Slack, for example: 200 vs 380")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--lines",
        action="store_true",
        help="with --json: read one JSON string per line of standard input",
    )


def _ask(options: argparse.Namespace) -> int:
    import gc

    # One answer and out: collecting garbage meanwhile would only cost time.
    gc.disable()
    import catalog
    from bot.desk import Desk

    desk = Desk(catalog.load())
    if options.lines:
        gc.enable()
        return _ask_lines(desk.ask)
    answer = desk.ask(" ".join(options.question))
    if options.json:
        print(_as_json(answer))
    else:
        from rich.console import Console

        from bot.terminal import show

        show(answer, Console(highlight=False))
    return ANSWERED if answer.usable else UNUSABLE


def _ask_lines(ask: Callable[[str], object]) -> int:
    """One JSON string in, one JSON object out, until standard input ends."""
    status = ANSWERED
    for line in sys.stdin:
        if not line.strip():
            continue
        try:
            text = json.loads(line)
        except ValueError:
            text = None
        if isinstance(text, int | float):
            text = str(text)
        if not isinstance(text, str):
            print(json.dumps({"kind": "unknown", "codes": [], "text": _NOT_A_STRING, "blocks": []}))
            status = UNUSABLE
        else:
            print(_as_json(ask(text)))
        sys.stdout.flush()
    return status


_NOT_A_STRING = 'That line is not a JSON string. Put each question in quotes: "200 vs 380".'


def _as_json(answer: object) -> str:
    from bot.answers.document import Answer
    from bot.slack.blocks import message

    assert isinstance(answer, Answer)
    posted = message(answer)
    return json.dumps(
        {
            "kind": answer.kind,
            "codes": answer.codes,
            "text": posted.text,
            "blocks": posted.blocks,
        },
        ensure_ascii=False,
    )


def _no_arguments(_: argparse.ArgumentParser) -> None:
    """For commands that take none."""


def _serve(_: argparse.Namespace) -> int:
    from bot.settings import SettingsError, read_settings
    from bot.slack.serve import serve

    try:
        return serve(read_settings())
    except SettingsError as error:
        print(error, file=sys.stderr)
        return UNUSABLE


def _sandbox_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8380, help="port of the page (8380)")
    parser.add_argument(
        "--no-browser", action="store_true", help="print the address, open no browser"
    )


def _sandbox(options: argparse.Namespace) -> int:
    from bot.sandbox import run

    run(port=options.port, open_browser=not options.no_browser)
    return ANSWERED


def _start(options: argparse.Namespace) -> int:
    from bot.settings import slack_is_configured

    return _serve(options) if slack_is_configured() else _sandbox(options)


COMMANDS: tuple[Cli, ...] = (
    Cli("ask", "answer one question in the terminal", _ask_arguments, _ask),
    Cli(
        "sandbox", "a Slack workspace on this machine, in the browser", _sandbox_arguments, _sandbox
    ),
    Cli("serve", "answer in a real Slack workspace", _no_arguments, _serve),
    Cli("start", "serve where tokens are set, else the sandbox", _sandbox_arguments, _start),
)


def parser() -> argparse.ArgumentParser:
    """The parser of the command line, built from `COMMANDS`."""
    top = argparse.ArgumentParser(
        prog="python -m bot", description="SIP Desk: SIP response codes, explained and compared."
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="command")
    for command in COMMANDS:
        sub = commands.add_parser(command.name, help=command.does, description=command.does)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = parser().parse_args(list(arguments) if arguments is not None else None)
    try:
        status: int = options.run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    return status
