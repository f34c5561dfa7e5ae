"""Equal questions are drawn once; what people type is kept nowhere, not even as a key."""

from __future__ import annotations

import gc
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.desk import Desk
from bot.slack import message_cache
from bot.slack.message_cache import MessageCache
from bot.slack.surface import Surface


@pytest.fixture
def cache(desk: Desk) -> MessageCache:
    return MessageCache(desk)


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
        "public 486 {}",
        "call fails with {} on the trunk and one-way audio since this morning in the whole office",
    ],
)
def test_what_somebody_typed_is_not_kept(cache: MessageCache, question: str) -> None:
    word = "".join(["zyx", "wvut", "srq"])
    for surface in Surface:
        cache.message(question.format(word), surface)
    assert kept(word) == []


def test_what_is_kept_would_be_found(cache: MessageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.slack.message_cache.holds_typed_words", lambda _: False)
    word = "".join(["yxw", "vuts", "rqp"])
    cache.message(f"what is {word}", Surface.COMMAND)
    assert kept(word)


def test_equal_questions_are_drawn_once(cache: MessageCache) -> None:
    first = cache.message("486", Surface.COMMAND)
    assert cache.message("SIP/2.0 486 Busy Here", Surface.COMMAND) is first
    assert cache.message("486", Surface.COMMAND) is first


def test_each_surface_has_a_message_of_its_own(cache: MessageCache) -> None:
    drawn = [cache.message("486", surface) for surface in Surface]
    assert len({id(message) for message in drawn}) == len(Surface)
    again = [cache.message("486", surface) for surface in Surface]
    assert all(first is second for first, second in zip(drawn, again, strict=True))


def test_a_text_is_at_hand_once_it_was_answered(cache: MessageCache) -> None:
    assert cache.at_hand("486", Surface.COMMAND) is None
    drawn = cache.message("486", Surface.COMMAND)
    assert cache.at_hand("486", Surface.COMMAND) is drawn
    assert cache.at_hand("486", Surface.MENTION) is None
    assert cache.at_hand("487", Surface.COMMAND) is None


@pytest.mark.parametrize("text", ["codec mismatch", "486" + " " * 100])
def test_a_symptom_and_a_long_text_are_never_at_hand(cache: MessageCache, text: str) -> None:
    cache.message(text, Surface.COMMAND)
    assert cache.at_hand(text, Surface.COMMAND) is None


def test_a_lone_surrogate_is_a_text_like_any_other(cache: MessageCache) -> None:
    assert cache.message("486 \ud800", Surface.COMMAND).kind == "lookup"


def test_no_more_texts_are_kept_than_there_is_room_for(
    cache: MessageCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message_cache, "_TEXTS", 3)
    texts = ["486", "487", "488", "489"]
    for text in texts:
        cache.message(text, Surface.COMMAND)
    at_hand = [cache.at_hand(text, Surface.COMMAND) is not None for text in texts]
    assert at_hand == [False, True, True, True], "the oldest made room"


def test_many_threads_may_ask_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_cache, "_TEXTS", 2)
    cache = MessageCache(desk)
    with ThreadPoolExecutor(8) as pool:
        texts = ["486", "487", "488", "480"] * 50
        drawn = list(pool.map(lambda text: cache.message(text, Surface.COMMAND), texts))
    assert [text in message.text for text, message in zip(texts, drawn, strict=True)] == [
        True
    ] * 200


def test_nobody_can_change_what_is_kept(cache: MessageCache) -> None:
    drawn = cache.message("486", Surface.MENTION)
    blocks = drawn.blocks
    drawn.blocks.clear()
    drawn.blocks[0]["type"] = "changed"
    assert drawn.blocks == blocks


def test_a_response_says_for_whom_it_is(cache: MessageCache) -> None:
    drawn = cache.message("486", Surface.COMMAND)
    for_asker, for_channel = json.loads(drawn.response), json.loads(drawn.public_response)
    assert for_asker["response_type"] == "ephemeral"
    assert for_channel == for_asker | {"response_type": "in_channel"}
    assert for_asker["text"] == drawn.text
    assert for_asker["blocks"] == drawn.blocks
