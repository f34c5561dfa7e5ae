"""Causes, warn-codes, methods and header fields load, joined with their registry rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.errors import DataError
from catalog.load.terms import load_reference
from catalog.model.terms import Reference
from tests.catalog.conftest import Change

WRITTEN = [
    *(1, 2, 3, 16, 17, 18, 19, 20, 21, 22, 27, 28, 31, 34, 38),
    *(41, 42, 44, 47, 57, 58, 65, 79, 88, 102, 111, 127),
]


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def test_everything_registered_is_there(reference: Reference) -> None:
    assert len(reference.causes) == 77
    assert len(reference.warn_codes) == 15
    assert len(reference.methods) == 14
    assert len(reference.headers) == 134


def test_the_causes_that_voice_engineers_meet_are_described(reference: Reference) -> None:
    assert [cause.cause for cause in reference.causes.values() if cause.advice] == WRITTEN


@pytest.mark.parametrize("number", WRITTEN)
def test_a_cause_says_that_q850_itself_was_not_read(reference: Reference, number: int) -> None:
    advice = reference.causes[number].advice
    assert advice is not None
    assert advice.source[0].source == "q850-reconstructed"


def test_a_cause_knows_its_codes(reference: Reference) -> None:
    busy = reference.causes[17]
    assert (busy.name, busy.category) == ("User busy", "normal event")
    assert busy.to_sip["rfc3398"] == (486,)
    assert busy.from_sip["rfc3398"] == (486, 600)


@pytest.mark.parametrize("name", ["Via", "via", "VIA", "v", "V"])
def test_header_fields_are_found_by_any_of_their_names(reference: Reference, name: str) -> None:
    field = reference.header(name)
    assert field is not None
    assert field.name == "Via"


def test_an_unknown_name_is_none(reference: Reference) -> None:
    assert reference.header("X-Busy") is None
    assert reference.method("invite") is None


def test_a_header_field_whose_document_was_not_read_cites_none(reference: Reference) -> None:
    unread = {field.name for field in reference.headers.values() if field.defined is None}
    assert {"Session-ID", "P-Media-Authorization", "Response-Source"} <= unread
    for field in reference.headers.values():
        assert (field.name in unread) == (
            "3GPP" in field.reference or field.reference in ("RFC 3313", "RFC 7989")
        )


def test_a_cause_in_the_wrong_file_is_named(folder: Path, change: Change) -> None:
    change("q850/17.toml", "cause", 18)
    with pytest.raises(DataError, match=r"q850/17\.toml: cause: is 18"):
        load_reference(folder)


def test_a_cause_that_the_registry_lacks_is_named(folder: Path) -> None:
    text = (folder / "q850" / "17.toml").read_text("utf-8")
    (folder / "q850" / "120.toml").write_text(text.replace("cause = 17", "cause = 120", 1), "utf-8")
    with pytest.raises(DataError, match=r"q850/120\.toml: cause: .*no cause 120"):
        load_reference(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "methods.toml").unlink()
    with pytest.raises(DataError, match=r"methods\.toml: \(whole file\)"):
        load_reference(folder)
