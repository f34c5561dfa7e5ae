"""The answer to `477`: a number that nobody registered, and who uses it all the same."""

from __future__ import annotations

from bot.answers.clarify import answer_unheard
from bot.answers.document import Answer, Bullets, Note, Paragraph, Part, Strong, Title
from bot.answers.parts import lead, sources, suggest, suggestions, versus
from bot.questions import UnregisteredLookup
from catalog import Catalog
from catalog.citation import Citation
from catalog.model.unregistered import UnregisteredCode
from catalog.wording import capitalize, join_words, uncapitalize, with_period


def answer_unregistered(question: UnregisteredLookup, catalog: Catalog) -> Answer:
    """Who sends the number, for what, and what to do; of others, how a client treats it."""
    entry = catalog.unregistered.get(question.number)
    return _entry(entry, catalog) if entry else answer_unheard(question, catalog)


def _entry(code: UnregisteredCode, catalog: Catalog) -> Answer:
    verdict = f"{code.code} is not a registered SIP response code."
    users = join_words(dict.fromkeys(user.name for user in code.used_by))
    others = [catalog.lookup(other.code) for other in code.instead]
    parts: list[Part] = [
        Title("title", f"{code.code} (not registered)"),
        Paragraph("verdict", (Strong(f"{verdict} {code.summary}."), f" {code.description}")),
        Bullets(
            "users", "Who uses it", tuple(lead(f"{user.name}:", user.says) for user in code.used_by)
        ),
        Bullets("do", "What to do", tuple((fix,) for fix in code.fixes)),
        Bullets(
            "instead",
            "Registered codes to use or to compare",
            tuple(
                lead(f"{other.title}:", use.tell)
                for other, use in zip(others, code.instead, strict=True)
            ),
        ),
        *_in_standards(code, catalog),
        Note("sources", ("Learn more: ", *sources(_citations(code, catalog), catalog))),
        suggestions(
            "next",
            "Next",
            [
                suggest(str(others[0].code)),
                *([versus([other.code for other in others[:3]])] if len(others) > 1 else []),
                suggest("unregistered"),
            ],
        ),
    ]
    return Answer(
        kind="lookup",
        codes=(code.code,),
        text=f"{verdict} Seen as “{code.phrase}”, from {users}: {uncapitalize(code.summary)}. "
        f"What to do: {with_period(uncapitalize(code.fixes[0]))}",
        parts=tuple(parts),
    )


def _in_standards(code: UnregisteredCode, catalog: Catalog) -> list[Part]:
    """What documents say of the number: once defined, or treated as an unknown code."""
    about = catalog.classes.get(code.code // 100)
    once = [f"{code.once_in} once defined it."] if code.once_in else []
    rule = [f"{capitalize(about.unknown.text)}."] if about else ["SIP has no 7xx class."]
    return [Paragraph("in-standards", lead("In the standards:", " ".join([*once, *rule])))]


def _citations(code: UnregisteredCode, catalog: Catalog) -> list[Citation]:
    about = catalog.classes.get(code.code // 100)
    return [
        *code.sources,
        *(source for user in code.used_by for source in user.sources),
        *(about.unknown.sources if about else ()),
    ]
