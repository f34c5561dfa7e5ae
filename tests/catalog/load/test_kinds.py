"""The loader and the lint read with one reader: what breaks a file of any kind, both tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rtoml

from catalog import DataError, load
from catalog.lint import Material, check
from catalog.load.kinds import FILES, FOLDERS, SINGLE

Table = dict[str, Any]
Break = Callable[[Table], None]


def _unknown_field(table: Table) -> None:
    table["nonsense"] = "x"


def _wrong_type(table: Table) -> None:
    table[next(iter(table))] = {"a": {"b": 1}}


def _missing_field(table: Table) -> None:
    del table[next(iter(table))]


FOLDER_FILES = {
    "codes": "codes/486.toml",
    "verdicts": "verdicts/486-600.toml",
    "q850": "q850/17.toml",
    "unregistered": "unregistered/409.toml",
    "sources": "sources/a-stack.toml",
}
ROWS = [(kind.file, key) for kind in FILES for key in kind.rows]
BREAKS = [_unknown_field, _wrong_type, _missing_field]


def _told_by_both(folder: Path, file: str) -> None:
    problems = check(Material(folder)).problems
    assert file in {problem.file for problem in problems}, problems
    with pytest.raises(DataError) as caught:
        load(folder)
    assert caught.value.file in {problem.file for problem in problems}


def _rewrite(path: Path, change: Break) -> None:
    table = rtoml.loads(path.read_text("utf-8"))
    change(table)
    path.write_text(rtoml.dumps(table), "utf-8")


def test_the_good_folder_has_a_file_of_every_kind(folder: Path) -> None:
    assert set(FOLDER_FILES) == {kind.folder for kind in FOLDERS}
    files = [*FOLDER_FILES.values(), *(kind.file for kind in FILES), *SINGLE]
    assert [file for file in files if not (folder / file).is_file()] == []
    assert check(Material(folder)).problems == ()


@pytest.mark.parametrize("breaking", BREAKS)
@pytest.mark.parametrize("file", FOLDER_FILES.values())
def test_a_broken_file_is_told(folder: Path, file: str, breaking: Break) -> None:
    _rewrite(folder / file, breaking)
    _told_by_both(folder, file)


@pytest.mark.parametrize("breaking", BREAKS)
@pytest.mark.parametrize(("file", "key"), ROWS)
def test_a_broken_row_is_told(folder: Path, file: str, key: str, breaking: Break) -> None:
    _rewrite(folder / file, lambda table: breaking(table[key][0]))
    _told_by_both(folder, file)


@pytest.mark.parametrize("file", [*FOLDER_FILES.values(), *(kind.file for kind in FILES), *SINGLE])
def test_a_file_that_is_not_toml_is_told(folder: Path, file: str) -> None:
    (folder / file).write_text("code = = 1", "utf-8")
    _told_by_both(folder, file)


@pytest.mark.parametrize("file", [*(kind.file for kind in FILES), *SINGLE])
def test_an_unknown_list_is_told(folder: Path, file: str) -> None:
    _rewrite(folder / file, lambda table: table.update(nonsense=[{"name": "x"}]))
    _told_by_both(folder, file)


@pytest.mark.parametrize("file", [kind.file for kind in FILES])
def test_a_table_in_place_of_a_list_is_told(folder: Path, file: str) -> None:
    _rewrite(folder / file, lambda table: table.update({next(iter(table)): {"name": "x"}}))
    _told_by_both(folder, file)


@pytest.mark.parametrize("file", [*(kind.file for kind in FILES), *SINGLE])
def test_a_missing_file_is_told(folder: Path, file: str) -> None:
    (folder / file).unlink()
    _told_by_both(folder, file)


def test_all_problems_of_all_files_are_told_at_once(folder: Path) -> None:
    for file in ("codes/486.toml", "q850/17.toml", "sources/a-stack.toml"):
        _rewrite(folder / file, _unknown_field)
        _rewrite(folder / file, _missing_field)
    problems = check(Material(folder)).problems
    for file in ("codes/486.toml", "q850/17.toml", "sources/a-stack.toml"):
        assert len([problem for problem in problems if problem.file == file]) >= 2
