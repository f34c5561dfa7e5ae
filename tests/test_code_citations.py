"""Places in RFCs that the code names: they exist, and what people read of them is in one module."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalog import Catalog, cited
from catalog.citation import Citation
from tests.source_strings import strings_of

ROOT = Path(__file__).parents[1]
PLACE = re.compile(r"RFC (\d+) §([0-9A-Z]+(?:\.\d+)*)")
MODULES = sorted(path for package in ("bot", "catalog") for path in (ROOT / package).rglob("*.py"))
ANSWERING = [
    path
    for path in MODULES
    if path.is_relative_to(ROOT / "bot" / "answers")
    or path.is_relative_to(ROOT / "catalog" / "compare")
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_section_named_in_a_module_exists(path: Path, catalog: Catalog) -> None:
    """Of documents that the catalog knows; a few others are named on other matters."""
    places = [(int(rfc), section) for rfc, section in PLACE.findall(path.read_text("utf-8"))]
    assert [
        (rfc, section)
        for rfc, section in places
        if rfc in catalog.documents and section not in catalog.documents[rfc].sections
    ] == []


@pytest.mark.parametrize("path", ANSWERING, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_answers_cite_comes_from_the_data_or_from_one_module(path: Path) -> None:
    assert [text for _, text in strings_of(path) if PLACE.search(text)] == []


def test_what_the_code_cites_is_a_section_that_exists(catalog: Catalog) -> None:
    citations = [value for value in vars(cited).values() if isinstance(value, Citation)]
    assert citations
    for citation in citations:
        assert citation.rfc is not None
        assert citation.section in catalog.documents[citation.rfc].sections
