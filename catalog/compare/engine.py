"""Compares two to five response codes by behavior.

Theory of operation. Each aspect of `catalog.compare.aspects` gives one value per code, a value of
a closed list in words, so that equal behavior is an equal text. The codes are compared on the
requests that can bring them all (`catalog.compare.meeting`): aspects that do not decide there are
left out. Where values differ, the aspect becomes a row; where they agree, it is said once for all
codes. The verdict is the hand-written one for exactly these codes, else the two lines by which
their files tell them apart, else composed (`catalog.compare.verdict`).

Nothing depends on the order of the codes but the order of the columns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from catalog.citation import Citation
from catalog.compare import FEWEST, MOST
from catalog.compare.aspects import ASPECTS, AspectRule
from catalog.compare.meeting import meeting
from catalog.compare.verdict import composed
from catalog.errors import CompareError
from catalog.model.code import ResponseCode
from catalog.model.verdict import CodeSet, Verdict
from catalog.wording import with_period

_ROWS = 6
"""Key differences that a reader takes in at once."""
_APART = 5
"""Rows where no request can bring all the codes: which request, what failed, what to do."""
_NEXT = 3
_NO_VERDICTS: Mapping[CodeSet, Verdict] = MappingProxyType({})
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect: its name and a cell per code, in the order of the codes.

    notes:   the same in each code's own words, for where the cells differ; else the cells
    sources: what the cells rest on, each once, of the first code first
    """

    aspect: str
    cells: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[Citation, ...]

    @property
    def equal(self) -> bool:
        """Whether the codes agree."""
        return len(set(self.cells)) == 1

    @property
    def alike(self) -> bool:
        """Whether they agree and no code has more to say of it."""
        return self.equal and self.notes == self.cells


@dataclass(frozen=True, slots=True)
class Comparison:
    """What sets the codes apart, most consequential first.

    codes:   in the order asked, each once; a single one when compared with itself
    verdict: one to three sentences: how they are related, what each blames, what to look at
    written: the hand-written verdict, if there is one
    rows:    the key differences
    alike:   aspects that matter here and in which the codes agree
    every:   every aspect that has a value for some code
    next:    other comparisons worth making
    """

    codes: tuple[ResponseCode, ...]
    verdict: str
    written: Verdict | None
    rows: tuple[Row, ...]
    alike: tuple[Row, ...]
    every: tuple[Row, ...]
    next: tuple[tuple[int, ...], ...]

    @property
    def itself(self) -> bool:
        """Whether one code was compared with itself."""
        return len(self.codes) == 1


def compare(
    asked: Sequence[ResponseCode], verdicts: Mapping[CodeSet, Verdict] = _NO_VERDICTS
) -> Comparison:
    """Compare codes by behavior; see `Catalog.compare`. Raises CompareError."""
    codes = tuple({code.code: code for code in asked}.values())
    if len(asked) < FEWEST or len(codes) > MOST:
        raise CompareError(len(codes))
    following = _next(codes, verdicts)
    if len(codes) == 1:
        verdict = f"You named {codes[0].title} twice; it is the same code: {codes[0].means}."
        return Comparison(codes, verdict, None, (), (), (), following)
    met = meeting(codes)
    written = verdicts.get(frozenset(code.code for code in codes))
    every = [(aspect, row) for aspect in ASPECTS if (row := _row(aspect, codes))]
    deciding = [
        row for aspect, row in every if _NOTHING not in row.cells and aspect.decides(codes, met)
    ]
    differing = [row for row in deciding if not row.equal]
    return Comparison(
        codes=codes,
        verdict=written.text if written else _told(codes) or composed(codes, met),
        written=written,
        rows=tuple(differing[: _ROWS if met.methods else _APART]),
        alike=tuple(row for row in deciding if row.alike) if met.methods else (),
        every=tuple(row for _, row in every),
        next=following,
    )


def _row(aspect: AspectRule, codes: Sequence[ResponseCode]) -> Row | None:
    """The row of an aspect; None where it has no value for any of the codes."""
    values = [aspect.value(code) for code in codes]
    if not any(values):
        return None
    cells = tuple(value or aspect.absent or _NOTHING for value in values)
    notes = tuple(map(aspect.note, codes)) if aspect.note else cells
    sources = dict.fromkeys(source for code in codes for source in aspect.sources(code))
    return Row(aspect.name, cells, notes, tuple(sources))


def _told(codes: Sequence[ResponseCode]) -> str | None:
    """The lines by which the files of two codes tell them apart, each once."""
    if len(codes) != FEWEST:
        return None
    a, b = sorted(codes, key=lambda code: code.code)
    tells = [
        with_period(other.tell)
        for code, against in ((a, b), (b, a))
        for other in code.confused_with
        if other.code == against.code
    ]
    return " ".join(dict.fromkeys(tells)) or None


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
