"""How a question is asked on a surface of Slack: what people can follow there, and who reads along.

A question appears as code, never as a mention of anybody, so that following it pings nobody.
"""

from __future__ import annotations

from typing import assert_never

from bot.answers.document import Inline, Line, Mono, Note, Suggestions
from bot.slack.ids import Command
from bot.slack.surface import Surface


def as_typed(question: str, surface: Surface) -> str:
    """What to type for a question; a mention goes before it, which no text can hold as code."""
    match surface:
        case Surface.COMMAND:
            return f"{Command.SIP} {question}"
        case Surface.MENTION | Surface.DIRECT_MESSAGE:
            return question
        case _:
            assert_never(surface)


def suggestions_line(part: Suggestions, surface: Surface) -> Line:
    """The suggestions in one line of small print."""
    how = " (mention me first)" if surface is Surface.MENTION else ""
    line: list[Inline] = [f"{part.lead}{how}: "]
    for place, suggestion in enumerate(part.items):
        if place:
            line.append(" · ")
        line.append(suggestion)
    return tuple(line)


def asking_note(surface: Surface) -> Note:
    """For the help: who sees an answer, and how to ask elsewhere in Slack."""
    public = Mono(as_typed("public 486", Surface.COMMAND))
    command = Mono(as_typed("486", Surface.COMMAND))
    match surface:
        case Surface.COMMAND:
            line: Line = (
                "Only you can see these answers; ",
                public,
                " posts in the channel. In a thread, mention me instead.",
            )
        case Surface.MENTION:
            line = (
                "Mention me with any of these, and I answer in the thread. With ",
                command,
                " in the channel, only you can see the answer.",
            )
        case Surface.DIRECT_MESSAGE:
            line = (
                "Type any of these here. In a channel, type ",
                command,
                "; in a thread, mention me.",
            )
        case _:
            assert_never(surface)
    return Note("asking", line)
