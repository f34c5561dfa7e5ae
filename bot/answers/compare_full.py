"""The rest of what is known of codes side by side, for `200 vs 380 full`."""

from __future__ import annotations

from bot.answers.document import Bullets, Line, Note, Part, Table
from bot.answers.full import behavior_lines, q850_lines
from bot.answers.parts import header_line, lead, sources
from catalog import Catalog, ResponseCode
from catalog.compare.engine import Comparison
from catalog.wording import capitalize, with_period

_SOURCES = 20
"""More than these nobody reads in one line; each claim has its own beside it."""


def full_comparison_parts(comparison: Comparison, catalog: Catalog) -> list[Part]:
    """Every aspect, then per code what the values do not say: behavior, headers, Q.850."""
    head = ("Every aspect", *(str(code.code) for code in comparison.codes))
    rows = ((row.aspect, *map(capitalize, row.cells)) for row in comparison.every)
    parts: list[Part] = [Table("aspects", (head, *rows))]
    for code in comparison.codes:
        parts += _code(code, catalog)
    cited = dict.fromkeys(source for row in comparison.every for source in row.sources)
    line = sources(list(cited)[:_SOURCES], catalog)
    return [*parts, Note("sources", ("Learn more: ", *line))]


def _code(code: ResponseCode, catalog: Catalog) -> list[Part]:
    lists: tuple[tuple[str, str, tuple[Line, ...]], ...] = (
        ("retry", "What to do", (lead("In short:", with_period(capitalize(code.retry.short))),)),
        ("behavior", "What it does", behavior_lines(code, catalog)),
        ("headers", "Headers", tuple(header_line(use, catalog) for use in code.headers)),
        ("q850", "Q.850 causes, table by table", q850_lines(code, catalog)),
    )
    return [
        Bullets(f"{id_}-{code.code}", f"{code.code}: {heading}", lines)
        for id_, heading, lines in lists
        if lines
    ]
