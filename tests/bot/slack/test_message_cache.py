"""What people type is kept nowhere: not as a question, not as a key, not inside a drawn part."""

from __future__ import annotations

import gc

import pytest

from bot.desk import Desk
from bot.slack.message_cache import MessageCache


def kept(word: str) -> list[str]:
    """The texts with this word that some object holds."""
    gc.collect()
    texts = (
        part for held in gc.get_objects() for part in gc.get_referents(held) if type(part) is str
    )
    return [text for text in texts if word in text and text is not word]


@pytest.mark.parametrize(
    "question",
    [
        "{}",
        "codec mismatch {}",
        "486 vs {}",
        "what is the {} header",
        "header {}",
        "method {}",
        "busy {}",
        "call fails with {} on the trunk and one-way audio since this morning in the whole office",
    ],
)
def test_what_somebody_typed_is_not_kept(desk: Desk, question: str) -> None:
    replies = MessageCache(desk)
    word = "".join(["zyx", "wvut", "srq"])
    replies.message(question.format(word))
    replies.response(question.format(word), public=True)
    assert kept(word) == []


def test_what_is_kept_would_be_found(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.slack.message_cache.holds_typed_words", lambda _: False)
    replies = MessageCache(desk)
    word = "".join(["yxw", "vuts", "rqp"])
    replies.message(f"what is {word}")
    assert kept(word)


def test_equal_questions_are_drawn_once(desk: Desk) -> None:
    replies = MessageCache(desk)
    first = replies.message("486")
    assert replies.message("SIP/2.0 486 Busy Here") is first
    assert replies.response("486", public=True) is replies.response("486", public=True)
    assert replies.response("486", public=False) is not replies.response("486", public=True)
