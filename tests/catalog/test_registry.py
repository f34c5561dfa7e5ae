"""The generated registry is complete, typed, and consistent in itself."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from catalog.load.files import data_folder
from catalog.load.registry import Registry
from catalog.model.cause_tables import CauseMappings, CauseTable

FILES = {
    "response-codes.json",
    "interworking.json",
    "rfc5057.json",
    "documents.json",
    "strengths.json",
    "q850.json",
    "warnings.json",
    "methods.json",
    "headers.json",
    "unregistered.json",
}
PRIVATE_CAUSES = {487, *range(800, 830)}
"""Numbers that FreeSWITCH made up beside Q.850."""


def load(name: str) -> Any:
    return json.loads((data_folder() / "registry" / name).read_text("utf-8"))


def rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load(name)["rows"]
    return found


def test_the_folder_holds_these_files_and_no_other() -> None:
    assert {file.name for file in (data_folder() / "registry").iterdir()} == FILES


def test_the_loader_reads_it() -> None:
    registry = Registry(data_folder())
    assert len(registry.codes) == 75
    assert registry.codes[486].phrase == "Busy Here"
    assert registry.cause_mappings[486].sent[CauseTable.RFC3398] == (17,)
    assert registry.destroys[404] == "dialog"


@pytest.mark.parametrize(
    ("file", "count", "key"),
    [
        ("response-codes.json", 75, "code"),
        ("methods.json", 14, "name"),
        ("headers.json", 134, "name"),
        ("warnings.json", 15, "code"),
        ("q850.json", 77, "cause"),
        ("unregistered.json", 10, "code"),
    ],
)
def test_rows_are_complete_unique_and_in_order(file: str, count: int, key: str) -> None:
    keys = [row[key] for row in rows(file)]
    assert len(keys) == len(set(keys)) == count
    assert keys == sorted(keys, key=lambda value: str(value).lower() if key == "name" else value)


@pytest.mark.parametrize(
    "file", sorted(FILES - {"interworking.json", "rfc5057.json", "strengths.json"})
)
def test_files_name_their_source(file: str) -> None:
    assert load(file)["source"]


@pytest.mark.parametrize(
    "file", ["response-codes.json", "headers.json", "methods.json", "warnings.json"]
)
def test_files_from_iana_carry_its_date(file: str) -> None:
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", load(file)["updated"])


def test_only_202_is_deprecated_and_its_phrase_does_not_say_so() -> None:
    (row,) = [row for row in rows("response-codes.json") if row["deprecated"]]
    assert (row["code"], row["phrase"]) == (202, "Accepted")


def test_deprecated_header_fields_keep_their_plain_name() -> None:
    deprecated = {row["name"] for row in rows("headers.json") if row["deprecated"]}
    assert deprecated == {"Encryption", "Hide", "Identity-Info", "Response-Key"}


def test_compact_forms_are_one_letter_and_belong_to_one_header_field() -> None:
    compact = [row["compact"] for row in rows("headers.json") if row["compact"]]
    assert len(compact) == len(set(compact))
    assert all(re.fullmatch("[a-z]", letter) for letter in compact)
    assert {"v", "f", "t", "i", "m", "l", "c"} <= set(compact)


def test_warn_codes_come_without_the_explanation_of_the_rfc() -> None:
    assert all(len(row["name"]) < 50 and "." not in row["name"] for row in rows("warnings.json"))


@pytest.mark.parametrize(
    ("code", "direction", "table", "expected"),
    [
        (401, "sent", "rfc3398", [21]),
        (404, "received", "rfc3398", [1, 2, 3, 26]),
        (404, "received", "rfc4497", [1, 2, 3]),
        (408, "sent", "rfc3398", [102]),
        (408, "sent", "asterisk", [18]),
        (481, "sent", "rfc4497", [41]),
        (488, "sent", "rfc4497", [31, 65]),
        (500, "received", "rfc3398", [111, 127]),
        (501, "received", "rfc4497", [29, 69, 79]),
        (505, "sent", "rfc3398", [127]),
        (603, "received", "rfc3398", [21]),
        (301, "received", "rfc4497", [22]),
        (606, "sent", "rfc4497", [31, 65]),
    ],
)
def test_interworking_says_what_the_tables_say(
    code: int, direction: str, table: str, expected: list[int]
) -> None:
    assert load("interworking.json")[str(code)][direction][table] == expected


def test_the_row_that_rfc_3398_misprints_is_told_from_the_true_504() -> None:
    rows = load("interworking.json")
    assert rows["504"]["sent"]["rfc3398"] == [102]
    assert rows["505"]["notes"]["rfc3398"].endswith("as 505 in RFC 4497")


def test_every_cause_in_the_tables_is_known() -> None:
    known = {row["cause"] for row in rows("q850.json")} | PRIVATE_CAUSES
    for code, row in load("interworking.json").items():
        mappings = CauseMappings(**row)
        for table, sent, received in mappings.rows():
            assert {*sent, *received} <= known, (code, table)


def test_causes_and_codes_are_tied_alike_from_both_sides() -> None:
    mappings = load("interworking.json")
    for row in rows("q850.json"):
        for direction, column in (("received", "to_sip"), ("sent", "from_sip")):
            for table, codes in row[column].items():
                for code in codes:
                    assert row["cause"] in mappings[str(code)][direction][table]


def test_the_source_says_that_q850_itself_was_not_read() -> None:
    assert "not read" in load("q850.json")["source"]


def test_unregistered_numbers_are_not_registered() -> None:
    registered = {row["code"] for row in rows("response-codes.json")}
    found = {row["code"]: row for row in rows("unregistered.json")}
    assert not found.keys() & registered
    assert found[409]["once_in"] == "RFC 2543 §7.4.10"


@pytest.mark.parametrize(
    ("rfc", "section", "title"),
    [
        ("3261", "21.4.24", "486 Busy Here"),
        ("3261", "8.2.6.1", "Sending a Provisional Response"),
        ("3261", "A", "Table of Timer Values"),
        ("2543", "7.3.5", "380 Alternative Service"),
        ("2543", "A", "Minimal Implementation"),
        ("3398", "8.2.6.1", "SIP Status Code to ISDN Cause Code Mapping"),
        (
            "4497",
            "8.4.1",
            "Receipt of a QSIG DISCONNECT, RELEASE, or RELEASE COMPLETE Message",
        ),
    ],
)
def test_documents_have_sections_with_titles(rfc: str, section: str, title: str) -> None:
    assert load("documents.json")["documents"][rfc]["sections"][section] == title


def test_documents_know_what_replaced_them() -> None:
    documents = load("documents.json")["documents"]
    assert 3261 in documents["2543"]["obsoleted_by"]
    assert 2543 in documents["3261"]["obsoletes"]
    assert 6665 in documents["3261"]["updated_by"]
    assert documents["3261"]["status"] == "Proposed Standard"
    assert documents["3261"]["date"] == "July 2002"


def test_every_rfc_that_iana_names_is_a_document_or_said_to_be_unread() -> None:
    table = load("documents.json")
    known = {*map(int, table["documents"]), *table["unread"]}
    for file in ("response-codes.json", "headers.json", "methods.json", "warnings.json"):
        for row in rows(file):
            named = {int(number) for number in re.findall(r"RFC (\d+)", row["reference"])}
            assert named <= known, (file, row)
