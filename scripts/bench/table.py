"""Figures as a table, and as a file to compare a later run with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.table import Table

from scripts.bench.figures import Figure


def save(figures: Sequence[Figure], path: Path) -> None:
    """Write the figures as JSON."""
    path.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n", "utf-8")


def read(path: Path) -> list[Figure]:
    """The figures of an earlier run."""
    return [Figure(**row) for row in json.loads(path.read_text("utf-8"))]


def table(figures: Sequence[Figure], before: Sequence[Figure] | None) -> Table:
    """The figures by group, with those of an earlier run in front of them."""
    drawn = Table("what", title="SIP Desk")
    if before is not None:
        drawn.add_column("p50 before", justify="right")
        drawn.add_column("note before")
    drawn.add_column("p50", justify="right")
    drawn.add_column("p99", justify="right")
    drawn.add_column("note")
    earlier = {(figure.group, figure.name): figure for figure in before or ()}
    for place, figure in enumerate(figures):
        row = [f"{figure.group}: {figure.name}"]
        if before is not None:
            row += _before(figure, earlier)
        drawn.add_row(*row, _ms(figure.p50), _ms(figure.p99), figure.note)
        if place + 1 < len(figures) and figures[place + 1].group != figure.group:
            drawn.add_section()
    return drawn


def _before(figure: Figure, earlier: Mapping[tuple[str, str], Figure]) -> list[str]:
    found = earlier.get((figure.group, figure.name))
    return [_ms(found.p50), found.note] if found else ["", ""]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"
