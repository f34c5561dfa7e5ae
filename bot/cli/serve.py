"""`sip-desk serve`: answer in a real Slack workspace."""

from __future__ import annotations

import argparse
import sys

from bot.cli.command import ExitCode, Subcommand, add_port


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_port(parser, "3000")


def run(options: argparse.Namespace, _: argparse.ArgumentParser) -> int:
    """Serve until told to end."""
    from bot.errors import SettingsError
    from bot.settings import read_settings

    try:
        settings = read_settings(options.port)
        from bot.slack.serve import serve

        return serve(settings)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return ExitCode.SETUP


COMMAND = Subcommand("serve", "answer in a real Slack workspace", _add_arguments, run)
