"""Generates catalog/data/registry/ from IANA's XML, the RFC texts and tables of products.

    python -m scripts.registry --iana DIR --rfc DIR --tables DIR [--implementations DIR]
                               [--out DIR] [--check]

--iana             folder of sip-parameters.xml as IANA publishes it
--rfc              folder of rfcNNNN.txt and of _index.csv (rfc, title, date, status,
                   obsoletes, obsoleted_by, updates, updated_by, provenance)
--tables           folder of q850-causes.csv
--implementations  folder of _comparison.csv and of the {asterisk,freeswitch} cause tables;
                   without it, implementations/ beside --tables
--out              where to write; without it, the registry of this project
--check            writes nothing; exit 1 and the names of the files that would change

The output is the same for the same input: sorted, without a date of the run. Run it again
when the data cites an RFC for the first time, because documents.json holds only what is cited.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from scripts import documents, phrases, q850, strengths
from scripts.causes import CauseTables, read_cause_tables, rfc5057_impact
from scripts.iana import Registry
from scripts.jsonrows import render
from scripts.origin import Origin, OriginError

_PROJECT = Path(__file__).resolve().parents[1]


class Build:
    """Makes the content of each file from one origin; what several files need is read once."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.iana = Registry(origin.iana / "sip-parameters.xml")

    @cached_property
    def tables(self) -> CauseTables:
        """The tables between SIP codes and causes."""
        return read_cause_tables(self.origin)

    @cached_property
    def registered(self) -> dict[int, str]:
        """Code -> registered phrase."""
        return {row["code"]: row["phrase"] for row in self.iana.response_codes()}

    def response_codes(self) -> Mapping[str, Any]:
        """The 75 rows of IANA's registry of response codes."""
        return {**self.iana.header(), "rows": self.iana.response_codes()}

    def methods(self) -> Mapping[str, Any]:
        """IANA's methods."""
        return {**self.iana.header(), "rows": self.iana.methods()}

    def headers(self) -> Mapping[str, Any]:
        """IANA's header fields."""
        return {**self.iana.header(), "rows": self.iana.headers()}

    def warnings(self) -> Mapping[str, Any]:
        """IANA's warn-codes."""
        return {**self.iana.header(), "rows": self.iana.warnings()}

    def interworking(self) -> Mapping[str, Any]:
        """SIP code -> causes, per table and direction; no header, the keys are codes."""
        return self.tables.interworking()

    def rfc5057(self) -> Mapping[str, Any]:
        """SIP code -> what a mid-dialog failure destroys; no header, the keys are codes."""
        return rfc5057_impact(self.origin.rfc_text(5057))

    def q850(self) -> Mapping[str, Any]:
        """Q.850 causes."""
        rows = q850.q850_rows(self.origin, self.tables)
        return {**q850.HEADER, "defaults": q850.DEFAULTS, "rows": rows}

    def unregistered(self) -> Mapping[str, Any]:
        """Numbers of products that IANA does not have."""
        rows = phrases.unregistered_rows(self.origin, self.registered)
        return {**phrases.HEADER, "rows": rows}

    @cached_property
    def named(self) -> list[int]:
        """Every RFC that the data or IANA's rows name."""
        iana = (self.response_codes(), self.methods(), self.headers(), self.warnings())
        references = [row["reference"] for part in iana for row in part["rows"]]
        return documents.named_rfcs([*documents.texts_of(self.origin), *references])

    def documents(self) -> Mapping[str, Any]:
        """The RFCs that are named."""
        return {
            "source": "RFC index and the texts of the RFCs",
            "updated": documents.index_date(self.origin),
            "unread": documents.unread(self.origin, self.named),
            "documents": documents.document_rows(self.origin, self.named),
        }

    def strengths(self) -> Mapping[str, Any]:
        """RFC -> the sections that hold a MUST, a SHOULD, a MAY; no header, the keys are RFCs."""
        return strengths.strength_rows(self.origin, self.named)


FILES: dict[str, Callable[[Build], Mapping[str, Any]]] = {
    "response-codes.json": Build.response_codes,
    "methods.json": Build.methods,
    "headers.json": Build.headers,
    "warnings.json": Build.warnings,
    "interworking.json": Build.interworking,
    "rfc5057.json": Build.rfc5057,
    "q850.json": Build.q850,
    "unregistered.json": Build.unregistered,
    "documents.json": Build.documents,
    "strengths.json": Build.strengths,
}


def generate(origin: Origin) -> dict[str, str]:
    """Name and content of every file. Raises OriginError where the origin is incomplete."""
    build = Build(origin)
    return {name: render(make(build)) for name, make in FILES.items()}


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or compare with those that exist; exit code."""
    options = _parser().parse_args(arguments)
    origin = Origin(
        iana=options.iana,
        rfc=options.rfc,
        tables=options.tables,
        implementations=options.implementations or options.tables.parent / "implementations",
        data=options.data,
    )
    try:
        files = generate(origin)
    except OriginError as error:
        print(f"registry: {error}", file=sys.stderr)
        return 2
    stale = [name for name, content in files.items() if _content(options.out / name) != content]
    for name in stale:
        print(f"{name}: {'differs' if options.check else 'written'}")
        if not options.check:
            options.out.mkdir(parents=True, exist_ok=True)
            (options.out / name).write_text(files[name], "utf-8")
    print(f"{len(files)} files, {len(stale)} changed")
    return 1 if stale and options.check else 0


def _content(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.registry", description="Generates catalog/data/registry/."
    )
    data = _PROJECT / "catalog" / "data"
    for name in ("iana", "rfc", "tables"):
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="DIR")
    parser.add_argument("--implementations", type=Path, metavar="DIR")
    parser.add_argument("--data", type=Path, default=data, metavar="DIR")
    parser.add_argument("--out", type=Path, default=data / "registry", metavar="DIR")
    parser.add_argument("--check", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
