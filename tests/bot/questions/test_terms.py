"""What people type about causes, warn-codes, methods, header fields and documents."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions import (
    Cause,
    ClassOf,
    FreeText,
    HeaderField,
    Lookup,
    Method,
    NoSuchClass,
    NotACode,
    Question,
    References,
    Rfc,
    Unregistered,
    Warn,
    read,
)
from catalog import Catalog, load

TYPED: list[tuple[str, Question]] = [
    ("q850 34", Cause(34)),
    ("Q.850 34", Cause(34)),
    ("q.850 cause 34", Cause(34)),
    ("cause 34", Cause(34)),
    ("Cause: 34", Cause(34)),
    ("isdn cause 17", Cause(17)),
    ("isup 34", Cause(34)),
    ("Reason: Q.850;cause=34", Cause(34)),
    ('Reason: Q.850 ;cause=16;text="Normal call clearing"', Cause(16)),
    ("cause code 102", Cause(102)),
    ("cause 102 recovery on timer expiry what is that in sip", Cause(102)),
    ("hangupcause=17", Cause(17)),
    ("cause user busy", Cause(17)),
    ("q850 normal call clearing", Cause(16)),
    ("USER_BUSY", Cause(17)),
    ("user_busy", Cause(17)),
    ("FreeSWITCH says NORMAL_TEMPORARY_FAILURE", Cause(41)),
    ("AST_CAUSE_BUSY", Cause(17)),
    ("SWITCH_CAUSE_USER_BUSY", Cause(17)),
    ("PRE_EMPTED", Cause(45)),
    ("AST_CAUSE_PRE_EMPTED", Cause(8)),
    ("ORIGINATOR_CANCEL", Cause(487)),
    ("INTERWORKING", Cause(127)),
    ("cause 60", Cause(60)),
    ("q850 200", Cause(200)),
    ("warning 304", Warn(304)),
    ("warn-code 304", Warn(304)),
    ("warn code 399", Warn(399)),
    ('Warning: 304 example.com "Media type not available"', Warn(304)),
    ("warning 999", Warn(999)),
    ("method PRACK", Method("PRACK")),
    ("PRACK", Method("PRACK")),
    ("what is prack", Method("PRACK")),
    ("the BYE request?", Method("BYE")),
    ("info", Method("INFO")),
    ("method foo", Method("FOO")),
    ("header Min-SE", HeaderField("Min-SE")),
    ("Min-SE", HeaderField("Min-SE")),
    ("min-se header", HeaderField("Min-SE")),
    ("Min-SE: 90", HeaderField("Min-SE")),
    ("Retry-After: 300", HeaderField("Retry-After")),
    ("compact k", HeaderField("Supported")),
    ("header k", HeaderField("Supported")),
    ("compact form of Supported", HeaderField("Supported")),
    ("compact i", HeaderField("Call-ID")),
    ("what is the to header", HeaderField("To")),
    ("header X-Foo", HeaderField("X-Foo")),
    ("rfc 3262", Rfc(3262)),
    ("RFC3262", Rfc(3262)),
    ("rfc3262", Rfc(3262)),
    ("what does RFC 3262 define?", Rfc(3262)),
    ("rfc 486", Rfc(486)),
    ("methods", References("methods")),
    ("list headers", References("headers")),
    ("compact forms", References("compact")),
    ("q850", References("causes")),
    ("warn-codes", References("warnings")),
    ("rfcs", References("documents")),
    ("unregistered", References("unregistered")),
    ("477", Unregistered(477)),
    ("478 Unresolvable destination (478/SL)", Unregistered(478)),
    ("got 478 unresolvable destination from kamailio", Unregistered(478)),
    ("409 conflict when I register a second phone", Unregistered(409)),
    ("701", Unregistered(701)),
    ("SIP/2.0 702 Unable to resolve", Unregistered(702)),
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
    assert isinstance(question, Lookup)
    assert question.code == code


@pytest.mark.parametrize("typed", IN_WORDS)
def test_plain_words_stay_a_search(catalog: Catalog, typed: str) -> None:
    assert read(typed, catalog) == FreeText(typed)


def test_every_cause_is_found_by_number_and_by_each_of_its_names(catalog: Catalog) -> None:
    for cause in catalog.q850.causes.values():
        assert read(f"cause {cause.cause}", catalog) == Cause(cause.cause)
        for name in (cause.asterisk, cause.freeswitch):
            if name:
                assert read(name, catalog) == Cause(cause.cause), name
    for alias in catalog.q850.aliases:
        assert read(alias.name, catalog) == Cause(alias.cause)


def test_every_private_cause_is_found_by_name_but_for_names_of_codes_and_classes(
    catalog: Catalog,
) -> None:
    for cause in catalog.q850.private_causes.values():
        found = read(cause.name, catalog)
        if cause.name in ("DECLINE", "UNWANTED", "SUCCESS"):
            assert isinstance(found, Lookup | ClassOf)
        else:
            assert found == Cause(cause.cause), cause.name


def test_every_warn_code_method_header_field_and_document_is_found(catalog: Catalog) -> None:
    for code in catalog.terms.warn_codes:
        assert read(f"warning {code}", catalog) == Warn(code)
    for name in catalog.terms.methods:
        assert read(name, catalog) == read(f"method {name.lower()}", catalog) == Method(name)
    for number in catalog.documents:
        assert read(f"rfc {number}", catalog) == Rfc(number)
    for field in catalog.terms.headers.values():
        asked = [field.name, f"header {field.name.lower()}", f"{field.name} header"]
        if field.compact:
            asked += [f"compact {field.compact}", f"header {field.compact.upper()}"]
        for typed in asked:
            assert read(typed, catalog) == HeaderField(field.name), typed


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
def test_any_mix_of_these_words_is_some_question(words: list[str]) -> None:
    assert read(" ".join(words), _catalog()) is not None


@functools.cache
def _catalog() -> Catalog:
    """The session's catalog, for functions that Hypothesis calls without fixtures."""
    return load()
