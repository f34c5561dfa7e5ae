"""Every field is found on the line where it is, and every comment at its field."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
import rtoml
from hypothesis import given
from hypothesis import strategies as st

from catalog.lint.data_files import data_files
from catalog.load.files import data_folder
from catalog.load.locate import field_at, locate
from catalog.load.places import Comment, FieldPath, Side, read_places
from tests.catalog.toml_texts import paths, tables

ROOT = data_folder()
# What may be open at the end of a line, and closes it.
CLOSINGS = ("", "]", "]]", '"""', '"""]', '"""}', "'''", "}")


def lines_by_parsing(text: str) -> dict[FieldPath, int]:
    """The first line after which a parser finds the field, if what is open there is closed."""
    found: dict[FieldPath, int] = {}
    lines = text.splitlines(keepends=True)
    for number in range(1, len(lines) + 1):
        for closing in CLOSINGS:
            table = _parsed("".join(lines[:number]) + closing)
            for path in paths(table):
                found.setdefault(path, number)
    return found


def _parsed(text: str) -> dict[str, Any]:
    try:
        return rtoml.loads(text)
    except rtoml.TomlParsingError:
        return {}


@pytest.mark.data
@pytest.mark.parametrize("file", data_files(ROOT))
def test_every_field_of_the_data_is_found(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert read_places(text).lines.keys() == set(paths(tomllib.loads(text)))


@pytest.mark.data
@pytest.mark.parametrize("file", ["codes/486.toml", "verdicts/480-486.toml", "q850/17.toml"])
def test_a_field_is_on_the_line_on_which_a_parser_first_sees_it(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert read_places(text).lines == lines_by_parsing(text)


WAYS = """
title = "a # not a comment"
"quoted key" = 1
dotted.key = 2
literal = 'C:\\'
many = [
  1, 2,
  # between
  [3,
   4], { a = 5, b = [6] },
]
text = \"\"\"
first ""quoted"" \\
second\"\"\"\"
other = '''
it's'''

[table]
x = 1
[table.inner]
y = 2024-01-02 03:04:05
[[rows]]
z = 1
[[rows]]
[[rows.inner]]
w = true
[rows.deep]
v = -1.5e3
"""


def test_every_way_of_writing_is_understood() -> None:
    places = read_places(WAYS)
    assert places.lines == lines_by_parsing(WAYS)
    assert [comment.text for comment in places.comments] == ["# between"]


@given(tables(), st.sampled_from([rtoml.dumps, lambda table: rtoml.dumps(table, pretty=True)]))
def test_every_field_of_any_table_is_found(
    table: dict[str, Any], dumps: Callable[[dict[str, Any]], str]
) -> None:
    text = dumps(table)
    assert read_places(text).lines.keys() == set(paths(tomllib.loads(text)))


@given(st.text() | st.text("[]{}\"'=#,.a1 \n\\"))
def test_any_text_is_read_without_raising(text: str) -> None:
    lines = text.count("\n") + 1
    assert all(1 <= line <= lines for line in read_places(text).lines.values())


def test_comments_belong_to_the_fields_around_them() -> None:
    text = (
        "# about the file\n\n# about a\na = 1  # beside a\n# below a\n\n# far from a\n\n"
        "b = [\n  # about the item\n  1,  # beside the item\n  # below the item\n]\n"
        "# about c\n[[c]]  # beside c\n# about d\nd = 1\n# the end\n"
    )
    assert list(read_places(text).comments) == [
        Comment((), Side.TOP, "# about the file"),
        Comment(("a",), Side.ABOVE, "# about a"),
        Comment(("a",), Side.BESIDE, "# beside a"),
        Comment(("a",), Side.BELOW, "# below a"),
        Comment(("a",), Side.BELOW, ""),
        Comment(("a",), Side.BELOW, "# far from a"),
        Comment(("b", 0), Side.ABOVE, "# about the item"),
        Comment(("b", 0), Side.BESIDE, "# beside the item"),
        Comment(("b", 0), Side.BELOW, "# below the item"),
        Comment(("c", 0), Side.ABOVE, "# about c"),
        Comment(("c", 0), Side.BESIDE, "# beside c"),
        Comment(("c", 0, "d"), Side.ABOVE, "# about d"),
        Comment(("c", 0, "d"), Side.BELOW, "# the end"),
    ]


CAUSES = 'code = 486\n\n[[cause]]\ncause = "x"\n\n[[cause]]\ncause = "y"\ncheck = [\n "z"]\n'


@pytest.mark.parametrize(
    ("field", "line", "words"),
    [
        ("code", 1, "code"),
        ("cause.0", 3, "cause 1"),
        ("cause.1.check", 8, "cause 2, check"),
        ("cause.1.check.0", 9, "cause 2, check 1"),
        ("cause.1.fix", 6, "cause 2, fix"),
        ("cause.9.fix", 3, "cause 10, fix"),
        ("summary", 1, "summary"),
        ("(whole file)", 1, "(whole file)"),
    ],
)
def test_a_field_has_a_line_and_words(field: str, line: int, words: str) -> None:
    place = locate(CAUSES, field)
    assert (place.line, place.field) == (line, words)


def test_a_key_that_is_a_number_is_not_counted() -> None:
    assert locate('[synonyms]\n112 = ["help"]\n', "synonyms.112").field == "synonyms, 112"


def test_the_whole_file_is_where_it_stops_being_toml() -> None:
    assert locate('a = 1\nb = "x\n', "(whole file)").line == 2


@pytest.mark.parametrize(
    ("line", "field"), [(1, "code"), (2, "code"), (7, "cause.1.cause"), (99, "cause.1.check.0")]
)
def test_a_line_has_a_field(line: int, field: str) -> None:
    assert field_at(CAUSES, line) == field


def test_a_file_from_windows_has_the_same_lines() -> None:
    windows = "\ufeff" + CAUSES.replace("\n", "\r\n")
    assert read_places(windows) == read_places(CAUSES)
