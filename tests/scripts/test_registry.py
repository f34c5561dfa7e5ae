"""The generator, on a made-up origin; on the true texts where their folder is given."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from scripts import causes, registry
from scripts.iana import Registry
from scripts.jsonrows import render
from scripts.origin import Origin, OriginError
from tests.scripts.conftest import RFC3398, RFC4497, RFC5057

TEXTS = os.environ.get("SIP_DESK_RFC_TEXTS")
"""Folder of rfcNNNN.txt; the tests on true texts are skipped without it."""


def test_response_codes_have_a_plain_phrase_and_a_default_reference(origin: Origin) -> None:
    assert Registry(origin.iana / "sip-parameters.xml").response_codes() == [
        {
            "code": 202,
            "phrase": "Accepted",
            "reference": "RFC 6665",
            "deprecated": True,
        },
        {
            "code": 486,
            "phrase": "Busy Here",
            "reference": "RFC 3261",
            "deprecated": False,
        },
    ]


def test_header_fields_have_compact_form_and_references(origin: Origin) -> None:
    rows = Registry(origin.iana / "sip-parameters.xml").headers()
    assert [(row["name"], row["compact"], row["deprecated"], row["reference"]) for row in rows] == [
        ("Hide", None, True, "RFC 3261"),
        ("Identity-Info", None, True, "RFC 8224"),
        ("P-3GPP", None, False, "3GPP TS 24.229 v1"),
        ("Via", "v", False, "RFC 3261, RFC 9999"),
    ]


def test_warn_codes_lose_their_explanation(origin: Origin) -> None:
    (row,) = Registry(origin.iana / "sip-parameters.xml").warnings()
    assert row == {"code": 399, "name": "Miscellaneous warning", "reference": "RFC 3261"}


def test_another_xml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text("<registry/>", "utf-8")
    with pytest.raises(OriginError, match="is not the registry"):
        Registry(tmp_path / "x.xml").response_codes()


def test_causes_become_codes_by_rfc_3398() -> None:
    assert causes.rfc3398_to_sip(RFC3398) == {
        1: [404],
        21: [403, 603],
        22: [410, 301],
        58: [503],
        102: [504],
    }


def test_codes_become_causes_by_rfc_3398() -> None:
    rows = causes.rfc3398_to_cause(RFC3398)
    assert {code: cause for code, (cause, _) in rows.items()} == {
        401: 21,
        404: 1,
        406: 79,
        487: None,
        488: None,
        504: 102,
        505: 127,
        603: 21,
    }
    assert rows[404] == (1, None)
    assert rows[401][1] == "only if the gateway cannot authenticate and continue the call"
    assert "printed as 504" in str(rows[505][1])
    assert rows[603][1] == "with the location 'user'"


def test_causes_become_codes_by_rfc_4497() -> None:
    assert causes.rfc4497_to_sip(RFC4497) == {2: [404], 21: [603, 403], 102: [504]}


def test_codes_become_causes_by_rfc_4497() -> None:
    assert causes.rfc4497_to_cause(RFC4497) == {404: [1], 481: [41], 487: [], 488: [31, 65]}


def test_failures_destroy_what_rfc_5057_says() -> None:
    assert causes.rfc5057_impact(RFC5057) == {"400": "transaction", "404": "dialog", "405": "usage"}


def test_a_text_without_the_section_is_refused() -> None:
    with pytest.raises(LookupError, match=r"7\.2\.4\.1"):
        causes.rfc3398_to_sip("1 Introduction\n")


def test_every_file_is_made_and_deterministic(origin: Origin) -> None:
    first, second = registry.generate(origin), registry.generate(origin)
    assert first == second
    assert set(first) == set(registry.FILES)


def test_interworking_keeps_sources_and_directions_apart(origin: Origin) -> None:
    table = json.loads(registry.generate(origin)["interworking.json"])
    assert table["603"] == {
        "sent": {"rfc3398": [21], "asterisk": [21], "freeswitch": [21]},
        "received": {"rfc3398": [21], "rfc4497": [21], "freeswitch": [21, 816]},
        "notes": {"rfc3398": "with the location 'user'"},
    }


def test_causes_carry_codes_and_names(origin: Origin) -> None:
    rejected, barred = json.loads(registry.generate(origin)["q850.json"])["rows"]
    assert rejected["to_sip"] == {
        "rfc3398": [403, 603],
        "rfc4497": [603, 403],
        "asterisk": [403],
        "freeswitch": [603],
    }
    assert rejected["from_sip"]["rfc3398"] == [401, 603]
    assert (barred["name"], barred["assigned"]) == ("Outgoing calls barred", False)


def test_unregistered_numbers_are_those_that_a_product_lists(origin: Origin) -> None:
    table = json.loads(registry.generate(origin)["unregistered.json"])
    assert table["rows"] == [
        {"code": 199, "once_in": None},
        {"code": 409, "once_in": "RFC 2543 §7.4.10"},
    ]


def test_documents_are_those_that_the_data_or_iana_names(origin: Origin) -> None:
    table = json.loads(registry.generate(origin)["documents.json"])
    assert list(table["documents"]) == ["2543", "3261", "6665", "8224"]
    assert table["unread"] == [9999]
    assert table["documents"]["2543"]["obsoleted_by"] == [3261]
    assert table["documents"]["2543"]["sections"] == {"7.4.10": "409 Conflict"}


def test_a_missing_text_is_named(
    origin: Origin, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (origin.rfc / "rfc4497.txt").unlink()
    assert registry.main(arguments(origin, tmp_path / "out")) == 2
    assert "rfc4497.txt: no such file" in capsys.readouterr().err


def test_check_tells_stale_files_and_writes_nothing(origin: Origin, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert registry.main([*arguments(origin, out), "--check"]) == 1
    assert not out.exists()
    assert registry.main(arguments(origin, out)) == 0
    assert registry.main([*arguments(origin, out), "--check"]) == 0


def arguments(origin: Origin, out: Path) -> list[str]:
    folders = {
        "iana": origin.iana,
        "rfc": origin.rfc,
        "tables": origin.tables,
        "data": origin.data,
        "out": out,
    }
    return [part for name, path in folders.items() for part in (f"--{name}", str(path))]


def test_a_changed_row_is_a_changed_line() -> None:
    text = render({"source": "s", "rows": [{"a": 1}, {"a": 2}], "by": {"x": {"b": 1}}})
    assert text.splitlines() == [
        "{",
        ' "source": "s",',
        ' "rows": [',
        '  {"a": 1},',
        '  {"a": 2}',
        " ],",
        ' "by": {',
        '  "x": {"b": 1}',
        " }",
        "}",
    ]
    assert json.loads(text)["rows"] == [{"a": 1}, {"a": 2}]


@pytest.mark.skipif(TEXTS is None, reason="SIP_DESK_RFC_TEXTS names no folder of RFC texts")
class TestTrueTexts:
    @staticmethod
    def text(number: int) -> str:
        return Path(str(TEXTS), f"rfc{number}.txt").read_text("utf-8")

    def test_tables_have_all_their_rows(self) -> None:
        assert len(causes.rfc3398_to_sip(self.text(3398))) == 31
        assert len(causes.rfc3398_to_cause(self.text(3398))) == 37
        assert len(causes.rfc4497_to_sip(self.text(4497))) == 29
        assert len(causes.rfc4497_to_cause(self.text(4497))) == 37
        assert len(causes.rfc5057_impact(self.text(5057))) == 50
