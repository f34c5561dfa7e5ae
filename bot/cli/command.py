"""What a command of the command line is, and what all of them share."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

_COLUMNS = 80


class ExitCode(IntEnum):
    """What a command reports to the shell; 130 and 141 are what a shell reports of a signal."""

    DONE = 0
    """Answered; or served until told to end."""
    SETUP = 1
    """The settings, the port, Slack or a full disk do not allow it; one sentence says so."""
    USAGE = 2
    """The arguments or the question could not be used."""
    INTERRUPTED = 130
    """Ctrl-C."""
    PIPE_CLOSED = 141
    """Whoever read the output has gone."""


@dataclass(frozen=True, slots=True)
class Subcommand:
    """One command.

    run: takes the parsed arguments and their parser; gives the exit code
    """

    name: str
    description: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, argparse.ArgumentParser], int]


def argument_parser(program: str, description: str) -> argparse.ArgumentParser:
    """A parser whose help is as wide as the terminal."""
    return argparse.ArgumentParser(
        prog=program,
        description=description,
        # Left to find out the width itself, argparse imports a module that takes 3 ms.
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=columns()),
        allow_abbrev=False,
    )


def columns() -> int:
    """The columns of the terminal; 80 where there is none."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given[:4]):
        return int(given[:4])
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _COLUMNS
    except (OSError, ValueError, AttributeError):  # no terminal, closed, or no output at all
        return _COLUMNS


def add_port(parser: argparse.ArgumentParser, default: str) -> None:
    """The option that goes before the variable `PORT`; the settings check it."""
    parser.add_argument("--port", help=f"port to listen on; PORT, or {default}, unless given")
