"""Typed text to a finished message: reads, answers and draws, and keeps what was drawn.

One cache, from a question and a surface to its message. What people type is not kept: a text that
was answered before is found again by a digest, and a question that holds words of its own, such
as a symptom, is drawn anew each time.
"""

from __future__ import annotations

import hashlib
import secrets
from functools import lru_cache
from threading import Lock

from bot.desk import Desk
from bot.questions import Question, holds_typed_words
from bot.slack.blocks import Message, message
from bot.slack.surface import Surface

_MESSAGES = 4096
"""Messages kept, of 10 kB each: more than all pairs of codes."""
_TEXTS = 1024
_SHORT = 80
"""Texts whose message is found without reading them, and their most characters: what people type
again and again. Reading `486` takes half as long as all that Bolt does with a request."""


class MessageCache:
    """Answers of one desk as Slack messages. Equal questions are drawn once. Thread-safe."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept = lru_cache(maxsize=_MESSAGES)(self._draw)
        self._by_text: dict[bytes, Message] = {}
        self._lock = Lock()
        self._keyed = hashlib.blake2s(key=secrets.token_bytes(16), digest_size=16)

    def message(self, text: str, surface: Surface) -> Message:
        """The message that answers the text on a surface."""
        return self.at_hand(text, surface) or self._read(text, surface)

    def at_hand(self, text: str, surface: Surface) -> Message | None:
        """The message, if the same short text was answered before; takes microseconds."""
        if len(text) > _SHORT:
            return None
        return self._by_text.get(self._digest(text, surface))

    def _read(self, text: str, surface: Surface) -> Message:
        question = self._desk.read(text)
        if holds_typed_words(question):
            return self._draw(question, surface)
        kept = self._kept(question, surface)
        if len(text) <= _SHORT:
            with self._lock:
                if len(self._by_text) >= _TEXTS:
                    del self._by_text[next(iter(self._by_text))]
                self._by_text[self._digest(text, surface)] = kept
        return kept

    def _draw(self, question: Question, surface: Surface) -> Message:
        return message(self._desk.answer(question), surface)

    def _digest(self, text: str, surface: Surface) -> bytes:
        """A key that says nothing of the text to whoever does not hold this process's secret."""
        keyed = self._keyed.copy()
        keyed.update((surface + text).encode("utf-8", "surrogatepass"))
        return keyed.digest()
