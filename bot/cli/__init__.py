"""The command line: `sip-desk`, or `python -m bot`, with one module a command.

Importing this package is cheap. A command imports what it works with when it runs, so that `ask`
starts without Slack's libraries and `--help` without any.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from bot.cli import ask, sandbox, serve, start
from bot.cli.command import ExitCode, Subcommand, argument_parser
from bot.errors import CommandLineError, OutputError

__all__ = ["COMMANDS", "ExitCode", "main"]

COMMANDS: tuple[Subcommand, ...] = (ask.COMMAND, sandbox.COMMAND, serve.COMMAND, start.COMMAND)

_DESCRIPTION = "SIP Desk explains and compares SIP response codes."


def main(arguments: Sequence[str] | None = None, program: str = "sip-desk") -> int:
    """Run one command and return its exit code; see `ExitCode`.

    arguments: those of the process unless given
    program:   how this program was started, for usage lines and examples

    Raises SystemExit as argparse does, after `--help` and after an argument that nothing takes.
    """
    # Looking for plug-ins in everything that is installed costs pydantic 30 ms; there are none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = _run(words, program)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except CommandLineError as error:
        print(error, file=sys.stderr)
        return ExitCode.USAGE
    except OutputError as error:
        print(error, file=sys.stderr)
        _discard_output()
        return ExitCode.SETUP
    except BrokenPipeError:
        _discard_output()
        return ExitCode.PIPE_CLOSED
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _run(words: Sequence[str], program: str) -> int:
    for command in COMMANDS:
        if words[:1] == [command.name]:
            parser = argument_parser(f"{program} {command.name}", command.description)
            command.add_arguments(parser)
            # Intermixed, because an option may stand between the words of a question.
            options = parser.parse_intermixed_args(words[1:])
            return command.run(options, parser)
    if words and not words[0].startswith("-"):
        raise CommandLineError(
            f"There is no command {words[0]!r}. To ask a question, type: {program} ask 486"
        )
    parser = _overview(program)
    if words:
        parser.parse_args(words[:1])  # shows the help, or says which option there is not
    parser.print_help()
    return ExitCode.DONE


def _overview(program: str) -> argparse.ArgumentParser:
    """What explains the commands; it runs none."""
    parser = argument_parser(program, _DESCRIPTION)
    commands = parser.add_subparsers(
        title="commands", metavar="command", prog=program, required=False
    )
    for command in COMMANDS:
        commands.add_parser(command.name, help=command.description)
    parser.epilog = f"More about a command, for example: {program} ask --help"
    return parser


def _discard_output() -> None:
    """Send what is still to be written nowhere, as when its reader has gone after `| head`."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
