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

from bot.answers.document import Kind
from bot.desk import Desk
from bot.questions import Question, holds_typed_words
from bot.slack.blocks import Message, message

_KEPT = 4096
"""Messages, and acknowledgements, kept: more than all pairs of codes."""
_TEXTS = 1024
_SHORT = 80
"""Texts whose answer is found again, and how long they may be: what is typed again and again."""


@dataclass(frozen=True, slots=True)
class Response:
    """The acknowledgement of a slash command that answers it at once.

    body: JSON
    kind: what kind of answer it is
    """

    body: str
    kind: Kind


class MessageCache:
    """Answers of one desk as Slack messages. Equal questions are drawn once. Thread-safe."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept_message = lru_cache(maxsize=_KEPT)(self._draw)
        self._kept_response = lru_cache(maxsize=_KEPT)(self._respond)
        self._by_text = {public: _ByText() for public in (False, True)}

    def message(self, text: str) -> Message:
        """The message that answers the text."""
        question = self._desk.read(text)
        drawn = self._draw if holds_typed_words(question) else self._kept_message
        return drawn(question)

    def response(self, text: str, *, public: bool) -> Response:
        """The acknowledgement that answers the text."""
        by_text = self._by_text[public]
        found = by_text.get(text)
        if found is None:
            question = self._desk.read(text)
            if holds_typed_words(question):
                return self._respond(question, public)
            found = self._kept_response(question, public)
            by_text.keep(text, found)
        return found

    def _draw(self, question: Question) -> Message:
        keep = not holds_typed_words(question)
        return message(self._desk.answer(question), keep=keep)

    def _respond(self, question: Question, public: bool) -> Response:
        drawn = self._draw(question)
        return Response(drawn.response(public=public), drawn.kind)


class _ByText:
    """What short texts are answered with, by a digest that says nothing of the text elsewhere."""

    def __init__(self) -> None:
        self._salted = hashlib.blake2s(key=secrets.token_bytes(16), digest_size=16)
        self._kept: OrderedDict[bytes, Response] = OrderedDict()
        self._lock = Lock()

    def get(self, text: str) -> Response | None:
        if len(text) > _SHORT:
            return None
        key = self._digest(text)
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, text: str, response: Response) -> None:
        if len(text) > _SHORT:
            return
        with self._lock:
            self._kept[self._digest(text)] = response
            if len(self._kept) > _TEXTS:
                self._kept.popitem(last=False)

    def _digest(self, text: str) -> bytes:
        salted = self._salted.copy()
        salted.update(text.encode("utf-8", "surrogatepass"))
        return salted.digest()
