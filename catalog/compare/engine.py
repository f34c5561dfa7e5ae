"""Two to five codes side by side, by what they do.

Theory of operation. `ASPECTS` is a table; each row knows how to put one code into a cell, how
to say it in a sentence about that code, and how much a difference in it matters for the codes
at hand. A comparison runs the table once: aspects that differ are ordered by that weight and
become the rows and the key differences; those that agree become one closing line. The verdict
comes from a hand-written group where one holds all the codes, else from the cases of
`catalog.compare.verdict`, a table of what a difference means for the call.

Nothing depends on the order of the codes but the order of the columns and of the clauses.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from catalog.citation import Citation
from catalog.compare import FEWEST, MOST
from catalog.compare.aspects import ASPECTS, AspectRule
from catalog.compare.verdict import consequence
from catalog.errors import CompareError
from catalog.model.code import ResponseCode
from catalog.model.verdict import CodeSet, Verdict

_DIFFERENCES = 5
_NEXT = 3
EMPTY: Mapping[CodeSet, Verdict] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect: its name and a cell per code, in the order of the codes.

    sources: what the cells rest on, each once, of the first code first
    """

    aspect: str
    cells: tuple[str, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What sets the codes apart, most consequential first.

    codes:       in the order asked, each once; a single one when compared with itself
    verdict:     one or two sentences: what the difference means for the call
    rows:        aspects in which they differ
    alike:       names of the aspects in which they agree
    differences: statements about all the codes
    written:     the hand-written verdict, if there is one
    next:        other comparisons worth making
    """

    codes: tuple[ResponseCode, ...]
    verdict: str
    rows: tuple[Row, ...]
    alike: tuple[str, ...]
    differences: tuple[str, ...]
    written: Verdict | None
    next: tuple[tuple[int, ...], ...]

    @property
    def itself(self) -> bool:
        """Whether one code was compared with itself."""
        return len(self.codes) == 1


def compare(
    asked: Sequence[ResponseCode], verdicts: Mapping[CodeSet, Verdict] = EMPTY
) -> Comparison:
    """Compare codes by behavior; see `Catalog.compare`. Raises CompareError."""
    codes = tuple({code.code: code for code in asked}.values())
    if len(asked) < FEWEST or len(codes) > MOST:
        raise CompareError(len(codes))
    if len(codes) == 1:
        verdict = f"You named {codes[0].title} twice; it is the same code: {codes[0].means}."
        return Comparison(codes, verdict, (), (), (), None, _next(codes, verdicts))
    table = [(rule, tuple(rule.cell(code) for code in codes)) for rule in ASPECTS]
    differing = [(rule, cells) for rule, cells in table if len(set(cells)) > 1]
    differing.sort(key=lambda item: -item[0].weight(codes))
    written = verdicts.get(frozenset(code.code for code in codes))
    verdict, used = _verdict(codes, written, [rule for rule, _ in differing])
    return Comparison(
        codes=codes,
        verdict=verdict,
        rows=tuple(
            Row(rule.name, tuple(cell or rule.absent for cell in cells), _sources(rule, codes))
            for rule, cells in differing
        ),
        alike=tuple(
            rule.name for rule, cells in table if cells[0] is not None and len(set(cells)) == 1
        ),
        differences=_differences(codes, [rule for rule, _ in differing], used),
        written=written,
        next=_next(codes, verdicts),
    )


def _sources(rule: AspectRule, codes: Sequence[ResponseCode]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(source for code in codes for source in rule.sources(code)))


def _verdict(
    codes: tuple[ResponseCode, ...], written: Verdict | None, differing: Sequence[AspectRule]
) -> tuple[str, AspectRule | None]:
    """The verdict, and the aspect that its second sentence is about."""
    if written is not None:
        return written.text, None
    meanings = _joined([f"{code.code} means {code.means}" for code in codes])
    sentence = consequence(codes)
    if sentence is not None:
        return f"{meanings} {sentence}", None
    for rule in differing:
        if statement := rule.statement(codes):
            return f"{meanings} {statement}", rule
    return meanings, None


def _joined(clauses: Sequence[str]) -> str:
    """One sentence, or several where a clause has parts of its own."""
    mark = ". " if any(";" in clause for clause in clauses) else "; "
    return f"{mark.join(clauses)}."


def _differences(
    codes: tuple[ResponseCode, ...], differing: Sequence[AspectRule], used: AspectRule | None
) -> tuple[str, ...]:
    """One statement per topic, most consequential first, without the one in the verdict."""
    by_topic: dict[str, str] = {used.topic: ""} if used else {}
    for rule in differing:
        if rule.topic not in by_topic and (statement := rule.statement(codes)):
            by_topic[rule.topic] = statement
    return tuple(text for text in by_topic.values() if text)[:_DIFFERENCES]


def _next(
    codes: Sequence[ResponseCode], decided: Collection[CodeSet]
) -> tuple[tuple[int, ...], ...]:
    """Comparisons of one of these codes with another that it is mistaken for."""
    asked = {code.code for code in codes}
    codes = sorted(codes, key=lambda code: code.code)
    rounds = max((len(code.confused_with) for code in codes), default=0)
    pairs = [
        tuple(sorted((code.code, code.confused_with[place].code)))
        for place in range(rounds)
        for code in codes
        if place < len(code.confused_with) and code.confused_with[place].code not in asked
    ]
    wider = sorted((tuple(sorted(more)) for more in decided if asked < more), key=len)
    return tuple(dict.fromkeys([*wider[:1], *pairs]))[:_NEXT]
