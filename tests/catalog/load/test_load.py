"""Loading: what is there, what is frozen, and what a broken file says."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from catalog import Catalog, DataError, UnknownCodeError, load
from catalog.load.files import data_folder

Edit = Callable[[str], str]


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[str, Edit], Path]:
    """A copy of the data with one file edited."""

    def edit(file: str, change: Edit) -> Path:
        root = tmp_path / "data"
        shutil.copytree(str(data_folder()), root)
        path = root / file
        path.write_text(change(path.read_text("utf-8")), "utf-8")
        return root

    return edit


def test_all_registered_codes_are_there(catalog: Catalog) -> None:
    assert len(catalog.codes) == 75
    assert list(catalog.codes) == sorted(catalog.codes)


def test_each_code_knows_its_registered_phrase(catalog: Catalog) -> None:
    assert catalog.lookup(486).phrase == "Busy Here"
    assert catalog.lookup(437).phrase == "Unsupported Credential"
    assert catalog.lookup(202).registration.deprecated


def test_an_unknown_code_says_so(catalog: Catalog) -> None:
    with pytest.raises(UnknownCodeError, match="299 is not a registered"):
        catalog.lookup(299)


def test_the_classes_hold_their_codes(catalog: Catalog) -> None:
    assert [code.code for code in catalog.in_class(6)] == [600, 603, 604, 606, 607, 608]
    assert catalog.in_class(7) == ()


def test_the_nearest_codes_are_of_the_same_class_first(catalog: Catalog) -> None:
    assert [code.code for code in catalog.nearest(299)] == [204, 202, 200]


def test_values_are_frozen(catalog: Catalog) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        catalog.lookup(486).summary = "changed"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda text: text.replace("code = 486", "code = 487"), "code"),
        (lambda text: text.replace("summary = ", "summery = "), "summery"),
        (lambda text: text.replace("code = 486", 'code = 486\nphrase = "Busy"'), "phrase"),
        (lambda text: text.replace('what = "busy"', "what = 7"), "hears.what"),
        (lambda text: text.replace('"RFC 3261 §20.33"', '"RFC3261 20.33"', 1), "source"),
        (lambda text: text.replace('"RFC 3261 §21.4.24"', '"RFC 3903 §6"', 1), "defined"),
        (lambda _: "code = ", "(whole file)"),
    ],
)
def test_a_broken_file_names_itself_and_the_field(
    broken: Callable[[str, Edit], Path], change: Edit, field: str
) -> None:
    with pytest.raises(DataError) as caught:
        load(broken("codes/486.toml", change))
    assert "486.toml" in caught.value.file
    assert field in caught.value.field


def test_a_file_for_an_unregistered_code_is_refused(
    broken: Callable[[str, Edit], Path],
) -> None:
    root = broken("codes/486.toml", lambda text: text)
    (root / "codes" / "486.toml").rename(root / "codes" / "477.toml")
    with pytest.raises(DataError, match="477"):
        load(root)
