"""The base of all values of the catalog, and the kinds of text that they hold.

Lengths are upper bounds in characters; the contract (data/README.md) states the same.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Frozen(BaseModel):
    """Base of all values here: immutable, and without a field that the contract does not name."""

    # Each validator is built when it is first needed: an answer needs few of the models.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def text_of(longest: int) -> StringConstraints:
    """A text of two characters to `longest`."""
    return StringConstraints(strip_whitespace=True, min_length=2, max_length=longest)


_NO_FULL_STOP = StringConstraints(pattern=r"[^.]$")

Headline = Annotated[str, text_of(90), _NO_FULL_STOP]
"""A line that is shown on its own; no full stop at the end."""
ShortText = Annotated[str, text_of(60), _NO_FULL_STOP]
"""What fits a cell of the comparison table on a phone."""
BulletText = Annotated[str, text_of(220)]
"""One item of a list."""
Prose = Annotated[str, text_of(700)]
"""Two to five sentences."""

StatusCode = Annotated[int, Field(strict=True, ge=100, le=699)]
"""A status code of RFC 3261 §7.2; registered or not."""
