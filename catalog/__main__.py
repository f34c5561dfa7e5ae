"""python -m catalog: checks, explains and begins the files of the data.

Exit code 0 where all is well, 1 where a file has a problem or the command cannot do what it was
asked, 2 where the command line is not understood.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from catalog.commands import lint, new, show
from catalog.errors import CatalogError
from catalog.load.files import data_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; exit code."""
    options = _parser().parse_args(arguments)
    root = options.data or data_folder()
    try:
        return int(options.run(root, options))
    except CatalogError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever reads, such as `head`, has had enough.
        with suppress(BrokenPipeError):
            sys.stdout.close()
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m catalog", description="Tools for the files in catalog/data."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in (lint, show, new):
        name = command.__name__.rpartition(".")[2]
        subparser = commands.add_parser(name, help=command.HELP, description=command.HELP)
        subparser.add_argument("--data", type=Path, metavar="DIR", help="another data folder")
        subparser.set_defaults(run=command.run)
        command.add_arguments(subparser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
