"""`python -m scripts.attacks`: see the package."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from scripts.attacks import deaf, flood, stalled, stopping, waiting
from scripts.attacks.scene import Attack
from scripts.rig.bot import ROOT, NotStartedError

ATTACKS: dict[str, Attack] = {
    "flood": flood.bombs,
    "waiting": waiting.over_http,
    "waiting-socket": waiting.over_socket_mode,
    "stopping": stopping.stopping,
    "stalled": stalled.stalled,
    "deaf": deaf.deaf,
    "words": flood.many_words,
}


def main() -> None:
    """Run the attacks and print what they showed."""
    parser = argparse.ArgumentParser(prog="python -m scripts.attacks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(ATTACKS)}: all")
    parser.add_argument("--root", type=Path, default=ROOT, help="checkout whose bot is attacked")
    asked = parser.parse_args()
    unknown = set(asked.names) - set(ATTACKS)
    if unknown:
        parser.error(f"no attack is called {', '.join(sorted(unknown))}")
    asyncio.run(_run(asked.root.resolve(), asked.names or list(ATTACKS)))


async def _run(root: Path, names: list[str]) -> None:
    console = Console(width=max(160, Console().width))
    table = Table("attack", "figure", "value", title=f"Attacks on {root}")
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            console.print(f"{name} …")
            try:
                async for figure, value in ATTACKS[name](root, Path(folder) / f"{name}.log"):
                    console.print(f"  {figure}: {value}", markup=False)
                    table.add_row(name, figure, value)
            except NotStartedError as error:
                table.add_row(name, "the bot did not start", str(error)[-200:])
            table.add_section()
    console.print(table)


if __name__ == "__main__":
    main()
