"""Citations: read, written and linked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from catalog import Catalog
from catalog.citation import Citation, Cited, Sources, parse_citation

RFC_3261 = "https://www.rfc-editor.org/rfc/rfc3261"


class Claims(BaseModel):
    """A model with both kinds of fields."""

    one: Cited = Citation(source="nowhere")
    several: Sources = ()


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("RFC 3261", Citation(rfc=3261)),
        ("RFC 3261 §21.4.24", Citation(rfc=3261, section="21.4.24")),
        ("RFC 3261 §16.7 step 6", Citation(rfc=3261, section="16.7", detail="step 6")),
        ("RFC 3261 §20 Table 2", Citation(rfc=3261, section="20", detail="Table 2")),
        ("RFC 3398 §A", Citation(rfc=3398, section="A")),
        ("RFC 4497 §B.2", Citation(rfc=4497, section="B.2")),
        ("asterisk-pjsip", Citation(source="asterisk-pjsip")),
        ("3gpp-ts-24-229: 5.2.10", Citation(source="3gpp-ts-24-229", detail="5.2.10")),
    ],
)
def test_a_citation_is_read_and_written_in_the_form_of_the_data(
    text: str, citation: Citation
) -> None:
    assert parse_citation(text) == citation
    assert str(citation) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RFC",
        "RFC 0",
        "rfc 3261",
        "RFC3261",
        "RFC 3261 §",
        "RFC 3261 §21.",
        "RFC 3261 §21 §22",
        "Asterisk",
        "asterisk-",
        "asterisk pjsip",
        "a: ",
        "RFC 3261 §21.4.24\n",
    ],
)
def test_another_form_is_refused_with_the_forms_that_there_are(text: str) -> None:
    with pytest.raises(ValueError, match="the name of a file in sources"):
        parse_citation(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("RFC 3261", RFC_3261),
        ("RFC 3261 §21.4.24", f"{RFC_3261}#section-21.4.24"),
        ("RFC 3261 §16.7 step 6", f"{RFC_3261}#section-16.7"),
        ("RFC 3261 §A", f"{RFC_3261}#appendix-A"),
        ("asterisk-pjsip: 3", None),
    ],
)
def test_a_place_in_an_rfc_has_an_address(text: str, url: str | None) -> None:
    assert parse_citation(text).url == url


def test_a_field_takes_one_citation_or_a_list_of_them() -> None:
    first, second = Citation(rfc=3261, section="7.2"), Citation(source="a-stack")
    assert Claims.model_validate({"several": "RFC 3261 §7.2"}).several == (first,)
    assert Claims.model_validate({"several": ["RFC 3261 §7.2", "a-stack"]}).several == (
        first,
        second,
    )
    assert Claims.model_validate({"one": "a-stack"}).one == second


@pytest.mark.parametrize("value", [486, None, {"rfc": 3261}, ["a-stack", 3], "No Form"])
def test_a_field_refuses_what_is_not_a_citation(value: object) -> None:
    with pytest.raises(ValidationError):
        Claims.model_validate({"several": value})
    with pytest.raises(ValidationError):
        Claims.model_validate({"one": value})


@given(st.text(max_size=60))
def test_any_text_is_read_whole_or_refused(text: str) -> None:
    try:
        citation = parse_citation(text)
    except ValueError:
        return
    assert str(citation) == text


def test_every_definition_in_the_catalog_reads_back(catalog: Catalog) -> None:
    for code in catalog.codes.values():
        assert parse_citation(str(code.defined)) == code.defined
