"""`make soak`: see the package."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from scripts.rig.bot import ROOT, NotStartedError
from scripts.soak import Plan, Soaked, soak


def main() -> None:
    """Soak, print, and fail if a promise was broken."""
    usual = Plan()
    parser = argparse.ArgumentParser(prog="python -m scripts.soak", description=__doc__)
    parser.add_argument("--requests", type=int, default=usual.requests, help="over HTTP")
    parser.add_argument(
        "--socket-requests", type=int, default=usual.socket_requests, help="over Socket Mode"
    )
    parser.add_argument("--seed", type=int, default=usual.seed, help="another one, other faults")
    parser.add_argument(
        "--scale",
        type=float,
        default=usual.scale,
        help="how much shorter than Slack's the pauses before repetitions are",
    )
    parser.add_argument(
        "--faults", type=float, default=usual.faults, help="share that goes wrong, 0 to 1"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="checkout whose bot is soaked")
    asked = vars(parser.parse_args())
    root = asked.pop("root").resolve()
    console = Console(width=max(150, Console().width))
    began = time.monotonic()
    try:
        soaked = asyncio.run(soak(Plan(**asked), root, console.print))
    except NotStartedError as error:
        sys.exit(f"BROKEN the bot did not start: {error}")
    _print(console, soaked)
    console.print(f"{time.monotonic() - began:.0f} s in all")
    for what in soaked.broken:
        console.print(f"BROKEN {what}", markup=False)
    sys.exit(1 if soaked.broken else 0)


def _print(console: Console, soaked: Soaked) -> None:
    for door, verdict in soaked.verdicts.items():
        table = Table("figure", "value", title=door)
        for name, value in verdict.figures:
            table.add_row(name, value)
        console.print(table)


if __name__ == "__main__":
    main()
