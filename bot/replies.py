"""Typed text to a finished message: reads, answers and draws, and keeps what was drawn."""

from __future__ import annotations

from functools import lru_cache

from bot.answers import Desk
from bot.questions import Question
from bot.views import Message, message

_KEPT = 4096
"""Messages, and acknowledgements, kept: more than all pairs of codes."""
_TEXTS = 1024
_SHORT = 80
"""Texts whose reading is kept, and how long they may be: what is typed again and again."""


class Replies:
    """Answers of one desk as Slack messages. Equal questions are drawn once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._read_short = lru_cache(maxsize=_TEXTS)(desk.read)
        self._message = lru_cache(maxsize=_KEPT)(self._draw)
        self._response = lru_cache(maxsize=_KEPT)(self._respond)

    def message(self, text: str) -> Message:
        """The message that answers the text."""
        return self._message(self._read(text))

    def response(self, text: str, *, public: bool) -> str:
        """The acknowledgement of a slash command that answers the text at once, as JSON."""
        return self._response(self._read(text), public)

    def _read(self, text: str) -> Question:
        return self._read_short(text) if len(text) <= _SHORT else self._desk.read(text)

    def _draw(self, question: Question) -> Message:
        return message(self._desk.answer(question))

    def _respond(self, question: Question, public: bool) -> str:
        return self._draw(question).response(public=public)
