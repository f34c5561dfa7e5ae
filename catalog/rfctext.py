"""Reads the plain-text form of RFCs: what is a page break, what is a heading.

The layout is that of RFC 7322 §4 and of its predecessors: a footer `[Page 7]` and a header
`RFC 3261 ... June 2002` around each form feed, headings at the left margin, text indented by
three columns, a table of contents whose lines are indented and end with a page number. Texts
since RFC 8650 have neither pages nor page numbers.

A heading that the left margin alone does not give away (`A Minimal Implementation` in
RFC 2543, the indented ones of RFC 2976) counts only if the table of contents lists it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FOOTER = re.compile(r"\[Page \w+\]\s*$")
_RUNNING_HEAD = re.compile(r"^(?:RFC|Internet-Draft)\s+\d+\s.*\d{4}\s*$")
_HEADING = re.compile(
    r"(?i:appendix|annex)\s+(?P<letter>[A-Z](?:\.\d+)*)[.:]?[\s:-]*(?P<appendix>.*)"
    r"|(?P<number>(?:[1-9]\d?|[A-Z](?=\.\d))(?:\.\d+)*)(?:[.:]\s*|\s+)(?P<title>\S.*)"
)
_CONTENTS = re.compile(
    r"\A\s{1,12}(?i:appendix\s+)?(?P<number>(?:\d{1,2}|[A-Z])(?:\.\d+)*)[.:]?\s+"
    r"(?P<title>\S.*?) ?(?<!\.)(?<!\. )(?:\. ?){2,}+ *\d+"
)
_LISTED = re.compile(r"\A\s*(?P<number>(?:\d{1,2}|[A-Z])(?:\.\d+)*)(?:[.:]\s*|\s+)(?P<title>\S.*)")
_LEADERS = re.compile(r"\.\s*\.\s*\.\s*\w*$")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
# A heading shorter than this does not run on into a second line.
_FULL_LINE = 55


def without_pages(text: str) -> list[str]:
    """The lines of an RFC without form feeds, footers and running heads."""
    return [
        line.rstrip()
        for line in text.replace("\f", "").splitlines()
        if not _FOOTER.search(line) and not _RUNNING_HEAD.match(line)
    ]


def read_sections(text: str) -> dict[str, str]:
    """Number and title of every section and appendix, in order: {"8.2.6.1": "Sending ..."}."""
    return {number: title for number, title, _ in _headings(without_pages(text))}


def section_body(text: str, number: str) -> list[str]:
    """The lines between the heading of a section and the next heading, whatever its depth.

    Raises LookupError where the text has no such section.
    """
    lines = without_pages(text)
    starts = [(found, at) for found, _, at in _headings(lines)]
    for (found, at), (_, end) in zip(starts, [*starts[1:], ("", len(lines))], strict=True):
        if found == number:
            return lines[at + 1 : end]
    raise LookupError(f"no section {number}")


def _headings(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    contents = {
        match["number"]: _letters(match["title"])
        for line in lines
        if (match := _CONTENTS.fullmatch(line))
    }
    at_margin = {number for line in lines if (number := _margin_heading(line)[0])}
    seen: set[str] = set()
    for at, line in enumerate(lines):
        number, title = _margin_heading(line)
        if not number and (match := _LISTED.fullmatch(line)):
            same = contents.get(match["number"]) == _letters(match["title"])
            if same and match["number"] not in at_margin:
                number, title = match["number"], match["title"]
        if number and number not in seen:
            seen.add(number)
            yield number, _whole_title(title, lines, at), at


def _margin_heading(line: str) -> tuple[str, str]:
    match = None if _LEADERS.search(line) else _HEADING.fullmatch(line)
    if match is None:
        return "", ""
    return match["letter"] or match["number"], match["appendix"] or match["title"] or ""


def _letters(title: str) -> str:
    return _NO_LETTERS.sub("", title.lower())


def _whole_title(title: str, lines: list[str], at: int) -> str:
    """The title with its second line, where it has one: indented as deep as the first."""
    line, following = lines[at], lines[at + 1 : at + 3]
    column = line.find(title)
    runs_on = (
        len(line) > _FULL_LINE
        and len(following) == 2
        and following[0][:column].isspace()
        and following[0][column : column + 1].strip()
        and not following[1]
    )
    return " ".join([title, following[0].strip()] if runs_on else [title]).strip()
