"""A data file is put in the one layout: its values stay, its comments stay, twice is as once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import rtoml
from hypothesis import given
from hypothesis import strategies as st

from catalog.lint import Material, check
from catalog.lint.layout import WIDTH, LayoutError, put_in_order
from catalog.load.places import read_places
from tests.catalog.toml_texts import tables

BUSY = "codes/486.toml"
LONG = "The proxy keeps the response and sends the best one when all branches have ended " * 3


def ordered(text: str, file: str = BUSY) -> str:
    """The file in order, without the line on its schema."""
    lines = put_in_order(file, text).split("\n")
    assert lines[:2] == ["#:schema ../schema/code.json", ""]
    return "\n".join(lines[2:])


def test_fields_are_in_the_order_of_the_contract_and_unknown_ones_last() -> None:
    text = 'sumary = "x"\nmeans = "y"\n[retry]\nshort = "a"\nkind = "b"\n[use]\nserver = "z"\n'
    assert ordered(f"{text}[hears]\n") == (
        'means = "y"\nsumary = "x"\n\n[use]\nserver = "z"\n\n'
        '[retry]\nkind = "b"\nshort = "a"\n\n[hears]\n'
    )


def test_rows_are_in_order_too() -> None:
    text = put_in_order("warnings.toml", '[[warning]]\nfix = "b"\nmeans = "a"\ncode = 300\n')
    assert text.endswith('[[warning]]\ncode = 300\nmeans = "a"\nfix = "b"\n')


def test_a_source_is_a_list_and_a_group_of_fields_a_table() -> None:
    assert ordered('never = 1\nretry = { never = { text = "a", source = "b" } }\n') == (
        'never = 1\n\n[retry.never]\ntext = "a"\nsource = ["b"]\n'
    )


def test_a_list_is_on_one_line_where_it_fits_and_sentences_have_a_line_each() -> None:
    names = [f"name {number} of them" for number in range(8)]
    text = rtoml.dumps({"also_called": names[:5], "fix": ["One"], "when": []})
    assert ordered(text) == (
        'when = []\n\nfix = [\n  "One",\n]\n\nalso_called = ['
        + ", ".join(f'"{name}"' for name in names[:5])
        + "]\n"
    )
    assert ordered(rtoml.dumps({"also_called": names})).count("\n") == 10


def test_a_long_text_goes_on_over_lines_that_fit() -> None:
    text = ordered(rtoml.dumps({"description": LONG.strip(), "when": [LONG.strip()]}))
    assert '"""\nThe proxy' in text
    assert '  """\\\n  The proxy' in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_a_text_is_not_torn_apart_before_a_number() -> None:
    for length in range(80, 130):
        text = ordered(rtoml.dumps({"description": f"{'x' * length} RFC 3261 §20.33 {LONG}"}))
        assert "RFC 3261 §20.33" in text


def test_a_text_with_line_ends_keeps_them() -> None:
    assert ordered('example = "SIP/2.0 486 Busy Here\\n\\n"\n') == (
        'example = """\nSIP/2.0 486 Busy Here\n\n"""\n'
    )


COMMENTED = """\
#:schema ../schema/code.json

# about the file

# about the number
code = 486  # beside it
# below it

when = [
  # about the first
  "One",  # beside the first
  # below the first

  "Two",
]

# far below when

# about use
[use]  # beside use
# below use

server = "x"
# the end
"""


def test_comments_stay() -> None:
    assert put_in_order(BUSY, COMMENTED) == COMMENTED


def test_comments_go_with_their_fields() -> None:
    text = "# about use\nuse = { server = 1 }\n# about code\ncode = 486  # beside\n"
    assert ordered(text) == (
        "# about code\ncode = 486  # beside\n\n# about use\n[use]\nserver = 1\n"
    )


def test_a_comment_about_a_list_of_tables_goes_above_it() -> None:
    text = '# about causes\ncause = [\n  # the first\n  { fix = "a" },\n  { fix = "b" },\n]\n'
    assert ordered(text) == (
        '# about causes\n# the first\n[[cause]]\nfix = "a"\n\n[[cause]]\nfix = "b"\n'
    )


def test_a_wrong_line_on_the_schema_is_corrected() -> None:
    assert put_in_order("classes.toml", "#:schema ../schema/code.json\na = 1\n") == (
        "#:schema schema/classes.json\n\na = 1\n"
    )


@given(tables())
def test_any_values_stay_and_twice_is_as_once(table: dict[str, Any]) -> None:
    try:
        text = put_in_order(BUSY, rtoml.dumps(table))
    except LayoutError:
        return
    assert rtoml.loads(text) == _with_lists(table)
    assert put_in_order(BUSY, text) == text


def _with_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: [inner] if key == "source" and isinstance(inner, str) else _with_lists(inner)
            for key, inner in value.items()
        }
    return [_with_lists(item) for item in value] if isinstance(value, list) else value


@given(st.lists(st.sampled_from([*COMMENTED.splitlines(), "[[cause]]", "x = 1", "# more", ""])))
def test_no_comment_is_lost_wherever_it_is(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    try:
        written = put_in_order(BUSY, text)
    except LayoutError:
        return
    assert put_in_order(BUSY, written) == written
    assert _comments(written) == _comments(text)


def _comments(text: str) -> Counter[str]:
    texts = (comment.text for comment in read_places(text).comments)
    return Counter(text for text in texts if text and not text.startswith("#:schema"))


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (BUSY, "code = = 486", "line 1: take out one of the equals signs"),
        (BUSY, "code = 1.5", "float"),
        (BUSY, "when = [[1], [2]]", "list"),
        ("registry/q850.json", "", "not a data file"),
    ],
)
def test_what_has_no_place_in_a_data_file_is_refused(file: str, text: str, says: str) -> None:
    with pytest.raises(LayoutError, match=says):
        put_in_order(file, text)


def test_the_lint_says_where_the_order_ends(folder: Path) -> None:
    path = folder / BUSY
    text = path.read_text("utf-8")
    path.write_text(text.replace("[transaction]\nshort", "[transaction]\n# why\n\nshort"), "utf-8")
    assert check(Material(folder)).problems == ()
    path.write_text(text.replace('["RFC 3261 §17.2.1"]', '"RFC 3261 §17.2.1"'), "utf-8")
    number = text.split("\n").index('source = ["RFC 3261 §17.2.1"]') + 1
    (line, _) = check(Material(folder)).lines()
    assert line == (
        f"codes/486.toml:{number}: transaction, source: from here on, the file is not in order; "
        "python -m catalog lint --fix puts it in order [layout]"
    )
