"""`sip-desk start`: what `make run` runs."""

from __future__ import annotations

import argparse

from bot.cli import sandbox, serve
from bot.cli.command import Subcommand


def _run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from bot.settings import slack_is_configured

    run = serve.run if slack_is_configured() else sandbox.run
    return run(options, parser)


COMMAND = Subcommand(
    "start", "serve where tokens are set, else the sandbox", sandbox.add_arguments, _run
)
