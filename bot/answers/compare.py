"""The answer to `200 vs 380`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.compare_full import full_comparison_parts
from bot.answers.document import Answer, Bullets, Note, Paragraph, Part, Strong, Table, Title
from bot.answers.lookup import lookup_parts
from bot.answers.parts import fix_heading, lead, sources, suggest, suggestions, versus
from bot.questions import CompareCodes
from catalog import Catalog, ResponseCode
from catalog.citation import Citation
from catalog.compare.engine import Comparison, Row
from catalog.wording import capitalize, join_words, uncapitalize, with_period

_TITLE = 100
"""A longer title is hard to scan: then the numbers stand alone."""
_SOURCES = 3
_NEXT = 1
_ALIKE = 2
"""Aspects in which the codes agree; more of them are in the full answer."""
_LINE = 92
"""Characters of a bullet; two lines of a phone."""
_COLUMNS = 2
"""Codes side by side that a phone shows without scrolling sideways."""
_KEY = "Key differences"


def answer_compare(question: CompareCodes, catalog: Catalog) -> Answer:
    """Verdict, trap, key differences, each code in short, when to use which, learn more."""
    comparison = catalog.compare(question.codes)
    if comparison.itself:
        return _itself(comparison, catalog)
    codes = comparison.codes
    title = " vs ".join(code.title for code in codes)
    parts: list[Part] = [
        Title("title", title if len(title) <= _TITLE else " vs ".join(map(_number, codes))),
        Paragraph("verdict", (Strong(comparison.verdict),)),
    ]
    if comparison.written is not None and comparison.written.trap:
        parts.append(Paragraph("trap", lead("The trap:", with_period(comparison.written.trap))))
    if question.full:
        parts += full_comparison_parts(comparison, catalog)
    else:
        parts += _short(comparison, catalog)
    more = [] if question.full else [suggest(f"{' vs '.join(map(_number, codes))} full", "All")]
    parts.append(suggestions("next", "Next", [*map(versus, comparison.next[:_NEXT]), *more]))
    return Answer(
        kind="compare",
        codes=tuple(code.code for code in codes),
        text=f"SIP {title}: {comparison.verdict}",
        parts=tuple(parts),
    )


def _short(comparison: Comparison, catalog: Catalog) -> list[Part]:
    codes = comparison.codes
    parts: list[Part] = [_differences(comparison)] if comparison.rows else []
    if comparison.alike:
        parts.append(Note("alike", (_alike(comparison),)))
    parts += [part for code in codes for part in _code(code)]
    parts.append(
        Bullets(
            "use",
            "When to use which",
            (
                *(lead(f"Send {code.code}", f"when {code.use.server}") for code in codes),
                *(lead(f"Seeing {code.code}:", code.use.trace) for code in codes),
            ),
        )
    )
    parts.append(Note("sources", ("Learn more: ", *sources(_citations(comparison), catalog))))
    return parts


def _number(code: ResponseCode) -> str:
    return str(code.code)


def _differences(comparison: Comparison) -> Part:
    """A table for two codes; for more a list, which no phone has to scroll sideways."""
    if len(comparison.codes) <= _COLUMNS:
        head = (_KEY, *map(_number, comparison.codes))
        rows = ((row.aspect, *map(capitalize, row.notes)) for row in comparison.rows)
        return Table("differences", (head, *rows))
    lines = tuple(
        lead(f"{row.aspect}:", with_period(_by_value(row, comparison.codes)))
        for row in comparison.rows
    )
    return Bullets("differences", _KEY, lines)


def _by_value(row: Row, codes: tuple[ResponseCode, ...]) -> str:
    """Each value once, with the codes that have it: repeat it later (480 and 486)."""
    numbers: dict[str, list[int]] = {}
    for code, cell in zip(codes, row.cells, strict=True):
        numbers.setdefault(cell, []).append(code.code)
    return "; ".join(f"{cell} ({join_words(same)})" for cell, same in numbers.items())


def _alike(comparison: Comparison) -> str:
    """One line for what the codes have in common, with its values."""
    values = [f"{uncapitalize(row.aspect)} ({row.cells[0]})" for row in comparison.alike]
    return f"In common: {', '.join(values[:_ALIKE])}."


def _code(code: ResponseCode) -> list[Part]:
    parts: list[Part] = [
        Paragraph(f"code-{code.code}", (with_period(code.summary),), heading=code.title),
        Bullets(f"when-{code.code}", "When you see it", ((_short_line(code.situations),),)),
    ]
    if code.fixes:
        parts.append(Bullets(f"fix-{code.code}", fix_heading(code), ((_short_line(code.fixes),),)))
    return parts


def _short_line(lines: Sequence[str]) -> str:
    """The first of the two that matter most for which there is room, else the shorter."""
    return next((line for line in lines[:2] if len(line) <= _LINE), min(lines[:2], key=len))


def _citations(comparison: Comparison) -> list[Citation]:
    """Where the codes are defined, then what the verdict or else the first rows rest on."""
    written = comparison.written.sources if comparison.written else ()
    resting = (source for row in comparison.rows for source in row.sources)
    defined = (code.defined for code in comparison.codes)
    citations = list(dict.fromkeys([*defined, *written, *resting]))
    return citations[: max(_SOURCES, len(comparison.codes))]


def _itself(comparison: Comparison, catalog: Catalog) -> Answer:
    """A code compared with itself: say so, show the code."""
    code = comparison.codes[0]
    return Answer(
        kind="compare",
        codes=(code.code,),
        text=comparison.verdict,
        parts=(
            Title("title", code.title),
            Paragraph("verdict", (Strong(comparison.verdict),)),
            *lookup_parts(code, catalog)[1:],
        ),
    )
