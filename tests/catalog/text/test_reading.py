"""A reading finds everything once, says where it stands, and never raises."""

from __future__ import annotations

import re
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import read
from catalog import Catalog
from catalog.text import extract
from catalog.text import reading as module
from catalog.text.extract import Found
from catalog.text.reading import Reading

PASTED = "  Trying the trunk:\r\n\tSIP/2.0 486 Busy\u200b Here\r\nReason: Q.850;cause=17\r\n"
AND = re.compile(" and ")


def test_it_keeps_lines_and_has_a_line() -> None:
    reading = Reading(PASTED)
    assert reading.lines == (
        "  Trying the trunk:",
        " SIP/2.0 486 Busy Here",
        "Reason: Q.850;cause=17",
        "",
    )
    assert reading.one_line == ("Trying the trunk: SIP/2.0 486 Busy Here Reason: Q.850;cause=17")


def test_what_it_finds_leads_back_to_the_text_as_pasted() -> None:
    reading = Reading(PASTED)
    (code,), (cause,) = reading.numbers, reading.causes
    busy = next(word for word in reading.words if word.key == "busy")
    raw = [PASTED[slice(*reading.raw_span(start, end))] for *_, start, end in (code, cause, busy)]
    assert raw == ["486", "Q.850;cause=17", "Busy"]


def test_codes_are_the_numbers_each_once() -> None:
    reading = Reading("486 503 486")
    assert [found.number for found in reading.numbers] == [486, 503, 486]
    assert reading.codes == (486, 503)


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(raw: str) -> None:
    reading = Reading(raw)
    assert len(reading.lower) == len(reading.one_line)
    for name in ("lines", "words", "numbers", "codes", "causes", "warn_codes", "rfcs"):
        assert isinstance(getattr(reading, name), tuple)
    assert reading.has_status_line in (True, False)


@given(st.text("48 6\n'\u200b\u0301e\u0130,and", max_size=60))
def test_every_word_leads_back(raw: str) -> None:
    reading = Reading(raw)
    for word in reading.words:
        start, end = reading.raw_span(word.start, word.end)
        assert Reading(raw[start:end]).one_line.startswith(word.typed)


@given(st.text("48 6\n'and", max_size=60))
def test_parts_lead_back_to_the_text_of_the_whole(raw: str) -> None:
    for part in Reading(raw).split(AND):
        for inner in part.split(AND):
            for word in inner.words:
                start, end = inner.raw_span(word.start, word.end)
                assert raw[start:end] == word.typed


def test_a_part_is_read_for_itself() -> None:
    sides = Reading('room 486 and  "busy here" and 600').split(AND)
    assert [side.one_line for side in sides] == ["room 486", "busy here", "600"]
    assert [side.codes for side in sides] == [(), (), (600,)]
    assert Reading("486").split(AND)[0].codes == (486,)


@pytest.mark.parametrize(
    "typed", ["486", "200 vs 380", "480 486 600", "486 busy here", "busy here", "codec mismatch"]
)
def test_numbers_are_looked_for_once_in_a_text(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    looked: list[str] = []

    def find_numbers(text: str, lower: str) -> tuple[Found, ...]:
        looked.append(text)
        return original(text, lower)

    original = extract.find_numbers
    monkeypatch.setattr(module, "find_numbers", find_numbers)
    read(typed, catalog)
    assert len(looked) == len(set(looked))


def test_many_threads_may_ask_one_reading() -> None:
    reading = Reading("SIP/2.0 486 Busy Here " * 50)
    found: list[object] = []
    start = threading.Barrier(8)

    def ask() -> None:
        start.wait()
        found.append((reading.numbers, reading.words, reading.lines))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(each == found[0] for each in found)
