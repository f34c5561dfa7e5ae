"""The answer to `help`, made from the table that reads questions."""

from __future__ import annotations

from bot.answers.document import Answer, Bullets, Note, Paragraph, Title
from bot.answers.parts import typed
from bot.questions import INTENTS, Help
from catalog import Catalog

_LEAD = "Ask what a SIP response code means, how it differs from another, or which one fits."


def answer_help(_: Help, catalog: Catalog) -> Answer:
    """One line per form of question, each with an input that works."""
    shown = [form for form in INTENTS if form.in_help and form.name != "help"]
    examples = ", ".join(f"{form.examples[0]}" for form in shown[:5])
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
                tuple((typed(form.examples[0]), f"  {form.gives}") for form in shown),
            ),
            Note(
                "doors",
                (
                    "Answers are for your eyes only; ",
                    typed("public 486"),
                    " posts in the channel. In a thread, mention me instead. ",
                    f"{len(catalog.codes)} registered codes, each cited to its RFC section.",
                ),
            ),
        ),
    )
