"""What people type about causes, warn-codes, methods, header fields and documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import (
    CauseLookup,
    ClassLookup,
    CodeLookup,
    FreeText,
    HeaderFieldLookup,
    MethodLookup,
    NoSuchClass,
    NotACode,
    Question,
    RfcLookup,
    TermList,
    UnregisteredLookup,
    WarnCodeLookup,
    read,
)
from catalog import Catalog

TYPED: list[tuple[str, Question]] = [
    ("q850 34", CauseLookup(34)),
    ("Q.850 34", CauseLookup(34)),
    ("q.850 cause 34", CauseLookup(34)),
    ("cause 34", CauseLookup(34)),
    ("Cause: 34", CauseLookup(34)),
    ("isdn cause 17", CauseLookup(17)),
    ("isup 34", CauseLookup(34)),
    ("Reason: Q.850;cause=34", CauseLookup(34)),
    ('Reason: Q.850 ;cause=16;text="Normal call clearing"', CauseLookup(16)),
    ('Reason: Q.850;text="Normal call clearing";cause=16', CauseLookup(16)),
    ("cause code 102", CauseLookup(102)),
    ("cause 102 recovery on timer expiry what is that in sip", CauseLookup(102)),
    ("hangupcause=17", CauseLookup(17)),
    ("cause user busy", CauseLookup(17)),
    ("q850 normal call clearing", CauseLookup(16)),
    ("USER_BUSY", CauseLookup(17)),
    ("user_busy", CauseLookup(17)),
    ("FreeSWITCH says NORMAL_TEMPORARY_FAILURE", CauseLookup(41)),
    ("AST_CAUSE_BUSY", CauseLookup(17)),
    ("SWITCH_CAUSE_USER_BUSY", CauseLookup(17)),
    ("PRE_EMPTED", CauseLookup(45)),
    ("AST_CAUSE_PRE_EMPTED", CauseLookup(8)),
    ("ORIGINATOR_CANCEL", CauseLookup(487)),
    ("INTERWORKING", CauseLookup(127)),
    ("cause 60", CauseLookup(60)),
    ("q850 200", CauseLookup(200)),
    ("warning 304", WarnCodeLookup(304)),
    ("warn-code 304", WarnCodeLookup(304)),
    ("warn code 399", WarnCodeLookup(399)),
    ('Warning: 304 example.com "Media type not available"', WarnCodeLookup(304)),
    ("warning 999", WarnCodeLookup(999)),
    ("method PRACK", MethodLookup("PRACK")),
    ("PRACK", MethodLookup("PRACK")),
    ("what is prack", MethodLookup("PRACK")),
    ("what's PRACK", MethodLookup("PRACK")),
    ("the BYE request?", MethodLookup("BYE")),
    ("info", MethodLookup("INFO")),
    ("method foo", MethodLookup("FOO")),
    ("header Min-SE", HeaderFieldLookup("Min-SE")),
    ("Min-SE", HeaderFieldLookup("Min-SE")),
    ("min-se header", HeaderFieldLookup("Min-SE")),
    ("Min-SE: 90", HeaderFieldLookup("Min-SE")),
    ("Retry-After: 300", HeaderFieldLookup("Retry-After")),
    ("compact k", HeaderFieldLookup("Supported")),
    ("header k", HeaderFieldLookup("Supported")),
    ("compact form of Supported", HeaderFieldLookup("Supported")),
    ("compact i", HeaderFieldLookup("Call-ID")),
    ("what is the to header", HeaderFieldLookup("To")),
    ("header X-Foo", HeaderFieldLookup("X-Foo")),
    ("rfc 3262", RfcLookup(3262)),
    ("RFC3262", RfcLookup(3262)),
    ("rfc3262", RfcLookup(3262)),
    ("what does RFC 3262 define?", RfcLookup(3262)),
    ("rfc 486", RfcLookup(486)),
    ("methods", TermList("methods")),
    ("list headers", TermList("headers")),
    ("compact forms", TermList("compact")),
    ("q850", TermList("causes")),
    ("warn-codes", TermList("warnings")),
    ("rfcs", TermList("documents")),
    ("unregistered", TermList("unregistered")),
    ("477", UnregisteredLookup(477)),
    ("478 Unresolvable destination (478/SL)", UnregisteredLookup(478)),
    ("got 478 unresolvable destination from kamailio", UnregisteredLookup(478)),
    ("409 conflict when I register a second phone", UnregisteredLookup(409)),
    ("701", UnregisteredLookup(701)),
    ("SIP/2.0 702 Unable to resolve", UnregisteredLookup(702)),
    ("SIP/2.0 799 What", NotACode("799")),
    ("7xx", NoSuchClass(7)),
]

ABOUT_A_CODE: list[tuple[str, int]] = [
    ("486", 486),
    ("486 busy here", 486),
    ("SIP/2.0 486 Busy Here", 486),
    ("INVITE got 486", 486),
    ("486 with cause 17", 486),
    ("what causes 488", 488),
    ("cause of 486", 486),
    ('Reason: SIP;cause=486;text="Busy Here"', 486),
    ("method not allowed", 405),
    ("request terminated", 487),
    ("DECLINE", 603),
]

IN_WORDS = ["busy", "register error", "i get error message", "call to 701 fails", "interworking"]


@pytest.mark.parametrize(("typed", "question"), TYPED, ids=[repr(typed) for typed, _ in TYPED])
def test_this_is_understood_as_that(catalog: Catalog, typed: str, question: Question) -> None:
    assert read(typed, catalog) == question


@pytest.mark.parametrize(("typed", "code"), ABOUT_A_CODE)
def test_a_registered_code_wins(catalog: Catalog, typed: str, code: int) -> None:
    question = read(typed, catalog)
    assert isinstance(question, CodeLookup)
    assert question.code == code


@pytest.mark.parametrize("typed", IN_WORDS)
def test_plain_words_stay_a_search(catalog: Catalog, typed: str) -> None:
    assert read(typed, catalog) == FreeText(typed)


def test_every_cause_is_found_by_number_and_by_each_of_its_names(catalog: Catalog) -> None:
    for cause in catalog.q850.causes.values():
        assert read(f"cause {cause.cause}", catalog) == CauseLookup(cause.cause)
        for name in (cause.asterisk, cause.freeswitch):
            if name:
                assert read(name, catalog) == CauseLookup(cause.cause), name
    for alias in catalog.q850.aliases:
        assert read(alias.name, catalog) == CauseLookup(alias.cause)


def test_every_private_cause_is_found_by_name_but_for_names_of_codes_and_classes(
    catalog: Catalog,
) -> None:
    for cause in catalog.q850.private_causes.values():
        found = read(cause.name, catalog)
        if cause.name in ("DECLINE", "UNWANTED", "SUCCESS"):
            assert isinstance(found, CodeLookup | ClassLookup)
        else:
            assert found == CauseLookup(cause.cause), cause.name


def test_every_warn_code_method_header_field_and_document_is_found(catalog: Catalog) -> None:
    for code in catalog.terms.warn_codes:
        assert read(f"warning {code}", catalog) == WarnCodeLookup(code)
    for name in catalog.terms.methods:
        assert read(name, catalog) == read(f"method {name.lower()}", catalog) == MethodLookup(name)
    for number in catalog.documents:
        assert read(f"rfc {number}", catalog) == RfcLookup(number)
    for field in catalog.terms.headers.values():
        asked = [field.name, f"header {field.name.lower()}", f"{field.name} header"]
        if field.compact:
            asked += [f"compact {field.compact}", f"header {field.compact.upper()}"]
        for typed in asked:
            assert read(typed, catalog) == HeaderFieldLookup(field.name), typed


@given(
    st.lists(
        st.sampled_from(
            (
                "cause q850 34 486 rfc 3262 warning 304 header k PRACK compact method Min-SE : = "
                "USER_BUSY SIP/2.0 701 what is v vs"
            ).split()
        ),
        max_size=8,
    )
)
def test_any_mix_of_these_words_is_some_question(catalog: Catalog, words: list[str]) -> None:
    assert read(" ".join(words), catalog) is not None
