"""The answer to `200 vs 380`."""

from __future__ import annotations

from itertools import islice

from bot.answers.document import Answer, Bullets, Note, Paragraph, Part, Strong, Table, Title
from bot.answers.lookup import lookup_parts
from bot.answers.parts import fix_heading, lead, sources, suggest, suggestions, versus
from bot.questions import CompareCodes
from catalog import Catalog, ResponseCode
from catalog.citation import Citation
from catalog.compare.behavior import finality, kind
from catalog.compare.engine import Comparison
from catalog.wording import join_words, uncapitalize, with_period

_TITLE = 100
"""A longer title is hard to scan: then the numbers stand alone."""
_SOURCES = 6
"""Sources shown of those that the rows rest on."""
_SOURCES_PER_ROW = 2
"""No row takes the place of the others."""
_LINES = {2: 2, 3: 2, 4: 1, 5: 1}
"""How many situations and fixes each code shows, by the number of codes."""

_LISTED_AS = {"Sent in response to": "requests they answer"}
"""Names of aspects that need other words in a list of what is the same."""


def answer_compare(question: CompareCodes, catalog: Catalog) -> Answer:
    """Verdict, table, key differences, each code, which to send, learn more."""
    comparison = catalog.compare(question.codes)
    if comparison.itself:
        return _itself(comparison, catalog)
    codes = comparison.codes
    title = " vs ".join(code.title for code in codes)
    parts: list[Part] = [
        Title("title", title if len(title) <= _TITLE else " vs ".join(map(_number, codes))),
        Paragraph("verdict", (Strong(comparison.verdict),)),
        _table(comparison),
    ]
    if comparison.alike:
        parts.append(Note("alike", (_alike(comparison),)))
    if comparison.written is not None and comparison.written.trap:
        parts.append(Paragraph("trap", lead("The trap:", comparison.written.trap)))
    if comparison.differences:
        parts.append(
            Bullets(
                "differences",
                "Key differences",
                tuple((text,) for text in comparison.differences),
                ordered=True,
            )
        )
    parts += [part for code in codes for part in _code(code, _LINES[len(codes)])]
    parts += [
        Bullets(
            "use-server",
            "Which to send",
            tuple(lead(f"Send {code.code}", f"when {code.use.server}") for code in codes),
        ),
        Bullets(
            "use-trace",
            "In a trace",
            tuple(lead(f"{code.code}:", code.use.trace) for code in codes),
        ),
        Note("sources", ("Learn more: ", *sources(_citations(comparison), catalog))),
        suggestions(
            "next",
            "Compare next",
            [versus(pair) for pair in comparison.next] or [suggest("help")],
        ),
    ]
    return Answer(
        kind="compare",
        codes=tuple(code.code for code in codes),
        text=f"SIP {title}: {comparison.verdict}",
        parts=tuple(parts),
    )


def _number(code: ResponseCode) -> str:
    return str(code.code)


def _table(comparison: Comparison) -> Table:
    head = ("", *map(_number, comparison.codes))
    return Table("aspects", (head, *((row.aspect, *row.cells) for row in comparison.rows)))


def _alike(comparison: Comparison) -> str:
    """One line for all aspects in which the codes agree."""
    first = comparison.codes[0]
    shared = {"Final?": finality(first).lower(), "Class": kind(first)}
    who = "Both" if len(comparison.codes) == 2 else "All"
    traits = [text for name, text in shared.items() if name in comparison.alike]
    rest = [
        _LISTED_AS.get(name) or uncapitalize(name.rstrip("?"))
        for name in comparison.alike
        if name not in shared
    ]
    sentences = [f"{who} are {join_words(traits)}."] if traits else []
    if rest:
        sentences.append(f"Same: {', '.join(rest)}.")
    return " ".join(sentences)


def _code(code: ResponseCode, lines: int) -> list[Part]:
    parts: list[Part] = [
        Paragraph(f"code-{code.code}", (with_period(code.summary),), heading=code.title),
        Bullets(
            f"when-{code.code}",
            "When you see it",
            tuple((text,) for text in code.situations[:lines]),
        ),
    ]
    if code.fixes:
        parts.append(
            Bullets(
                f"fix-{code.code}", fix_heading(code), tuple((text,) for text in code.fixes[:lines])
            )
        )
    return parts


def _citations(comparison: Comparison) -> list[Citation]:
    """Where the codes are defined, the verdict's sources, then what the first rows rest on."""
    written = comparison.written.sources if comparison.written else ()
    decisive = dict.fromkeys([*(code.defined for code in comparison.codes), *written])
    resting = dict.fromkeys(
        source
        for row in comparison.rows
        for source in row.sources[:_SOURCES_PER_ROW]
        if source not in decisive
    )
    return [*decisive, *islice(resting, _SOURCES)]


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
