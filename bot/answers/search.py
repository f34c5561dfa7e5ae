"""The answer to free words: the codes that fit, each with the line that matched."""

from __future__ import annotations

from bot.answers.clarify import unknown
from bot.answers.document import Answer, Bullets, Line, Paragraph, Strong, Title
from bot.answers.parts import suggest, suggestions, versus
from bot.questions import FreeText
from catalog import Catalog
from catalog.text.search import Hit
from catalog.wording import join_words

_LIMIT = 5
_NAMES = frozenset(["phrase", "also called", "symptom"])
_LEAST_SHARE = 0.45
"""A hit this far below the best one is left out."""


def answer_words(question: FreeText, catalog: Catalog) -> Answer:
    """Ranked codes; a phrase that several codes carry shows them all."""
    if carried := catalog.phrases.exact(question.text):
        return _carried(carried, catalog)
    hits = catalog.search(question.text, limit=_LIMIT)
    best = hits[0].score if hits else 0.0
    shown = [hit for hit in hits if hit.score >= _LEAST_SHARE * best]
    if not shown:
        return unknown(
            "I found no SIP response code for that.",
            "Describe the symptom in a few words, or type a code, a phrase or a comparison.",
            [suggest("codec mismatch"), suggest("486"), suggest("200 vs 380"), suggest("help")],
        )
    if _is_vague(shown[0]):
        return _vague(shown)
    first = shown[0]
    others = [hit.code.title for hit in shown[1:]]
    rest = f" Also possible: {join_words(others)}." if others else ""
    codes = tuple(hit.code.code for hit in shown)
    return Answer(
        kind="search",
        codes=codes,
        text=f"Best fit: SIP {first.code.title}: {first.code.summary}.{rest}",
        parts=(
            Title("title", "Codes that fit"),
            Bullets("hits", None, tuple(map(_hit, shown)), ordered=True),
            suggestions(
                "next",
                "Next",
                [suggest(str(codes[0])), *([versus(codes[:2])] if len(codes) > 1 else [])],
            ),
        ),
    )


def _is_vague(hit: Hit) -> bool:
    """Whether the best hit shares but one word, and that in no symptom and no name of a code."""
    return len(hit.words) == 1 and hit.field not in _NAMES


def _vague(hits: list[Hit]) -> Answer:
    """No code fits well: ask for more, and show the nearest."""
    return unknown(
        "I found no code that fits that well.",
        "Say what happens on the call in a few words, or paste the line with SIP/2.0 in it.",
        [suggest("busy tone at once"), suggest("486"), suggest("help")],
        codes=tuple(hit.code.code for hit in hits[:3]),
        extra=(Bullets("hits", "Nearest", tuple(map(_hit, hits[:3]))),),
    )


def _hit(hit: Hit) -> Line:
    return (
        Strong(hit.code.title),
        f": {hit.code.summary}. Matched {hit.field}: “{hit.line}”",
    )


def _carried(codes: tuple[int, ...], catalog: Catalog) -> Answer:
    """One phrase, several codes."""
    carriers = [catalog.lookup(number) for number in codes]
    return Answer(
        kind="search",
        codes=codes,
        text=f"{len(codes)} codes go by that phrase: "
        f"{join_words(code.title for code in carriers)}.",
        parts=(
            Title("title", "One phrase, several codes"),
            Paragraph("lead", ("The status code decides; the phrase after it is free text.",)),
            Bullets(
                "hits",
                None,
                tuple((Strong(code.title), f": {code.summary}") for code in carriers),
            ),
            suggestions("next", "Tell them apart", [versus(codes[:5])]),
        ),
    )
