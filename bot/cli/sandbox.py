"""`sip-desk sandbox`: a Slack workspace on this machine."""

from __future__ import annotations

import argparse
import sys

from bot.cli.command import ExitCode, Subcommand, add_port


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the sandbox."""
    add_port(parser, "8380")
    parser.add_argument(
        "--no-browser", action="store_true", help="print the address, open no browser"
    )


def run(options: argparse.Namespace, _: argparse.ArgumentParser) -> int:
    """Run the workspace until Ctrl-C."""
    from bot.errors import SettingsError
    from bot.settings import sandbox_port

    try:
        port = sandbox_port(options.port)
        from bot.sandbox import run as run_sandbox

        run_sandbox(port=port, open_browser=not options.no_browser)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return ExitCode.SETUP
    return ExitCode.DONE


COMMAND = Subcommand(
    "sandbox", "a Slack workspace on this machine, in the browser", add_arguments, run
)
