"""What people type, and what is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import (
    ClassLookup,
    CodeList,
    CodeLookup,
    CompareCodes,
    FreeText,
    Help,
    IncompleteComparison,
    NoSuchClass,
    NotACode,
    Question,
    TooManyCodes,
    UnregisteredLookup,
    read,
)
from catalog import Catalog

TYPED: list[tuple[str, Question]] = [
    ("", Help()),
    ("help", Help()),
    ("Help!", Help()),
    ("  ?  ", Help()),
    ("486", CodeLookup(486)),
    ("`486`", CodeLookup(486)),
    ("４８６", CodeLookup(486)),
    ("486?", CodeLookup(486)),
    ("what does 486 mean?", CodeLookup(486)),
    ("486 busy here", CodeLookup(486)),
    ("SIP/2.0 486 Busy Here", CodeLookup(486)),
    ("sip/2.0 486 busy here", CodeLookup(486)),
    ("got SIP 486 from carrier", CodeLookup(486)),
    ("486 full", CodeLookup(486, full=True)),
    ("486 full!", CodeLookup(486, full=True)),
    ("503 asterisk", CodeLookup(503)),
    ("486 retry after", CodeLookup(486)),
    ("busy here full", CodeLookup(486, full=True)),
    ("busy here", CodeLookup(486)),
    ("BUSY HERE", CodeLookup(486)),
    ("Busy-Here", CodeLookup(486)),
    ("the busy here error", CodeLookup(486)),
    ("how to fix 'busy here'?", FreeText("how to fix 'busy here'?")),
    ("what's busy here?", CodeLookup(486)),
    ("bsuy here", CodeLookup(486)),
    ("Call/Transaction Does Not Exist", CodeLookup(481)),
    ("Call Leg/Transaction Does Not Exist", CodeLookup(481)),
    ("200 vs 380", CompareCodes((200, 380))),
    ("200 VS 380", CompareCodes((200, 380))),
    ("200 vs 380 full", CompareCodes((200, 380), full=True)),
    ("compare 480, 486 and 600 in detail", CompareCodes((480, 486, 600), full=True)),
    ("200 vs full", IncompleteComparison((200,))),
    ("200 vs. 380", CompareCodes((200, 380))),
    ("200 v 380", CompareCodes((200, 380))),
    ("200vs380", CompareCodes((200, 380))),
    ("200 versus 380", CompareCodes((200, 380))),
    ("200 380", CompareCodes((200, 380))),
    ("200,380", CompareCodes((200, 380))),
    ("200, 380", CompareCodes((200, 380))),
    ("200/380", CompareCodes((200, 380))),
    ("200 and 380", CompareCodes((200, 380))),
    ("200 or 380?", CompareCodes((200, 380))),
    ("380 vs 200", CompareCodes((380, 200))),
    ("compare 200 and 380", CompareCodes((200, 380))),
    ("compare 200 with 380", CompareCodes((200, 380))),
    ("difference between 200 and 380", CompareCodes((200, 380))),
    ("what is the difference between 200 and 380?", CompareCodes((200, 380))),
    ("unsupported payload, difference between 415 and 488", CompareCodes((415, 488))),
    ("480 486 600", CompareCodes((480, 486, 600))),
    ("480 vs 486 vs 600", CompareCodes((480, 486, 600))),
    ("486 busy here vs 600 busy everywhere", CompareCodes((486, 600))),
    ("busy here vs busy everywhere", CompareCodes((486, 600))),
    ("busy here or decline", CompareCodes((486, 603))),
    ("bsuy here vs 600", CompareCodes((486, 600))),
    ("486 vs 486", CompareCodes((486, 486))),
    ("4xx", ClassLookup(4)),
    ("4XX", ClassLookup(4)),
    ("4xx codes", ClassLookup(4)),
    ("4xx means", ClassLookup(4)),
    ("what does 4xx mean", ClassLookup(4)),
    ("4XX list", ClassLookup(4)),
    ("48x", ClassLookup(4)),
    ("4xx client errors", ClassLookup(4)),
    ("the 5xx server error responses", ClassLookup(5)),
    (f"4xx{' client' * 100} 1", FreeText(f"4xx{' client' * 100} 1")),
    ("class 4", ClassLookup(4)),
    ("5", ClassLookup(5)),
    ("7xx", NoSuchClass(7)),
    ("9", NoSuchClass(9)),
    ("list", CodeList()),
    ("all codes", CodeList()),
    ("codec mismatch", FreeText("codec mismatch")),
    ("difference between proxy and registrar", FreeText("difference between proxy and registrar")),
    ("299", UnregisteredLookup(299)),
    ("SIP/2.0 299 Whatever", UnregisteredLookup(299)),
    ("999", NotACode("999")),
    ("0", NotACode("0")),
    ("-5", NotACode("-5")),
    ("4.5", NotACode("4.5")),
    ("12345678901234567890", NotACode("12345678901234567890")),
    ("200 vs", IncompleteComparison((200,))),
    ("vs 380", IncompleteComparison((380,))),
    ("vs", IncompleteComparison(())),
    ("compare 486", IncompleteComparison((486,))),
    ("200 vs banana", IncompleteComparison((200,), ("banana",))),
    ('200 vs "banana"', IncompleteComparison((200,), ("banana",))),
    ("4xx vs 5xx", IncompleteComparison((), ("4xx", "5xx"))),
    ("299 vs 300", IncompleteComparison((300,), ("299",))),
    ("100 180 183 200 202 204", TooManyCodes((100, 180, 183, 200, 202, 204))),
    ("call from 192.168.1.200 to 10.0.0.180", FreeText("call from 192.168.1.200 to 10.0.0.180")),
    ("🎉", FreeText("🎉")),
    ("<!channel>", FreeText("<!channel>")),
]


@pytest.mark.parametrize(("typed", "question"), TYPED, ids=[repr(typed) for typed, _ in TYPED])
def test_this_is_understood_as_that(catalog: Catalog, typed: str, question: Question) -> None:
    assert read(typed, catalog) == question


def test_every_registered_code_is_found_by_number_and_by_phrase(catalog: Catalog) -> None:
    for code in catalog.codes.values():
        assert read(str(code.code), catalog) == CodeLookup(code.code)
        assert read(code.title, catalog) == CodeLookup(code.code)
        assert read(f"SIP/2.0 {code.title}", catalog) == CodeLookup(code.code)
        by_phrase = read(code.phrase, catalog)
        if code.code in (406, 606):
            assert by_phrase == FreeText("Not Acceptable")
        else:
            assert by_phrase == CodeLookup(code.code), code.phrase


def test_a_pasted_trace_is_about_its_failure(catalog: Catalog) -> None:
    pasted = "SIP/2.0 100 Trying\r\nVia: x\r\n\r\nSIP/2.0 488 Not Acceptable Here\r\nCSeq: 2 INVITE"
    assert read(pasted, catalog) == CodeLookup(488, also=(100,))


@given(st.text(max_size=300))
def test_any_text_is_some_question(catalog: Catalog, text: str) -> None:
    assert read(text, catalog) is not None


@given(
    st.lists(
        st.sampled_from(["200", "380", "vs", ",", "and", "busy", "here", "299", "?", "compare"])
    )
)
def test_any_mix_of_its_words_is_some_question(catalog: Catalog, words: list[str]) -> None:
    assert read(" ".join(words), catalog) is not None
