"""Says of every error of a data file what to do about it, for people who do not program.

pydantic's own messages are for programmers ("String should match pattern"). The commonest kinds of
error have a sentence of their own here; the others are answered by what the field takes.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from catalog.load.places import FieldPath
from catalog.load.shape import NO_FULL_STOP, Shape, asked, in_number, shape_of
from catalog.wording import join_words

# Names less alike than this, of 100, are not a typing error of each other.
_ALIKE = 70
# More fields than this are not listed in a message.
_MANY_FIELDS = 10
# What data/registry/ has of codes, header fields, methods and warn-codes.
_REGISTERED = frozenset({"phrase", "reference", "compact", "deprecated", "once_in"})


@dataclass(frozen=True)
class _Mistake:
    """An error of pydantic with what is known of the field around it."""

    kind: str
    """pydantic's name for it."""
    path: FieldPath
    """Where it is in the model."""
    field: str
    """Where it is in the file."""
    value: Any
    context: Mapping[str, Any]
    around: Shape | None
    """What the field is in; None where the model has no such place."""

    @property
    def shape(self) -> Shape | None:
        """What the field takes; None where the model has no such field."""
        return self.around.at(self.path[-1:]) if self.around else None

    @property
    def required(self) -> bool:
        """Whether the field has to be there."""
        return self.around is not None and bool({*self.path[-1:]} & {*self.around.required})

    @property
    def asked(self) -> str:
        """What to write."""
        names = self.field.split(".")
        header = f"[{'.'.join(name for name in names if not name.isdecimal())}]"
        # A place in a list of tables: its header has two brackets.
        header = f"[{header}]" if names[-1].isdecimal() else header
        return f"write {asked(self.shape, header)}" if self.shape else "take it out"

    @property
    def is_broken_items(self) -> bool:
        """Whether the list is too short only because its items are wrong, which they say."""
        return self.kind == "too_short" and len(self.value) >= self.context["min_length"]

    def is_missing_as(self, meant: Container[FieldPath]) -> bool:
        """Whether the field is missing because its name is one of those that are misspelled."""
        return self.kind == "missing" and self.path in meant

    @property
    def meant(self) -> str | None:
        """The field that a misspelled one was meant to be."""
        # Slow to import, and only broken files need it.
        from rapidfuzz import fuzz, process

        names = list(self.around.fields) if self.around else []
        best = process.extractOne(str(self.path[-1]), names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return best[0] if best else None


def sentences(
    error: ValidationError, model: type[BaseModel], prefix: str = ""
) -> Iterator[tuple[str, str]]:
    """Every problem as its field and what to do, one for each mistake.

    prefix: where the model is in its file, as `catalog.load.reader.Entry.prefix`

    A misspelled field that has to be there is one mistake, though pydantic reports two: one name
    that it does not know and one that it misses.
    """
    whole = shape_of(model)
    mistakes = [_mistake(detail, whole, prefix) for detail in error.errors(include_url=False)]
    meant = {
        (*mistake.path[:-1], name)
        for mistake in mistakes
        if mistake.kind == "extra_forbidden" and (name := mistake.meant)
    }
    for mistake in mistakes:
        if not (mistake.is_missing_as(meant) or mistake.is_broken_items):
            say = _SENTENCES.get(mistake.kind)
            yield mistake.field, say(mistake) if say else mistake.asked


def _mistake(detail: ErrorDetails, whole: Shape, prefix: str) -> _Mistake:
    path = detail["loc"]
    return _Mistake(
        kind=detail["type"],
        path=path,
        field=(prefix + ".".join(map(str, path))).rstrip("."),
        value=detail["input"],
        context=detail.get("ctx", {}),
        around=whole.at(path[:-1]),
    )


def _unknown(mistake: _Mistake) -> str:
    if mistake.path[-1] in _REGISTERED:
        return "comes from the registry; take it out"
    if mistake.meant:
        return f"no field of that name; did you mean {mistake.meant}?"
    names = list(mistake.around.fields) if mistake.around else []
    few = f"here are only {join_words(names)}"
    long = "catalog/data/README.md lists all fields"
    return f"no field of that name; {few if len(names) < _MANY_FIELDS else long}"


def _missing(mistake: _Mistake) -> str:
    return f"is missing; {mistake.asked}"


def _long_text(mistake: _Mistake) -> str:
    length = len(str(mistake.value).strip())
    return f"write at most {mistake.context['max_length']} characters; these are {length}"


def _short_text(mistake: _Mistake) -> str:
    if str(mistake.value).strip():
        return f"write at least {mistake.context['min_length']} characters"
    return f"is empty; write a text{'' if mistake.required else ', or take the line out'}"


def _pattern(mistake: _Mistake) -> str:
    stop = mistake.context["pattern"] == NO_FULL_STOP
    return "take off the full stop at the end" if stop else mistake.asked


def _long_list(mistake: _Mistake) -> str:
    return f"give at most {in_number(mistake.context['max_length'])}; {_there_are(mistake)}"


def _short_list(mistake: _Mistake) -> str:
    return f"give at least {in_number(mistake.context['min_length'])}; {_there_are(mistake)}"


def _there_are(mistake: _Mistake) -> str:
    count = len(mistake.value)
    return f"there {'is' if count == 1 else 'are'} {in_number(count)}"


def _own_check(mistake: _Mistake) -> str:
    """What a check of ours says, such as that of citations."""
    return str(mistake.context["error"])


# By pydantic's names of errors: https://docs.pydantic.dev/latest/errors/validation_errors/
_SENTENCES: Mapping[str, Callable[[_Mistake], str]] = {
    "extra_forbidden": _unknown,
    "missing": _missing,
    "string_too_long": _long_text,
    "string_too_short": _short_text,
    "string_pattern_mismatch": _pattern,
    "too_long": _long_list,
    "too_short": _short_list,
    "value_error": _own_check,
}
