"""Rules on what the contract says in numbers or in prose and no model can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.lint.material import Material
from catalog.lint.walk import all_texts, all_values
from catalog.load.problem import Problem
from catalog.model.walk import join
from catalog.text.words import normal

# The end of a sentence and the beginning of the next one.
_NEXT_SENTENCE = re.compile(r"[.?!]\)? (?=[A-Z0-9])")
_SENTENCES = {"description": (2, 5), "verdict": (1, 3)}
"""Fewest and most sentences, by field."""
_RECONSTRUCTED = "q850-reconstructed"


def sentence_count(material: Material) -> Iterator[Problem]:
    """A description has two to five sentences, a verdict one to three."""
    for text in all_texts(material):
        if text.place not in _SENTENCES:
            continue
        fewest, most = _SENTENCES[text.place]
        count = len(_NEXT_SENTENCE.findall(text.text)) + 1
        if not fewest <= count <= most:
            advice = f"write {fewest} to {most} sentences; there {_are(count)}"
            yield Problem(text.file, text.field, advice)


def _are(count: int) -> str:
    return f"is {count}" if count == 1 else f"are {count}"


def one_paragraph(material: Material) -> Iterator[Problem]:
    """A text is one paragraph; its lines in the file are joined by backslashes."""
    for text in all_texts(material):
        if "\n" in text.text:
            advice = "has a line break; end each line of the text but the last with a space and \\"
            yield Problem(text.file, text.field, advice)


def empty_text(material: Material) -> Iterator[Problem]:
    """What is there says something, names and examples included."""
    for value in all_values(material):
        for name, text in value.texts:
            if not text.strip():
                yield Problem(value.file, join(value.field, name), _EMPTY)
    for entry in material.source_entries:
        for name, text in dict(entry.model).items():
            if isinstance(text, str) and not text.strip():
                yield Problem(entry.file, name, _EMPTY)


_EMPTY = "is empty; write a text, or take the line out"


def reconstructed_first(material: Material) -> Iterator[Problem]:
    """What is said of a cause of Q.850 rests on accounts of it, and says so first."""
    for entry in material.cause_entries:
        if entry.model.sources[0].source != _RECONSTRUCTED:
            text = f"give {_RECONSTRUCTED} first: the text of Q.850 was not read"
            yield Problem(entry.file, "source.0", text)


def one_kind_of_name(material: Material) -> Iterator[Problem]:
    """A line is either how people describe a trouble or what they call the code."""
    for entry in material.code_entries:
        names = {normal(name) for name in entry.model.also_called}
        for place, symptom in enumerate(entry.model.symptoms):
            if normal(symptom) in names:
                text = f"take {symptom!r} out here or in also_called: it is in both"
                yield Problem(entry.file, f"symptoms.{place}", text)
