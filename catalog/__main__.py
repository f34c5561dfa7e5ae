"""python -m catalog lint [--rfc DIR]: checks all data against its contract.

Exit code 0 where there is no problem, 1 where there is one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from catalog.errors import DataError
from catalog.lint import RULES, Material, check, read_exceptions
from catalog.load.files import data_folder


def main(arguments: list[str] | None = None) -> int:
    """Run one command; exit code."""
    options = _parser().parse_args(arguments)
    if options.rules:
        for rule in RULES:
            print(f"{rule.name:18} {rule.why}")
        return 0
    root = options.data or data_folder()
    try:
        report = check(Material(root, options.rfc), read_exceptions(root))
    except DataError as error:
        print(error)
        return 1
    for line in report.lines():
        print(line)
    return 1 if report.problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m catalog")
    commands = parser.add_subparsers(dest="command", required=True)
    lint = commands.add_parser("lint", help="check all data against its contract")
    lint.add_argument("--rfc", type=Path, metavar="DIR", help="read sections from RFC texts here")
    lint.add_argument("--data", type=Path, metavar="DIR", help="another data folder")
    lint.add_argument("--rules", action="store_true", help="list the rules and their reasons")
    return parser


if __name__ == "__main__":
    sys.exit(main())
