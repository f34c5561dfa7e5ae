"""python -m catalog show: every fact of a file as it is on disk, with its sources.

For whoever has just changed the file. How an answer puts the facts is for the renderers of `bot`.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import rtoml

from catalog.citation import Citation, Source, parse_citation
from catalog.lint import Material, check, read_exceptions
from catalog.lint.data_files import named_file
from catalog.load.problem import CONTRACT
from catalog.wording import join_words

HELP = "print every fact of a file as it is now, with its sources"
_WIDTH = 100
_INDENT = "    "
_CITING = frozenset({"source", "defined"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", metavar="FILE", help="486, q850/17.toml, sources/acme.toml")


def run(root: Path, options: argparse.Namespace) -> int:
    """Print the facts, then the problems of the file; 1 where it has one.

    Raises CatalogError where the file is not there.
    """
    file = named_file(root, options.file)
    material = Material(root)
    report = check(material, read_exceptions(root))
    problems = report.problems_of([file])
    if not any(problem.rule == CONTRACT for problem in problems):
        for line in [
            *_registered(material, file),
            *_Facts(material).table(_values(material, file)),
        ]:
            print(line)
    for line in report.problem_lines([file]):
        print(line)
    return 1 if problems else 0


def _values(material: Material, file: str) -> Mapping[str, Any]:
    return rtoml.loads(material.texts[file])


def _registered(material: Material, file: str) -> Iterator[str]:
    """What the registry adds to a response code; nothing to other files."""
    entry = next((entry for entry in material.code_entries if entry.file == file), None)
    if entry is None:
        return
    code = entry.model.code
    row = material.registry.codes[code]
    yield f"{code} {row.phrase}, registered in {row.reference}"
    mappings = material.registry.cause_mappings.get(code)
    for table, sent, received in mappings.rows() if mappings else ():
        ways = [("to Q.850", sent), ("from Q.850", received)]
        causes = [f"{way} {join_words(numbers)}" for way, numbers in ways if numbers]
        yield f"{table.table_name}: {'; '.join(causes)}"
    yield ""


class _Facts:
    """Values of a file as lines, their citations with the documents behind them."""

    def __init__(self, material: Material) -> None:
        self._sources = {entry.model.id: entry.model for entry in material.source_entries}

    def table(self, values: Mapping[str, Any], indent: str = "") -> Iterator[str]:
        """A line or more for each field, tables under their names."""
        for name, value in values.items():
            if isinstance(value, dict):
                yield from ["", f"{indent}{name}"]
                yield from self.table(value, indent + _INDENT)
                continue
            items = value if isinstance(value, list) else [value]
            for number, item in enumerate(items, 1):
                field = f"{name} {number}" if len(items) > 1 else name
                if isinstance(item, dict):
                    yield from ["", f"{indent}{field}"]
                    yield from self.table(item, indent + _INDENT)
                else:
                    yield from self._field(field, self._text(name, item), indent)

    def _text(self, name: str, value: object) -> str:
        return self._cited(parse_citation(str(value))) if name in _CITING else str(value)

    def _cited(self, citation: Citation) -> str:
        """A citation with its link; of a document that is not an RFC, its title and kind."""
        source = self._sources.get(citation.source or "")
        return " ".join([str(citation), *(_described(source) if source else [citation.url or ""])])

    def _field(self, name: str, text: str, indent: str) -> Iterator[str]:
        lines = text.splitlines() if "\n" in text else [text]
        if len(lines) > 1:
            yield f"{indent}{name}:"
            yield from (f"{indent}{_INDENT}{line}" for line in lines)
            return
        yield from textwrap.wrap(
            f"{name}: {text}",
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent + _INDENT,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _described(source: Source) -> list[str]:
    return [f"({source.title}; {source.kind})", *([source.url] if source.url else [])]
