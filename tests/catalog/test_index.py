"""Reverse look-ups say what a search through the files would find."""

from __future__ import annotations

import re
from collections import defaultdict

from catalog import Catalog
from catalog.load.files import data_folder


def _files() -> dict[int, str]:
    folder = data_folder() / "codes"
    return {
        int(file.name.removesuffix(".toml")): file.read_text("utf-8") for file in folder.iterdir()
    }


def test_the_codes_that_cite_a_document_are_those_whose_files_do(catalog: Catalog) -> None:
    citing: dict[int, set[int]] = defaultdict(set)
    for code, text in _files().items():
        for rfc in re.findall(r'"RFC (\d+)(?: §[^"]*)?"', text):
            citing[int(rfc)].add(code)
    assert citing
    assert {rfc: set(catalog.index.citing(rfc)) for rfc in catalog.documents} == {
        rfc: citing.get(rfc, set()) for rfc in catalog.documents
    }


def test_the_codes_that_name_a_warn_code_are_those_whose_files_do(catalog: Catalog) -> None:
    pattern = r"\b(?:Warning:?|[Ww]arn-codes?:?) (\d{3})\b"
    for warn_code in catalog.terms.warn_codes:
        naming = [
            code for code, text in _files().items() if str(warn_code) in re.findall(pattern, text)
        ]
        assert list(catalog.index.naming(warn_code)) == sorted(naming)


def test_what_must_be_carried_comes_first(catalog: Catalog) -> None:
    carriers = catalog.index.carrying("Retry-After")
    strengths = [header.strength for _, header in carriers]
    assert strengths == sorted(strengths, key=["MUST", "SHOULD", "MAY"].index)
    assert {code.code for code, _ in carriers} == {
        code.code
        for code in catalog.codes.values()
        if any(header.name == "Retry-After" for header in code.headers)
    }


def test_what_nobody_mentions_is_mentioned_by_none(catalog: Catalog) -> None:
    assert catalog.index.citing(1) == ()
    assert catalog.index.naming(399_999) == ()
    assert catalog.index.carrying("X-Nothing") == ()
