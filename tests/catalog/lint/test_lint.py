"""Every rule lets good data pass and catches a bad example."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import rtoml
from hypothesis import given
from hypothesis import strategies as st

from catalog.__main__ import main
from catalog.errors import DataError
from catalog.lint import RULES, Material, check, read_exceptions
from catalog.lint.advice import ADVICE
from catalog.lint.exceptions import EXCEPTIONS
from catalog.lint.layout import put_in_order
from catalog.lint.rules_q850 import causes_named
from catalog.load.files import data_folder
from catalog.sip.message import read_response
from tests.catalog.conftest import Change

BUSY = "codes/486.toml"
OK = "codes/200.toml"
CONFLICT = "unregistered/409.toml"
NAMES = "cause-names.toml"
GOOD_EXAMPLE = rtoml.loads((Path(__file__).parents[1] / "good" / BUSY).read_text("utf-8"))[
    "example"
]


class Bad(NamedTuple):
    """One field changed, and what the rule says of it."""

    rule: str
    file: str
    field: str
    value: Any
    says: str
    where: str | None = None
    """Field that is reported, where it is not the one that was changed."""


READ = {"names": ["Retry-After"], "rule": "should", "condition": "busy", "source": "a-stack"}
RETRY_AFTER = {
    "name": "Retry-After",
    "strength": "MAY",
    "on": "response",
    "why": "Tells when to come back",
    "source": ["RFC 3261 §20.33"],
}
WEAK = {**RETRY_AFTER, "strength": "SHOULD"}
SEEN = {"phrase": "User Busy", "by": "a stack", "source": ["asterisk-pjsip"]}
WARNING = {"name": "Warning", "on": "response", "why": "Tells more", "source": "a-stack"}


def example(old: str, new: str) -> str:
    """The good example with one change."""
    assert old in GOOD_EXAMPLE
    return str(GOOD_EXAMPLE).replace(old, new)


BAD = [
    Bad("contract", BUSY, "sumary", "a typing error", "did you mean summary?"),
    Bad("contract", BUSY, "use.trace", 3, "write a text in quotation marks"),
    Bad("contract", BUSY, "means", "x" * 61, "at most 60 characters"),
    Bad("contract", BUSY, "summary", "It ends with a full stop.", "take off the full stop"),
    Bad("contract", BUSY, "phrase", "Busy Here", "comes from the registry"),
    Bad("contract", BUSY, "defined", "section 21", "neither"),
    Bad("contract", "sources/a-stack.toml", "kind", "hearsay", "one of primary, secondary or"),
    Bad("contract", "verdicts/486-600.toml", "codes", [], "give at least two; there are none"),
    Bad("contract", "classes.toml", "class.1.name", 4, "write a text in quotation marks"),
    Bad("file-name", BUSY, "code", 487, "is 487, but the file is named 486"),
    Bad("registered", "codes/499.toml", "code", 499, "499 is not in IANA's registry"),
    Bad("confused", BUSY, "confused_with.0.code", 486, "names the code itself"),
    Bad("confused", BUSY, "confused_with.0.code", 200, "does not name 600", "confused_with"),
    Bad("confused", BUSY, "confused_with.0.code", 499, "499 is not a registered code"),
    Bad(
        "confused",
        BUSY,
        "confused_with.2",
        {"code": 600, "tell": "The same again"},
        "names 600 a second time",
        "confused_with.2.code",
    ),
    Bad("registered", "verdicts/486-600.toml", "codes.0", 499, "499 is not in IANA's registry"),
    Bad("file-name", "verdicts/486-600.toml", "codes", [600, 486], "in ascending order"),
    Bad("file-name", "verdicts/486-600.toml", "codes", [200, 486], "200-486.toml"),
    Bad("verdict", "verdicts/486-600.toml", "verdict", "600 is all.", "does not name 486"),
    Bad("decided", OK, "confused_with.0.code", 600, "write verdicts/200-600.toml"),
    Bad("in-dialog", BUSY, "dialog.inside", "dialog", "which says transaction"),
    Bad("fault", BUSY, "fault.kind", "success", "success is not what a 4xx says"),
    Bad("fault", OK, "fault.kind", "callee", "callee is not what a 2xx says"),
    Bad("fault", BUSY, "fault.look", ..., "where there is something to look at"),
    Bad(
        "read",
        BUSY,
        "read",
        READ,
        "no [[header]] of this file is Retry-After (SHOULD)",
        "read.names.0",
    ),
    Bad("read", BUSY, "read", READ, "goes with a rule that has a condition", "read.condition"),
    Bad("retry-after", OK, "header", [RETRY_AFTER], "does not name this code", "header.0.name"),
    Bad("typical", BUSY, "methods.typical", ["BYE"], "BYE is not among", "methods.typical.0"),
    Bad("typical", BUSY, "methods.except", ["BYE"], 'goes with names = ["any"]'),
    Bad("plain", BUSY, "fix.0", "Mend the phone", "for Mend write fix"),
    Bad("absolute", BUSY, "fix.0", "Never dial again", "says never, which no longer text"),
    Bad(
        "phrase-constant",
        BUSY,
        "phrase_seen",
        [SEEN],
        "made from a constant",
        "phrase_seen.0.phrase",
    ),
    Bad("header-strength", BUSY, "header.1", WEAK, "holds a SHOULD", "header.1.strength"),
    Bad("q850", BUSY, "q850.0.text", "It is tied to cause 99", "no table ties cause 99 to 486"),
    Bad("q850", BUSY, "q850.0.text", "Cause 21 becomes 486", "no table turns cause 21 into 486"),
    Bad("q850", BUSY, "q850.0.text", "486 gives cause 21", "no table turns 486 into cause 21"),
    Bad("contract", "q850/17.toml", "means", "x" * 61, "at most 60 characters"),
    Bad(
        "registered",
        "headers.toml",
        "header.3.name",
        "Via",
        "Via is listed twice",
        "header.9.name",
    ),
    Bad("registered", "methods.toml", "method.0", ..., "no usable row for ACK", "method"),
    Bad("cause-code", "q850/17.toml", "description", "It is 404.", "ties 404 to cause 17"),
    Bad("cause-confused", "q850/17.toml", "confused_with.0.cause", 17, "or the cause itself"),
    Bad("cause-confused", "q850/17.toml", "confused_with.0.cause", 120, "120 is unknown"),
    Bad("contract", CONFLICT, "used_by", [], "give at least one; there are none"),
    Bad("contract", CONFLICT, "instead.0.code", 99, "a whole number, 100 to 699"),
    Bad("contract", NAMES, "alias.0.source", "", "is empty", "alias.0.source"),
    Bad("file-name", CONFLICT, "code", 411, "is 411, but the file is named 409"),
    Bad("instead", CONFLICT, "instead.0.code", 499, "499 is not a registered code"),
    Bad(
        "instead",
        CONFLICT,
        "instead.1",
        {"code": 486, "tell": "Again"},
        "is listed twice",
        "instead.1.code",
    ),
    Bad("cause-name", NAMES, "alias.0.name", "USER_BUSY", "USER_BUSY already names a cause"),
    Bad("cause-name", NAMES, "alias.0.cause", 120, "no cause 120"),
    Bad("header-name", BUSY, "header.0.name", "Retry-after", "not a registered header field"),
    Bad("method-name", BUSY, "methods.names.0", "INVITED", "INVITED is not a registered method"),
    Bad("method-name", BUSY, "methods.names.0", "ACK", "ACK is never answered"),
    Bad("method-name", BUSY, "methods.names.0", "any", "any is used alone", "methods.names"),
    Bad(
        "header-order",
        BUSY,
        "header.2",
        {**WARNING, "strength": "MUST"},
        "Warning (MUST) comes after a weaker one",
    ),
    Bad("failure", BUSY, "fix", [], "a failure says what to do"),
    Bad("failure", BUSY, "cause.0", ..., "at least two", "cause"),
    Bad("doubles", BUSY, "when.0", "The callee pressed reject", "twice", "when.1"),
    Bad("section", BUSY, "defined", "RFC 3261 §21.4.99", "RFC 3261 has no section 21.4.99"),
    Bad("section", BUSY, "sender.0.source", "RFC 9999 §1", "no text of RFC 9999"),
    Bad("section-given", BUSY, "defined", "RFC 3261", "RFC 3261 names no section"),
    Bad("obsolete", BUSY, "sender.0.source", "RFC 2543 §7.4.22", "RFC 2543 is obsoleted"),
    Bad("source-file", BUSY, "sender.0.source", "hearsay", "no file sources/hearsay.toml"),
    Bad("source-used", BUSY, "header.1.source", "RFC 3261 §20.43", "nothing cites", "id"),
    Bad("source-id", "sources/a-stack.toml", "id", "other", "unlike the file's name"),
    Bad("link", "sources/a-stack.toml", "url", "http://stack.example.com", "is not https"),
    Bad("link", "sources/a-stack.toml", "url", "https://a.example.com/a b", "holds spaces"),
    Bad("link", "sources/a-stack.toml", "url", "https://me@a.example.com/", "holds a login"),
    Bad("link", "sources/a-stack.toml", "url", "https://192.0.2.1/", "names no host"),
    Bad("link", "sources/a-stack.toml", "url", "https://a.example.com/?utm_x=1", "tracking"),
    Bad("source-needed", BUSY, "dialog.source", ..., "is missing"),
    Bad("source-needed", BUSY, "q850.0.source", [], "is missing"),
    Bad("source-once", BUSY, "dialog.source", ["RFC 3261 §12.3"] * 2, "is listed twice"),
    Bad("example-form", BUSY, "example", example("486 Busy Here", "486 Busy"), "status line says"),
    Bad(
        "example-form", BUSY, "example", example("SIP/2.0 486", "SIP/2.0  486"), "not a status line"
    ),
    Bad(
        "example-form", BUSY, "example", example("Retry-After: 120", "Retry-After"), "not a header"
    ),
    Bad(
        "example-form", BUSY, "example", example("314159 INVITE", "INVITE"), "CSeq is not a number"
    ),
    Bad("example-form", BUSY, "example", example("z9hG4bK4b", "4b"), "Via is malformed"),
    Bad("example-mandatory", BUSY, "example", example("Call-ID", "Call-Info"), "has no Call-ID"),
    Bad("example-length", BUSY, "example", example("Length: 0", "Length: 4"), "the body has 0"),
    Bad("example-length", BUSY, "example", GOOD_EXAMPLE + "\nhello\n", "and no Content-Type"),
    Bad("example-names", BUSY, "example", example("192.0.2.10:", "10.0.0.1:"), "10.0.0.1"),
    Bad("example-names", BUSY, "example", example("192.0.2.10:", "[2a00::1]:"), "2a00::1"),
    Bad("example-names", BUSY, "example", example("example.net", "sip.gmx.net"), "sip.gmx.net"),
    Bad("example-tags", BUSY, "example", example(";tag=a6c85cf", ""), "To lacks a tag"),
    Bad("example-tags", BUSY, "example", example(";tag=1928301774", ""), "From lacks a tag"),
    Bad("example-must", BUSY, "example", example("Retry-After: 120\n", ""), "has no Retry-After"),
    Bad("example-header", BUSY, "example", example("Retry-After", "X-Wait"), "X-Wait is not"),
    Bad("example-header", BUSY, "example", example("9 INVITE", "9 BYE"), "answers BYE"),
    Bad("empty", BUSY, "example", "", "is empty"),
    Bad("empty", "sources/a-stack.toml", "title", " ", "is empty"),
    Bad("sentences", BUSY, "description", "One is too few.", "2 to 5 sentences; there is 1"),
    Bad("sentences", "verdicts/486-600.toml", "verdict", "So. " * 4 + "So.", "there are 5"),
    Bad("paragraph", BUSY, "when.0", "The callee is\non a call", "has a line break"),
    Bad("q850-source", "q850/17.toml", "source", ["RFC 3398 §7.2.4.1"], "first", "source.0"),
    Bad("name-or-symptom", BUSY, "symptoms.0", "User  busy", "it is in both"),
    Bad("spelling", BUSY, "when.0", "The call was cancelled", "US spelling of cancelled"),
    Bad("frequency", BUSY, "when.0", "The callee is often busy", "'often' needs a source"),
    Bad("pointing", BUSY, "when.0", "The reason is, as described above", "points at another"),
    Bad("placeholder", BUSY, "when.0", "TODO", "'TODO' is a placeholder"),
    Bad("strength", BUSY, "when.0", "The phone MUST NOT ring", "write 'must' for MUST"),
    Bad("symptom", BUSY, "symptoms.0", "caller gets 486", "names '486'"),
    Bad("symptom", BUSY, "symptoms.0", "display says busy here", "names 'Busy Here'"),
    Bad("cell-case", BUSY, "means", "The phone is busy", "starts with a capital"),
    Bad("cell-case", BUSY, "transaction.short", "Ends it", "starts with a capital"),
    Bad("bullet-case", BUSY, "when.0", "the callee is on a call", "starts in lower case"),
    Bad("full-stop", BUSY, "when.0", "The callee is on a call.", "take off the full stop"),
    Bad("full-stop", BUSY, "dialog.detail", "No stop here", "end it with a full stop"),
    Bad("phrase", BUSY, "when.0", "It is not 600 Busy All Over", "registered as 600 Busy Every"),
    Bad("spaces", BUSY, "when.0", "The callee  is on a call", "double space"),
    Bad("spaces", BUSY, "when.0", "The callee\u2019s phone", "curly quote"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_good_data_breaks_no_rule(rule: Any, folder: Path) -> None:
    assert list(rule.check(Material(folder))) == []


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.rule}-{bad.says[:30]}")
def test_a_rule_catches_its_bad_example(bad: Bad, folder: Path, change: Change) -> None:
    change(bad.file, bad.field, bad.value)
    found = [problem for problem in check(Material(folder)).problems if problem.rule == bad.rule]
    said = [problem for problem in found if bad.says in problem.text]
    assert said, found
    assert (bad.where or bad.field) in [problem.field for problem in said]


def test_contact_is_missed_in_an_answered_invite(folder: Path, change: Change) -> None:
    text = rtoml.loads((folder / OK).read_text("utf-8"))["example"]
    change(OK, "example", text.replace("Contact: <sip:bob@192.0.2.4>\n", ""))
    assert [problem.rule for problem in check(Material(folder)).problems] == ["example-contact"]


def test_a_missing_file_is_reported(folder: Path) -> None:
    (folder / "codes" / "600.toml").unlink()
    found = {(problem.rule, problem.file) for problem in check(Material(folder)).problems}
    assert ("registered", "codes/600.toml") in found


def test_a_number_that_products_list_needs_a_file(folder: Path) -> None:
    (folder / CONFLICT).unlink()
    found = [str(problem) for problem in check(Material(folder)).problems]
    assert [text for text in found if CONFLICT in text and "[unregistered]" in text]


def test_a_registered_number_is_not_among_the_unregistered(folder: Path) -> None:
    text = (folder / CONFLICT).read_text("utf-8")
    file = folder / "unregistered" / "486.toml"
    file.write_text(text.replace("code = 409", "code = 486", 1), "utf-8")
    problems = check(Material(folder)).problems
    assert [(problem.rule, problem.field) for problem in problems] == [("unregistered", "code")]


def test_a_file_that_is_no_toml_is_reported_and_the_others_are_checked(
    folder: Path, change: Change
) -> None:
    (folder / "codes" / "600.toml").write_text("code = = 600", "utf-8")
    change(BUSY, "when.0", "TODO")
    rules = {problem.rule for problem in check(Material(folder)).problems}
    assert {"contract", "placeholder"} <= rules


def test_every_rule_has_a_bad_example() -> None:
    assert {rule.name for rule in RULES} - {bad.rule for bad in BAD} == {
        "example-contact",
        "layout",
        "unregistered",
    }


def test_rules_have_names_and_reasons_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len({rule.check for rule in RULES}) == len(RULES)
    assert len({rule.why for rule in RULES}) == len(RULES)


def exception(folder: Path, **fields: str) -> None:
    text = put_in_order(EXCEPTIONS, rtoml.dumps({"exception": [fields]}))
    (folder / EXCEPTIONS).write_text(text, "utf-8")


def test_an_exception_covers_its_problem(folder: Path, change: Change) -> None:
    change(BUSY, "when.0", "The callee is often busy")
    exception(folder, file=BUSY, rule="frequency", reason="Said by the one who counted")
    assert check(Material(folder), read_exceptions(folder)).problems == ()


def test_an_exception_for_another_field_covers_nothing(folder: Path, change: Change) -> None:
    change(BUSY, "when.0", "The callee is often busy")
    exception(folder, file=BUSY, rule="frequency", field="when.1", reason="Counted")
    rules = [problem.rule for problem in check(Material(folder), read_exceptions(folder)).problems]
    assert rules == ["frequency", "unused-exception"]


@pytest.mark.parametrize("field", ["cause.1.check", "cause 2, check"])
def test_an_exception_names_its_field_as_the_report_does(
    folder: Path, change: Change, field: str
) -> None:
    change(BUSY, "cause.1.check", "Often it rings")
    exception(folder, file=BUSY, rule="frequency", field=field, reason="Counted")
    assert check(Material(folder), read_exceptions(folder)).problems == ()


def test_the_advice_is_on_rules_that_there_are() -> None:
    assert ADVICE.keys() <= {rule.name for rule in RULES}


def test_an_unused_exception_is_a_problem(folder: Path) -> None:
    exception(folder, file=BUSY, rule="frequency", reason="Said by the one who counted")
    (problem,) = check(Material(folder), read_exceptions(folder)).problems
    assert problem.rule == "unused-exception"
    assert "frequency holds in codes/486.toml now" in str(problem)


def test_an_exception_without_a_reason_is_refused(folder: Path) -> None:
    exception(folder, file=BUSY, rule="frequency")
    with pytest.raises(DataError, match="reason"):
        read_exceptions(folder)


def test_the_command_prints_problems_and_counts(
    folder: Path, change: Change, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lint", "--data", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("0 problems")
    change(BUSY, "when.0", "TODO")
    assert main(["lint", "--data", str(folder)]) == 1
    first, last = capsys.readouterr().out.splitlines()
    advice = "write what is known, or take the field out"
    assert first == f"{BUSY}:10: when 1: 'TODO' is a placeholder; {advice} [placeholder]"
    assert last.endswith(" 1 problem")


def test_the_command_lists_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--rules"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(RULES)


def test_sections_can_come_from_rfc_texts(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "rfc3261.txt").write_text("1 Introduction\n\n   Text.\n", "utf-8")
    report = check(Material(folder, rfc=tmp_path))
    assert {problem.rule for problem in report.problems} == {"section"}
    assert "RFC 3261 has no section 21.4.24" in {problem.text for problem in report.problems}


def test_a_folded_header_field_is_one_value() -> None:
    response = read_response(GOOD_EXAMPLE.replace("To: Bob", "To: Bob\n "))
    assert response.faults == ()
    assert response.first("to") == "Bob <sip:bob@example.net>;tag=a6c85cf"


def test_a_body_is_counted_with_crlf() -> None:
    assert read_response(GOOD_EXAMPLE + "\nv=0\né\n").body_length == 9


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("Causes 34, 38 and 41 become 503", [34, 38, 41]),
        ("Reason: Q.850;cause=16", [16]),
        ("the cause is unknown, 17 times", []),
        ("no cause becomes 406", []),
    ],
)
def test_causes_are_found_in_prose(text: str, causes: list[int]) -> None:
    assert causes_named(text) == causes


@pytest.mark.data
def test_all_data_keeps_the_rules() -> None:
    root = data_folder()
    report = check(Material(root), read_exceptions(root))
    assert [str(problem) for problem in report.problems] == []


@given(st.text())
def test_any_text_is_read_as_a_response_without_raising(text: str) -> None:
    response = read_response(text)
    assert response.faults or response.code
