"""Where a claim comes from: an RFC section, or a document described in data/sources/.

In the data a citation is one string:

    RFC 3261 §21.4.24            an RFC and its section
    RFC 3261 §16.7 step 6        with a place inside the section
    RFC 3261 §20 Table 2
    asterisk-pjsip               the file data/sources/asterisk-pjsip.toml
    3gpp-ts-24-229: 5.2.10       with a place inside that document
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PlainValidator, WithJsonSchema

_RFC = re.compile(
    r"RFC (?P<number>[1-9]\d{0,4})"
    r"(?: §(?P<section>(?:\d+|[A-Z])(?:\.\d+)*))?"
    r"(?: (?P<detail>[^\s§][^§\n]*))?"
)
_NUMBERED = re.compile(r"RFC (\d+)")
_SOURCE = re.compile(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:: (?P<place>\S.*))?")

SourceKind = Literal["primary", "secondary", "implementation"]


class Source(BaseModel):
    """A document that is not an RFC. One file per source under data/sources/."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    title: str
    kind: SourceKind
    """primary: the defining document was read; secondary: somebody's account of it;
    implementation: the source code or manual of the product that the claim is about."""
    url: str | None = None
    note: str | None = None
    """What was read, in which version, and what was not available."""
    constants: bool = False
    """Whether its phrases are made from names of constants, which nobody sees on the wire."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one document. `str(citation)` is the form used in the data.

    source: id of a file in data/sources/, where the document is not an RFC
    """

    rfc: int | None = None
    section: str | None = None
    detail: str | None = None
    source: str | None = None

    def __str__(self) -> str:
        if self.rfc is None:
            return f"{self.source}: {self.detail}" if self.detail else str(self.source)
        section = f" §{self.section}" if self.section else ""
        detail = f" {self.detail}" if self.detail else ""
        return f"RFC {self.rfc}{section}{detail}"

    @property
    def url(self) -> str | None:
        """The section on rfc-editor.org; None where the document is not an RFC."""
        if self.rfc is None:
            return None
        page = f"https://www.rfc-editor.org/rfc/rfc{self.rfc}"
        if self.section is None:
            return page
        kind = "appendix" if self.section[0].isalpha() else "section"
        return f"{page}#{kind}-{self.section}"


def rfc_numbers(reference: str) -> list[int]:
    """The RFCs that a reference in IANA's registries names: "RFC 3261, RFC 6665" names two."""
    return [int(number) for number in _NUMBERED.findall(reference)]


@cache
def parse_citation(text: str) -> Citation:
    """Read one citation. Raises ValueError where the text is in neither form."""
    if match := _RFC.fullmatch(text):
        return Citation(rfc=int(match["number"]), section=match["section"], detail=match["detail"])
    if match := _SOURCE.fullmatch(text):
        return Citation(source=match["id"], detail=match["place"])
    if not text:
        raise ValueError('is empty; write "RFC 3261 §21.4.24" or the name of a file in sources/')
    raise ValueError(
        f"{text[:40]!r} is neither an RFC with its section, such as 'RFC 3261 §21.4.24', "
        "nor the name of a file in sources/"
    )


def _one_citation(value: object) -> Citation:
    if not isinstance(value, str):
        raise ValueError('write it in quotation marks, such as "RFC 3261 §21.4.24"')
    return parse_citation(value)


def _citations(value: object) -> tuple[Citation, ...]:
    return tuple(map(_one_citation, value if isinstance(value, list) else [value]))


_ONE_SCHEMA = {
    "type": "string",
    "format": "citation",
    "examples": ["RFC 3261 §21.4.24", "asterisk-pjsip"],
}

Cited = Annotated[Citation, PlainValidator(_one_citation), WithJsonSchema(_ONE_SCHEMA)]
"""A field that holds exactly one citation."""

Sources = Annotated[
    tuple[Citation, ...],
    PlainValidator(_citations),
    WithJsonSchema({"anyOf": [_ONE_SCHEMA, {"type": "array", "items": _ONE_SCHEMA}]}),
]
"""A field that holds one citation or a list of them."""
