"""Runs of words in common with RFC texts are found, names do not count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.borrowed import (
    Prose,
    find_runs,
    main,
    read_prose,
    split,
    worst_of_each_field,
)

RFC = """\
1.  Introduction

   The callee's end system was contacted successfully, but the callee is

Somebody                    Standards Track                     [Page 1]
\f
RFC 9999                    A Title                            July 2002

   currently not willing or able to take additional calls at this end
   system.  The user may send 486 Busy Here with a Retry-After header.
"""


def prose(text: str, named: frozenset[str] = frozenset()) -> list[Prose]:
    words = split(text)
    return [Prose("codes/486.toml", "when.0", tuple(words), tuple(w in named for w in words))]


def runs(text: str, length: int = 10, named: frozenset[str] = frozenset()) -> list[str]:
    return [run.words for run in find_runs(prose(text, named), [(9999, RFC)], length)]


def test_a_run_is_found_over_a_page_break_and_in_full() -> None:
    text = "Here CONTACTED successfully, but the callee is currently not willing or able to do it"
    assert runs(text) == [
        "contacted successfully but the callee is currently not willing or able to"
    ]


def test_a_shorter_run_is_not() -> None:
    assert runs("But the callee is currently not willing or wishing to pay") == []


def test_our_own_words_are_not() -> None:
    assert runs("The phone got the call and has no line free for one more of them") == []


def test_a_run_that_ends_with_the_text_is_found() -> None:
    assert runs("the callee is currently not willing", 6) == ["the callee is currently not willing"]


def test_names_do_not_count() -> None:
    text = "the user may send 486 Busy Here with a Retry-After header"
    named = frozenset({"486", "busy", "here", "retry", "after"})
    assert len(runs(text, 10)) == 1
    assert runs(text, 10, named) == []


def test_each_field_shows_its_longest_run() -> None:
    text = "currently not willing or able to X additional calls at this end system"
    found = worst_of_each_field(find_runs(prose(text), [(9999, RFC)], 5))
    assert [(run.counted, run.rfc) for run in found] == [(6, 9999)]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    root = tmp_path / "data"
    (root / "codes").mkdir(parents=True)
    (root / "registry").mkdir()
    rows = {"rows": [{"code": 486, "phrase": "Busy Here"}]}
    (root / "registry" / "response-codes.json").write_text(json.dumps(rows), "utf-8")
    (root / "codes" / "486.toml").write_text(
        'summary = "It says 486 Busy Here"\n'
        'defined = "RFC 3261 §21.4.24"\n'
        'example = "SIP/2.0 486 Busy Here"\n'
        'when = ["The callee is on a call"]\n'
        '[[cause]]\ncheck = "Look"\nsource = "RFC 3261 §1"\n',
        "utf-8",
    )
    (tmp_path / "rfc9999.txt").write_text(RFC, "utf-8")
    return root


def test_prose_is_read_with_its_fields_and_names_marked(data: Path) -> None:
    found = {text.field: text for text in read_prose(data)}
    assert set(found) == {"summary", "when.0", "cause.0.check"}
    assert found["summary"].words == ("it", "says", "486", "busy", "here")
    assert found["summary"].named == (False, False, True, True, True)


def test_the_command_fails_where_a_run_reaches_the_limit(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--rfc", str(data.parent), "--data", str(data)]
    assert main(options) == 0
    (data / "codes" / "600.toml").write_text(
        'when = ["A callee is currently not willing or able to take additional calls now"]\n',
        "utf-8",
    )
    assert main(options) == 1
    out = capsys.readouterr().out
    assert " 11 codes/600.toml: when.0: RFC 9999: callee is currently not willing" in out
    assert out.splitlines()[-1] == "4 texts, 1 with a run of 10 words or more"
