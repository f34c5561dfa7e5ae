"""The answer to `477`: a number that nobody registered, and who uses it all the same."""

from __future__ import annotations

from bot.answers.clarify import answer_unheard
from bot.answers.document import Answer, Bullets, Line, Note, Paragraph, Part, Strong, Title
from bot.answers.parts import lead, sources, suggestions, typed, versus
from bot.questions import UnregisteredLookup
from catalog import Catalog
from catalog.citation import Citation
from catalog.model.unregistered import UnregisteredCode
from catalog.wording import capitalize, join_words, uncapitalize, with_period


def answer_unregistered(question: UnregisteredLookup, catalog: Catalog) -> Answer:
    """Who sends the number, for what, and what to do; of others, how a client treats it."""
    known = catalog.unregistered.get(question.number)
    return _known(known, catalog) if known else answer_unheard(question, catalog)


def _known(code: UnregisteredCode, catalog: Catalog) -> Answer:
    verdict = f"{code.code} is not a registered SIP response code."
    users = join_words(dict.fromkeys(one.name for one in code.used_by))
    instead = [catalog.lookup(one.code) for one in code.instead]
    parts: list[Part] = [
        Title("title", f"{code.code} (not registered)"),
        Paragraph("verdict", (Strong(f"{verdict} {code.summary}."), f" {code.description}")),
        Bullets("users", "Who uses it", tuple(_user(one.name, one.says) for one in code.used_by)),
        Bullets("do", "What to do", tuple((one,) for one in code.fixes)),
        Bullets(
            "instead",
            "Registered codes to use or to compare",
            tuple(
                lead(f"{other.title}:", one.tell)
                for other, one in zip(instead, code.instead, strict=True)
            ),
        ),
        *_standing(code, catalog),
        Note("sources", ("Learn more: ", *sources(_citations(code, catalog), catalog))),
        suggestions(
            "next",
            "Go on with:",
            [
                typed(str(instead[0].code)),
                *([versus([one.code for one in instead[:3]])] if len(instead) > 1 else []),
                typed("unregistered"),
            ],
        ),
    ]
    return Answer(
        kind="lookup",
        codes=(code.code,),
        text=f"{verdict} Met as “{code.phrase}”, from {users}: {uncapitalize(code.summary)}. "
        f"What to do: {with_period(uncapitalize(code.fixes[0]))}",
        parts=tuple(parts),
    )


def _user(name: str, says: str) -> Line:
    return lead(f"{name}:", says)


def _standing(code: UnregisteredCode, catalog: Catalog) -> list[Part]:
    """How it stands to the documents: once defined, or treated as an unknown code."""
    about = catalog.classes.get(code.code // 100)
    once = [f"{code.once_in} once defined it."] if code.once_in else []
    rule = [f"{capitalize(about.unknown.text)}."] if about else ["SIP has no 7xx class."]
    return [Paragraph("standing", lead("By the documents:", " ".join([*once, *rule])))]


def _citations(code: UnregisteredCode, catalog: Catalog) -> list[Citation]:
    about = catalog.classes.get(code.code // 100)
    return [
        *code.sources,
        *(source for one in code.used_by for source in one.sources),
        *(about.unknown.sources if about else ()),
    ]
