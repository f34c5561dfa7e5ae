"""python -m catalog new: a new data file in which every field is explained."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.citation import parse_citation
from catalog.errors import CatalogError
from catalog.lint.contract import read_contract
from catalog.lint.data_files import model_keys
from catalog.lint.template import new_file
from catalog.load.files import data_folder
from catalog.load.registry import Registry
from catalog.load.shape import shape_of

HELP = "write a new file with every field explained"
_EXAMPLES = """examples:
  python -m catalog new 499              a code; unregistered/499.toml if IANA does not have it
  python -m catalog new cause 99         a cause of Q.850
  python -m catalog new verdict 480-486  what decides between codes
  python -m catalog new source acme-pbx  a document that is not an RFC
"""
_CLASS = re.compile(r"\A[1-9][xX]{2}\Z")
_CODE = re.compile(r"\A[1-7][0-9]{2}\Z")
_CAUSE = re.compile(r"\A(?:0|[1-9][0-9]{0,2})\Z")
_CODES = re.compile(r"\A[1-6][0-9]{2}(?:-[1-6][0-9]{2}){1,4}\Z")


class NewFileError(CatalogError):
    """No file of that kind and name can be made; the message says what to type."""


@dataclass(frozen=True)
class _NewFile:
    """Where a new file goes, and what of it is known already."""

    folder: str
    stem: str
    filled: Mapping[str, object]
    remark: str = ""

    @property
    def file(self) -> str:
        """Its path under data/."""
        return f"{self.folder}/{self.stem}.toml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "kind", nargs="?", default="code", choices=("code", *_KINDS), help="code if left out"
    )
    parser.add_argument("name", help="the number or name of what the file is about")


def run(root: Path, options: argparse.Namespace) -> int:
    """Write the file and say what to do next.

    Raises NewFileError where there can be no such file or it is there already.
    """
    make = _KINDS.get(options.kind, _code)
    new = make(options.name, root)
    path = root / new.file
    prose = read_contract(root if (root / "README.md").is_file() else data_folder())[new.folder]
    text = new_file(new.file, shape_of(model_keys()[new.folder]), prose, new.filled)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise NewFileError(f"{_shown(path)} is there already; open it and change it") from None
    if new.remark:
        print(new.remark)
    print(f"{_shown(path)} is written. Open it and fill in what is empty, then run:")
    print(f"  python -m catalog lint --fix {new.file}")
    return 0


def _shown(path: Path) -> Path:
    """The path as short as it leads there from here."""
    here = Path.cwd()
    return path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path


def _code(name: str, root: Path) -> _NewFile:
    if _CLASS.match(name):
        raise NewFileError(
            f"{name} is a whole class; a file is about one code, so type its number, such as: "
            f"python -m catalog new {name[0]}99"
        )
    if not _CODE.match(name):
        raise NewFileError(f"{name!r} is not a response code; type a number from 100 to 799")
    filled = {"code": int(name)}
    if int(name) in Registry(root).codes:
        return _NewFile("codes", name, filled)
    remark = f"IANA's registry does not have {name}, so its file is among the unregistered ones."
    return _NewFile("unregistered", name, filled, remark)


def _cause(name: str, root: Path) -> _NewFile:
    if not _CAUSE.match(name) or int(name) not in Registry(root).causes:
        raise NewFileError(f"{name!r} is not a cause of Q.850 that registry/q850.json has")
    return _NewFile("q850", name, {"cause": int(name)})


def _verdict(name: str, _: Path) -> _NewFile:
    if not _CODES.match(name):
        raise NewFileError(f"{name!r} is not a set of codes; type two to five, such as 480-486")
    return _NewFile("verdicts", name, {})


def _source(name: str, _: Path) -> _NewFile:
    try:
        known = parse_citation(name).source == name
    except ValueError:
        known = False
    if not known:
        raise NewFileError(
            f"{name!r} cannot be cited; use small letters, digits and single hyphens, such as "
            "acme-pbx-manual"
        )
    return _NewFile("sources", name, {"id": name})


_KINDS = {"cause": _cause, "source": _source, "verdict": _verdict}
