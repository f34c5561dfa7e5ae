"""Typed text to a finished message: reads, answers and draws, and keeps what was drawn.

What people type is not kept: a question is found again by a digest of its text, and one that
holds words of its own, such as a symptom, is drawn anew each time.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from bot.answers import Desk
from bot.document import Kind
from bot.questions import Question, holds_typed_words
from bot.views import Message, message

_KEPT = 4096
"""Messages, and acknowledgements, kept: more than all pairs of codes."""
_TEXTS = 1024
_SHORT = 80
"""Texts whose reading is kept, and how long they may be: what is typed again and again."""


@dataclass(frozen=True, slots=True)
class Response:
    """The acknowledgement of a slash command that answers it at once.

    body: JSON
    kind: what kind of answer it is
    """

    body: str
    kind: Kind


class Replies:
    """Answers of one desk as Slack messages. Equal questions are drawn once. Thread-safe."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._readings = _Readings()
        self._kept_message = lru_cache(maxsize=_KEPT)(self._draw)
        self._kept_response = lru_cache(maxsize=_KEPT)(self._respond)

    def message(self, text: str) -> Message:
        """The message that answers the text."""
        question = self._read(text)
        drawn = self._draw if holds_typed_words(question) else self._kept_message
        return drawn(question)

    def response(self, text: str, *, public: bool) -> Response:
        """The acknowledgement that answers the text."""
        question = self._read(text)
        drawn = self._respond if holds_typed_words(question) else self._kept_response
        return drawn(question, public)

    def _read(self, text: str) -> Question:
        if len(text) > _SHORT:
            return self._desk.read(text)
        question = self._readings.get(text)
        if question is None:
            question = self._desk.read(text)
            if not holds_typed_words(question):
                self._readings.keep(text, question)
        return question

    def _draw(self, question: Question) -> Message:
        keep = not holds_typed_words(question)
        return message(self._desk.answer(question), keep=keep)

    def _respond(self, question: Question, public: bool) -> Response:
        drawn = self._draw(question)
        return Response(drawn.response(public=public), drawn.kind)


class _Readings:
    """What short texts ask, by a digest that nobody can look a text up with elsewhere."""

    def __init__(self) -> None:
        self._salted = hashlib.blake2s(key=secrets.token_bytes(16), digest_size=16)
        self._kept: OrderedDict[bytes, Question] = OrderedDict()
        self._lock = Lock()

    def get(self, text: str) -> Question | None:
        key = self._digest(text)
        with self._lock:
            question = self._kept.get(key)
            if question is not None:
                self._kept.move_to_end(key)
            return question

    def keep(self, text: str, question: Question) -> None:
        with self._lock:
            self._kept[self._digest(text)] = question
            if len(self._kept) > _TEXTS:
                self._kept.popitem(last=False)

    def _digest(self, text: str) -> bytes:
        salted = self._salted.copy()
        salted.update(text.encode("utf-8", "surrogatepass"))
        return salted.digest()
