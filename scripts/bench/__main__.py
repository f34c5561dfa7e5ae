"""`make bench`: see the package."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from rich.console import Console

from scripts.bench import dispatch, first, http, size, start
from scripts.bench.figures import Figure
from scripts.bench.table import read, save, table

KINDS: Mapping[str, Callable[[], Iterator[Figure]]] = MappingProxyType(
    {
        "dispatch": dispatch.measure,
        "first": first.measure,
        "http": http.measure,
        "size": size.measure,
        "start": start.measure,
    }
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(KINDS)}: all")
    parser.add_argument("--save", type=Path, metavar="FILE", help="write the figures, too")
    parser.add_argument("--before", type=Path, metavar="FILE", help="show these beside them")
    options = parser.parse_args()
    if unknown := set(options.names) - set(KINDS):
        parser.error(f"there are no figures for {', '.join(sorted(unknown))}")
    names = options.names or list(KINDS)
    before = read(options.before) if options.before else None
    console = Console(width=max(150, Console().width))
    figures: list[Figure] = []
    for name in names:
        console.print(f"{name} …")
        figures += KINDS[name]()
    console.print(table(figures, before))
    if "http" in names and not shutil.which("wrk"):
        console.print(http.MISSING)
    if "start" in names and not start.has_doctor():
        console.print(start.MISSING)
    if options.save:
        save(figures, options.save)


if __name__ == "__main__":
    main()
