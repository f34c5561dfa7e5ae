"""What the desk says of causes, warn-codes, methods, header fields, documents, other numbers."""

from __future__ import annotations

from typing import get_args

import pytest

from bot.answers.document import Answer, Suggestions
from bot.desk import Desk
from bot.questions import TermKind
from bot.slack.blocks import message
from catalog import Catalog
from tests.bot.said import whole
from tests.bot.slack_limits import check


def _sound(answer: Answer) -> None:
    """A message that Slack takes, with every part, no gap, and something to ask next."""
    drawn = message(answer)
    check(drawn)
    assert len(drawn.blocks) == len(answer.parts), f"{answer.text} lost a part"
    words = whole(answer)
    assert "None," not in words
    assert ".. " not in words.replace("...", "")
    assert " ()" not in words
    assert isinstance(answer.parts[-1], Suggestions)
    ids = [part.id for part in answer.parts]
    assert len(set(ids)) == len(ids)


def test_every_cause_is_answered(desk: Desk, catalog: Catalog) -> None:
    for number in (*catalog.q850.causes, *catalog.q850.private_causes):
        answer = desk.ask(f"q850 {number}")
        assert answer.kind == "cause"
        assert set(answer.codes) <= catalog.codes.keys()
        _sound(answer)


def test_every_warn_code_is_answered(desk: Desk, catalog: Catalog) -> None:
    for number, warning in catalog.terms.warn_codes.items():
        answer = desk.ask(f"warning {number}")
        assert answer.kind == "warning"
        assert warning.name in answer.text
        _sound(answer)


def test_every_method_is_answered(desk: Desk, catalog: Catalog) -> None:
    for name in catalog.terms.methods:
        answer = desk.ask(name)
        assert answer.kind == "method"
        assert answer.codes
        _sound(answer)


def test_every_header_field_is_answered(desk: Desk, catalog: Catalog) -> None:
    for name, field in catalog.terms.headers.items():
        answer = desk.ask(f"header {name}")
        assert answer.kind == "header"
        assert answer.text.startswith(name)
        assert ("deprecated" in answer.text) == field.deprecated
        _sound(answer)


def test_every_document_is_answered(desk: Desk, catalog: Catalog) -> None:
    for number, document in catalog.documents.items():
        answer = desk.ask(f"rfc {number}")
        assert answer.kind == "rfc"
        assert document.title in answer.text
        _sound(answer)


def test_every_number_in_use_that_is_not_registered_is_answered(
    desk: Desk, catalog: Catalog
) -> None:
    for number, entry in catalog.unregistered.items():
        answer = desk.ask(str(number))
        assert answer.kind == "lookup"
        assert answer.codes == (number,)
        assert "not a registered" in answer.text
        assert entry.used_by[0].name in answer.text
        _sound(answer)


@pytest.mark.parametrize("kind", get_args(TermKind))
def test_every_list_fits_a_message(desk: Desk, kind: str) -> None:
    answer = desk.ask({"documents": "rfcs", "compact": "compact forms"}.get(kind, kind))
    assert answer.kind == "list"
    _sound(answer)


def test_the_codes_of_a_cause_come_with_what_it_becomes_first(desk: Desk) -> None:
    assert desk.ask("cause 102").codes == (504, 408)
    assert desk.ask("cause 17").codes == (486, 600)
    assert desk.ask("q850 34").codes == (503,)


def test_the_tables_stand_side_by_side(desk: Desk) -> None:
    said = whole(desk.ask("cause 102"))
    assert " | Cause 102 becomes | Mapped from" in said
    assert "RFC 3398 | 504 | 408, 504" in said
    assert "RFC 4497 | 504 | 408, 504" in said
    assert "Asterisk | 603 by default | 504" in said
    assert "FreeSWITCH | 504 | 408, 504" in said


def test_a_code_that_asterisk_knows_and_iana_does_not_is_marked(desk: Desk) -> None:
    answer = desk.ask("cause 41")
    assert "409 (not registered)" in whole(answer)
    assert 409 not in answer.codes


def test_a_cause_tells_its_names_and_that_q850_was_not_read(desk: Desk) -> None:
    said = whole(desk.ask("cause 17"))
    assert "AST_CAUSE_USER_BUSY, AST_CAUSE_BUSY" in said
    assert "FreeSWITCH: USER_BUSY" in said
    assert "(secondary source)" in said


def test_a_private_cause_says_whose_it_is(desk: Desk) -> None:
    answer = desk.ask("ORIGINATOR_CANCEL")
    assert answer.codes == (487,)
    assert "FreeSWITCH defines this cause itself" in whole(answer)


def test_a_warning_names_the_responses_that_carry_it(desk: Desk) -> None:
    assert desk.ask("warning 304").codes[0] == 488
    assert desk.ask("warning 380").codes[0] == 480


def test_a_method_shows_the_codes_to_know(desk: Desk) -> None:
    answer = desk.ask("PRACK")
    assert answer.codes[:2] == (183, 481)
    assert "RFC 3262 §3" in whole(answer)


def test_a_header_field_shows_who_carries_it(desk: Desk) -> None:
    answer = desk.ask("Min-SE")
    assert answer.codes == (422,)
    assert "422 must carry it" in answer.text
    assert "compact form k" in desk.ask("compact k").text
    assert "Every response carries it" in desk.ask("To").text
    assert "was not read" in whole(desk.ask("header Session-ID"))


def test_a_document_shows_what_it_defines_and_changes(desk: Desk) -> None:
    said = whole(desk.ask("rfc 3262"))
    assert "July 2002, Proposed Standard" in said
    assert "Obsoletes: RFC 2543" in said
    assert "Methods: PRACK" in said
    assert "Header fields: RAck, RSeq" in said
    assert desk.ask("rfc 4028").codes[0] == 422
    assert "Warn-codes: 380 SIPS Not Allowed" in whole(desk.ask("rfc 5630"))


def test_a_document_that_only_the_registry_names_is_answered(desk: Desk) -> None:
    answer = desk.ask("rfc 3313")
    assert answer.kind == "rfc"
    assert "P-Media-Authorization" in answer.text


@pytest.mark.parametrize(
    ("typed", "told", "next_"),
    [
        ("cause 60", "don't know Q.850 cause 60", "cause 58"),
        ("q850 486", "486 Busy Here", "486"),
        ("warning 309", "don't know warn-code 309", "warning 308"),
        ("warning 404", "404 Not Found", "404"),
        ("method PRAK", "don't know the request method PRAK", "method PRACK"),
        ("header Min-Sx", "don't know the header field or compact form Min-Sx", "header Min-SE"),
        ("compact q", "don't know the header field or compact form q", "headers"),
        ("rfc 3264", "RFC 3264 is not among", "rfc 3263"),
        ("7xx", "PJSIP writes 701, 702 and 703", "701"),
    ],
)
def test_what_is_not_known_says_what_to_ask_next(
    desk: Desk, typed: str, told: str, next_: str
) -> None:
    answer = desk.ask(typed)
    assert answer.kind == "unknown"
    assert told in answer.text
    assert isinstance(answer.parts[-1], Suggestions)
    assert next_ in [item.question for item in answer.parts[-1].items]
    check(message(answer))


def test_a_hostile_name_is_repeated_only_in_part(desk: Desk) -> None:
    answer = desk.ask("header <!channel>")
    check(message(answer))
    assert len(desk.ask("header " + "x" * 40).text) < 200


def test_an_unregistered_number_nobody_uses_is_as_before(desk: Desk) -> None:
    assert desk.ask("299").kind == "unknown"


def test_477_tells_its_users_and_the_code_to_use(desk: Desk) -> None:
    said = whole(desk.ask("477"))
    assert "Kamailio" in said
    assert "503 Service Unavailable" in said
    assert "RFC 2543 §7.4.10 once defined it" in whole(desk.ask("409"))


def test_help_names_the_new_forms(desk: Desk) -> None:
    said = whole(desk.ask("help"))
    for example in ("477", "q850 34", "warning 304", "rfc 3262", "method PRACK", "header Min-SE"):
        assert example in said
