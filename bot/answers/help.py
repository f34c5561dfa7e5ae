"""The answer to `help`, made from the table that reads questions.

Where a question is typed, and who sees its answer, depends on the surface: renderers add it.
"""

from __future__ import annotations

from bot.answers.document import Answer, Bullets, Note, Paragraph, Title
from bot.answers.parts import suggest
from bot.questions import Help
from bot.questions.intents import INTENTS
from catalog import Catalog

_LEAD = "Ask what a SIP response code means, how it differs from another, or which one fits."


def answer_help(_: Help, catalog: Catalog) -> Answer:
    """One line per intent, each with an input that works."""
    shown = [intent for intent in INTENTS if intent.in_help and intent.name != "help"]
    examples = ", ".join(intent.examples[0] for intent in shown[:5])
    return Answer(
        kind="help",
        codes=(),
        text=f"{_LEAD} Try: {examples}.",
        parts=(
            Title("title", "SIP Desk"),
            Paragraph("lead", (_LEAD,)),
            Bullets(
                "forms",
                "What to type",
                tuple((suggest(intent.examples[0]), f"  {intent.gives}") for intent in shown),
            ),
            Note(
                "catalog",
                (f"{len(catalog.codes)} registered codes, each cited to its RFC section.",),
            ),
        ),
    )
