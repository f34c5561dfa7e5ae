"""The catalog serves what stands beside the codes, and reads it only when it is asked for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from catalog import Catalog, DataError, open_catalog
from catalog.load.files import data_folder
from catalog.model.cause_tables import CauseTable
from tests.catalog.conftest import Change


def test_everything_registered_is_served(catalog: Catalog) -> None:
    assert len(catalog.q850.causes) == 77
    assert len(catalog.terms.warn_codes) == 15
    assert len(catalog.terms.methods) == 14
    assert len(catalog.terms.headers) == 134


def test_each_is_found_by_its_number_or_name(catalog: Catalog) -> None:
    assert catalog.q850.causes[34].name == "No circuit/channel available"
    assert catalog.terms.warn_codes[304].name == "Media type not available"
    assert catalog.terms.methods["PRACK"].reference == "RFC 3262"
    assert catalog.terms.headers["Min-SE"].reference == "RFC 4028"
    assert catalog.documents[3262].obsoletes == (2543,)
    assert catalog.unregistered[477].instead[0].code == 503


def test_each_compact_form_finds_its_header_field(catalog: Catalog) -> None:
    compact = [field for field in catalog.terms.headers.values() if field.compact]
    assert len(compact) == 19
    for field in compact:
        assert catalog.terms.header(str(field.compact)) is field
        assert catalog.terms.header(str(field.compact).upper()) is field


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("USER_BUSY", 17),
        ("user_busy", 17),
        ("AST_CAUSE_USER_BUSY", 17),
        ("AST_CAUSE_BUSY", 17),
        ("SWITCH_CAUSE_USER_BUSY", 17),
        ("NORMAL_TEMPORARY_FAILURE", 41),
        ("PRE_EMPTED", 45),
        ("AST_CAUSE_PRE_EMPTED", 8),
        ("ANSWERED_ELSEWHERE", 26),
        ("ORIGINATOR_CANCEL", 487),
        ("BUSY", None),
        ("CONGESTION", None),
    ],
)
def test_products_names_find_their_cause(catalog: Catalog, name: str, cause: int | None) -> None:
    assert catalog.q850.cause_named(name) == cause


def test_what_products_list_without_registration_has_an_entry(catalog: Catalog) -> None:
    rows = json.loads((data_folder() / "registry" / "unregistered.json").read_text("utf-8"))["rows"]
    assert {row["code"] for row in rows} <= catalog.unregistered.keys()
    assert catalog.unregistered.keys().isdisjoint(catalog.codes)
    assert catalog.unregistered[409].once_in == "RFC 2543 §7.4.10"
    assert list(catalog.unregistered) == sorted(catalog.unregistered)


def test_every_code_that_an_entry_points_to_is_registered(catalog: Catalog) -> None:
    for method in catalog.terms.methods.values():
        assert method.special_codes, method.name
        for special in method.special_codes:
            assert special.code in catalog.codes, method.name
    for number, entry in catalog.unregistered.items():
        for other in entry.instead:
            assert other.code in catalog.codes, number


def test_private_causes_are_those_that_freeswitch_uses_beyond_q850(catalog: Catalog) -> None:
    used = {
        cause
        for code in catalog.codes.values()
        for causes in (code.q850_mappings.sent, code.q850_mappings.received)
        for cause in causes.get(CauseTable.FREESWITCH, ())
    }
    assert used - catalog.q850.causes.keys() <= catalog.q850.private_causes.keys()


def test_a_look_up_of_a_code_reads_none_of_it(tmp_path: Path) -> None:
    root = tmp_path / "data"
    shutil.copytree(str(data_folder()), root)
    for name in ("q850", "unregistered"):
        shutil.rmtree(root / name)
    for name in ("methods.toml", "headers.toml", "warnings.toml", "registry/documents.json"):
        (root / name).unlink()
    assert open_catalog(root).lookup(486).phrase == "Busy Here"


def test_a_broken_file_is_named_when_it_is_asked_for(folder: Path, change: Change) -> None:
    change("unregistered/409.toml", "summary", "It ends with a full stop.")
    with pytest.raises(DataError, match=r"unregistered/409\.toml: summary"):
        _ = open_catalog(folder).unregistered


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("code", 411, "the file is named 409"),
        ("once_in", "RFC 2543 §7.4.10", "once_in"),
        ("used_by", [], "give at least one"),
    ],
)
def test_a_file_of_an_unregistered_number_keeps_its_contract(
    folder: Path, change: Change, field: str, value: object, says: str
) -> None:
    change("unregistered/409.toml", field, value)
    with pytest.raises(DataError, match=says):
        _ = open_catalog(folder).unregistered


def test_a_document_is_read_without_its_sections(catalog: Catalog) -> None:
    document = catalog.documents[3261]
    assert (document.date, document.status) == ("July 2002", "Proposed Standard")
    assert 6665 in document.updated_by
