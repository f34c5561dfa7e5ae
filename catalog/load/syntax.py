"""Says what is wrong with a text that is not TOML, for people who do not program."""

from __future__ import annotations

import re
from dataclasses import dataclass

import rtoml

_PLACE = re.compile(r" at line (?P<line>\d+) column \d+\Z")
# What the parser says, by its beginning, and what to do. It calls a list an array.
_SENTENCES = {
    "invalid basic string": "a text is not closed; put a quotation mark at its end",
    "invalid multi-line basic string": 'a text is not closed; put """ at its end',
    "invalid literal string": "a text is not closed; put a quotation mark at its end",
    "missing comma between array elements": "put a comma between the items of the list",
    "unclosed array": "a list is not closed; put ] after its last item",
    "unclosed table": "put ] after the name of the table",
    "unclosed array table": "put ]] after the name of the table",
    "unclosed inline table": "put } at the end",
    "extra comma in array": "take out one of the commas",
    "unexpected key or value": 'end the line here; a quotation mark inside a text is written \\"',
    "invalid boolean": "write true or false, or put the text in quotation marks",
    "duplicate key": "this is in the file already; take one of them out",
    "string values must be quoted": "put the text in straight quotation marks",
    "missing escaped value": "a backslash means something in a text; write it as two",
    "key with no value": 'write it as name = "text"',
    "extra `=`": "take out one of the equals signs",
    "unquoted keys cannot be empty": "a name is missing before the equals sign",
}


@dataclass(frozen=True)
class SyntaxProblem:
    """What to do, and in which line, counted from one."""

    line: int
    text: str


def syntax_problem(text: str) -> SyntaxProblem | None:
    """The first thing that keeps a text from being TOML; None where it is TOML."""
    try:
        rtoml.loads(text)
    except rtoml.TomlParsingError as error:
        return in_plain_words(error)
    return None


def in_plain_words(error: rtoml.TomlParsingError) -> SyntaxProblem:
    """What the parser refuses."""
    message = str(error)
    place = _PLACE.search(message)
    said = message[: place.start()] if place else message
    line = int(place["line"]) if place else 1
    # The longest beginning first: an array table is not an array.
    known = [beginning for beginning in _SENTENCES if said.startswith(beginning)]
    if known:
        return SyntaxProblem(line, _SENTENCES[max(known, key=len)])
    return SyntaxProblem(line, f"cannot be read as TOML from here on: {said}")
