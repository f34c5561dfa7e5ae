"""Causes, warn-codes, methods and header fields load, joined with their registry rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog import Catalog, DataError, load
from catalog.model.cause_tables import CauseTable
from tests.catalog.conftest import Change

WRITTEN = [
    *(1, 2, 3, 16, 17, 18, 19, 20, 21, 22, 27, 28, 31, 34, 38),
    *(41, 42, 44, 47, 57, 58, 65, 79, 88, 102, 111, 127),
]


def test_everything_registered_is_there(catalog: Catalog) -> None:
    assert len(catalog.q850.causes) == 77
    assert len(catalog.terms.warn_codes) == 15
    assert len(catalog.terms.methods) == 14
    assert len(catalog.terms.headers) == 134


def test_the_causes_that_voice_engineers_meet_are_described(catalog: Catalog) -> None:
    assert [cause.cause for cause in catalog.q850.causes.values() if cause.advice] == WRITTEN


@pytest.mark.parametrize("number", WRITTEN)
def test_a_cause_says_that_q850_itself_was_not_read(catalog: Catalog, number: int) -> None:
    advice = catalog.q850.causes[number].advice
    assert advice is not None
    assert advice.sources[0].source == "q850-reconstructed"


def test_a_cause_knows_its_codes(catalog: Catalog) -> None:
    busy = catalog.q850.causes[17]
    assert (busy.name, busy.category) == ("User busy", "normal event")
    assert busy.to_sip[CauseTable.RFC3398] == (486,)
    assert busy.from_sip[CauseTable.RFC3398] == (486, 600)


@pytest.mark.parametrize("name", ["Via", "via", "VIA", "v", "V"])
def test_header_fields_are_found_by_any_of_their_names(catalog: Catalog, name: str) -> None:
    field = catalog.terms.header(name)
    assert field is not None
    assert field.name == "Via"


def test_an_unknown_name_is_none(catalog: Catalog) -> None:
    assert catalog.terms.header("X-Busy") is None


def test_a_header_field_whose_document_was_not_read_cites_none(catalog: Catalog) -> None:
    unread = {field.name for field in catalog.terms.headers.values() if field.defined is None}
    assert {"Session-ID", "P-Media-Authorization", "Response-Source"} <= unread
    for field in catalog.terms.headers.values():
        assert (field.name in unread) == (
            "3GPP" in field.reference or field.reference in ("RFC 3313", "RFC 7989")
        )


def test_a_cause_in_the_wrong_file_is_named(folder: Path, change: Change) -> None:
    change("q850/17.toml", "cause", 18)
    with pytest.raises(DataError, match=r"q850/17\.toml: cause: is 18"):
        load(folder)


def test_a_cause_that_the_registry_lacks_is_named(folder: Path) -> None:
    text = (folder / "q850" / "17.toml").read_text("utf-8")
    (folder / "q850" / "120.toml").write_text(text.replace("cause = 17", "cause = 120", 1), "utf-8")
    with pytest.raises(DataError, match=r"q850/120\.toml: cause: 120 is not in registry"):
        load(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "methods.toml").unlink()
    with pytest.raises(DataError, match=r"methods\.toml: \(whole file\)"):
        load(folder)
