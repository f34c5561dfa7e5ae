"""python -m catalog lint: what is wrong with the data, and what to do about it."""

from __future__ import annotations

import argparse
from pathlib import Path

from catalog.lint import RULES, Material, check, read_exceptions
from catalog.lint.data_files import data_files, named_file
from catalog.lint.fix import fix

HELP = "check the data against its contract"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="speak of these only: 486, codes/486.toml"
    )
    parser.add_argument(
        "--fix", action="store_true", help="first put fields, lists and long lines in order"
    )
    parser.add_argument("--rfc", type=Path, metavar="DIR", help="read sections from RFC texts here")
    parser.add_argument(
        "--rules", action="store_true", help="list the rules, and the reason of each"
    )


def run(root: Path, options: argparse.Namespace) -> int:
    """Print the report; 1 where it has a problem.

    Raises CatalogError where a file is not there or the exceptions cannot be read.
    """
    if options.rules:
        for rule in RULES:
            print(f"{rule.name:18} {rule.why}")
        return 0
    files = [named_file(root, name) for name in options.files]
    if options.fix:
        _fix(root, files or data_files(root))
    report = check(Material(root, options.rfc), read_exceptions(root))
    for line in report.lines(files):
        print(line)
    return 1 if report.problems_of(files) else 0


def _fix(root: Path, files: list[str] | tuple[str, ...]) -> None:
    fixed = fix(root, files)
    for file in fixed.written:
        print(f"{file}: put in order")
    for file, reason in fixed.refused:
        print(f"{file}: left as it was: {reason}")
