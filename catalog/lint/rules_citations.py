"""Rules on sources: that they exist, hold, are used, and stand where one is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.lint.material import Material
from catalog.lint.walk import all_citations, all_values
from catalog.load.problem import Problem
from catalog.model.aspects import DialogEffect, Fork
from catalog.model.claims import Aspect, Claim, HeaderUse, Methods, PhraseSeen, ProductMeaning
from catalog.model.verdict import Verdict

# Models whose every instance needs a source, and the fields of a code whose aspect does.
_CLAIMS = (Claim, HeaderUse, Methods, PhraseSeen, ProductMeaning, Verdict)
_ASPECTS = frozenset({"transaction", "dialog", "fork", "ack"})


def section_exists(material: Material) -> Iterator[Problem]:
    """The RFC is known and has the section that is cited."""
    for cite in all_citations(material):
        number, section = cite.citation.rfc, cite.citation.section
        if number is None:
            continue
        sections = material.sections.get(number)
        if sections is None:
            text = f"no text of RFC {number} in registry/documents.json"
            yield Problem(cite.file, cite.field, text)
        elif section is not None and section not in sections:
            yield Problem(cite.file, cite.field, f"RFC {number} has no section {section}")


def section_given(material: Material) -> Iterator[Problem]:
    """An RFC is cited with its section, so that a reader finds the place."""
    for cite in all_citations(material):
        if cite.citation.rfc is not None and cite.citation.section is None:
            yield Problem(cite.file, cite.field, f"{cite.citation} names no section")


def current_document(material: Material) -> Iterator[Problem]:
    """No claim leans on an obsoleted RFC, but in history or where its text names that RFC."""
    for cite in all_citations(material):
        number = cite.citation.rfc
        document = material.registry.documents.get(number) if number else None
        if document is None or not document.obsoleted_by or cite.field.startswith("history."):
            continue
        if f"RFC {number}" not in cite.beside:
            successors = ", ".join(f"RFC {later}" for later in document.obsoleted_by)
            text = f"RFC {number} is obsoleted by {successors}"
            yield Problem(cite.file, cite.field, text)


def source_exists(material: Material) -> Iterator[Problem]:
    """A source that is no RFC has a file in sources/."""
    known = {entry.model.id for entry in material.source_entries}
    for cite in all_citations(material):
        source = cite.citation.source
        if source is not None and source not in known:
            yield Problem(cite.file, cite.field, f"no file sources/{source}.toml")


def source_used(material: Material) -> Iterator[Problem]:
    """Each file in sources/ is cited somewhere."""
    cited = {cite.citation.source for cite in all_citations(material)}
    for entry in material.source_entries:
        if entry.model.id not in cited:
            yield Problem(entry.file, "id", "nothing cites this source")


def source_id(material: Material) -> Iterator[Problem]:
    """The id of a source is the name of its file."""
    for entry in material.source_entries:
        if entry.file != f"sources/{entry.model.id}.toml":
            yield Problem(entry.file, "id", f"is {entry.model.id}, unlike the file's name")


def source_link(material: Material) -> Iterator[Problem]:
    """A link is an https address of a named host, without spaces, login or tracking."""
    for entry in material.source_entries:
        url = entry.model.url
        if url is not None and (fault := _link_fault(url)):
            yield Problem(entry.file, "url", f"{fault}: {url}")


def _link_fault(url: str) -> str | None:
    return next((fault for fault, pattern in _LINK_FAULTS.items() if pattern.search(url)), None)


_LINK_FAULTS = {
    "is not https": re.compile(r"\A(?!https://)"),
    "holds spaces or quotes": re.compile(r"[\s<>\"'|]"),
    "holds a login": re.compile(r"\Ahttps://[^/]*@"),
    "names no host": re.compile(
        r"\Ahttps://(?![A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?:[/?#]|$))"
    ),
    "holds tracking": re.compile(r"[?&]utm_"),
}


def source_needed(material: Material) -> Iterator[Problem]:
    """Fields that the contract marks so take no claim without a source."""
    for value in all_values(material):
        last = value.field.rpartition(".")[2]
        needs = isinstance(value.model, _CLAIMS) or (
            isinstance(value.model, Aspect | DialogEffect | Fork) and last in _ASPECTS
        )
        if needs and not value.sources:
            yield Problem(value.file, f"{value.field}.source".lstrip("."), "is missing")


def source_once(material: Material) -> Iterator[Problem]:
    """A claim cites each place once."""
    for value in all_values(material):
        sources = value.sources or ()
        for at, citation in enumerate(sources):
            if citation in sources[:at]:
                field = f"{value.field}.source".lstrip(".")
                yield Problem(value.file, field, f"{citation} is listed twice")
