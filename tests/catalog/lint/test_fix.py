"""Files are put in order on disk, each whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from catalog.lint.data_files import UnknownFileError, data_files, named_file
from catalog.lint.fix import Fixed, fix

BUSY = "codes/486.toml"


def disorder(folder: Path, file: str = BUSY) -> str:
    """Swap two fields; the text that was in order."""
    path = folder / file
    text = path.read_text("utf-8")
    swapped = text.replace("code = 486\n", "", 1).replace("means =", "code = 486\nmeans =", 1)
    path.write_text(swapped, "utf-8")
    return text


def test_what_is_not_in_order_is_written_and_the_rest_is_not_touched(folder: Path) -> None:
    text = disorder(folder)
    before = {file: (folder / file).stat().st_mtime_ns for file in data_files(folder)}
    fixed = fix(folder, data_files(folder))
    assert fixed.written == (BUSY,)
    assert fixed.refused == ()
    assert (folder / BUSY).read_text("utf-8") == text
    after = {file: (folder / file).stat().st_mtime_ns for file in data_files(folder)}
    assert [file for file in before if before[file] != after[file]] == [BUSY]


def test_twice_is_as_once(folder: Path) -> None:
    disorder(folder)
    fix(folder, [BUSY])
    assert fix(folder, [BUSY]) == Fixed(written=(), refused=())


def test_a_file_from_windows_becomes_one_like_the_others(folder: Path) -> None:
    path = folder / BUSY
    text = path.read_text("utf-8")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert fix(folder, [BUSY]).written == (BUSY,)
    assert path.read_bytes() == text.encode()


@pytest.mark.parametrize("content", [b"code = = 486\n", b"code = \xff\n", b"code = 1.5\n"])
def test_what_cannot_be_put_in_order_is_left_as_it_was(folder: Path, content: bytes) -> None:
    (folder / BUSY).write_bytes(content)
    fixed = fix(folder, [BUSY])
    assert fixed.written == ()
    assert [file for file, _ in fixed.refused] == [BUSY]
    assert (folder / BUSY).read_bytes() == content


def test_a_file_keeps_its_mode_and_leaves_nothing_beside_it(folder: Path) -> None:
    disorder(folder)
    (folder / BUSY).chmod(0o640)
    names = sorted(path.name for path in (folder / "codes").iterdir())
    fix(folder, [BUSY])
    assert stat.S_IMODE((folder / BUSY).stat().st_mode) == 0o640
    assert sorted(path.name for path in (folder / "codes").iterdir()) == names


def test_a_file_that_cannot_be_replaced_is_left_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disorder(folder)
    text = (folder / BUSY).read_text("utf-8")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        fix(folder, [BUSY])
    assert (folder / BUSY).read_text("utf-8") == text
    assert list((folder / "codes").glob(".*")) == []


@pytest.mark.parametrize("name", ["486", BUSY, "codes/486"])
def test_a_file_is_found_by_its_number_or_its_path(folder: Path, name: str) -> None:
    assert named_file(folder, name) == BUSY
    assert named_file(folder, str(folder / BUSY)) == BUSY


@pytest.mark.parametrize("name", ["499", "registry/q850.json", "../data", "", "/etc/hosts"])
def test_what_is_not_a_data_file_is_not_found(folder: Path, name: str) -> None:
    with pytest.raises(UnknownFileError, match="there is no data file"):
        named_file(folder, name)
