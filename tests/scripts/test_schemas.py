"""The JSON schemas of the data: made from the models, and true of every file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rtoml

from catalog.load.kinds import FILES, FOLDERS, SINGLE
from scripts.schemas import FOLDER, schemas

DATA = FOLDER.parent


def _schema(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def _files() -> list[tuple[str, Path]]:
    """Each data file, and the name of its schema."""
    found = [(kind.name, path) for kind in FOLDERS for path in (DATA / kind.folder).glob("*.toml")]
    found += [(kind.name, DATA / kind.file) for kind in FILES]
    found += [(file.removesuffix(".toml"), DATA / file) for file in SINGLE]
    return found


def test_the_schemas_are_up_to_date() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert written == schemas(), "run: make docs"


def test_a_field_is_explained_as_on_the_page_of_the_contract() -> None:
    summary = _schema("code")["properties"]["summary"]
    assert f"| {summary['description']} |\n" in (DATA / "README.md").read_text("utf-8")
    (warn_code,) = _schema("warnings")["$defs"].values()
    assert all("description" in field for field in warn_code["properties"].values())


@pytest.mark.data
def test_every_file_is_valid_by_its_schema() -> None:
    validators = {name: jsonschema.Draft202012Validator(_schema(name)) for name, _ in _files()}
    for name, path in _files():
        problems = list(validators[name].iter_errors(rtoml.loads(path.read_text("utf-8"))))
        assert problems == [], path


def test_a_misspelled_field_is_invalid_by_the_schema() -> None:
    table = rtoml.loads((DATA / "codes" / "486.toml").read_text("utf-8"))
    table["sumary"] = table.pop("summary")
    problems = [
        error.message
        for error in jsonschema.Draft202012Validator(_schema("code")).iter_errors(table)
    ]
    assert len(problems) == 2
