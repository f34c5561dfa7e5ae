"""Puts files of a data folder in order: what `python -m catalog lint --fix` does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from catalog.lint.layout import LayoutError, put_in_order


@dataclass(frozen=True)
class Fixed:
    """What became of the files that were not in order, by their paths under data/."""

    written: tuple[str, ...]
    """They are in order now."""
    refused: tuple[tuple[str, str], ...]
    """They cannot be put in order, each with the reason; not touched."""


def fix(root: Path, files: Iterable[str]) -> Fixed:
    """Write those files anew that are not in order. Each is either written whole or not at all.

    Raises OSError where a file cannot be read or written.
    """
    written, refused = [], []
    for file in files:
        try:
            before = (root / file).read_bytes().decode("utf-8")
            # Windows begins files with a mark and ends lines with two characters.
            after = put_in_order(file, before.removeprefix("\ufeff").replace("\r\n", "\n"))
        except (LayoutError, UnicodeDecodeError) as error:
            refused.append((file, str(error)))
            continue
        if after != before:
            _write(root / file, after)
            written.append(file)
    return Fixed(tuple(written), tuple(refused))


def _write(path: Path, text: str) -> None:
    """Replace a file in one step, so that nobody ever reads half of it; its mode stays."""
    mode = path.stat().st_mode
    with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as new:
        new.write(text.encode("utf-8"))
    temporary = Path(new.name)
    try:
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError:
        temporary.unlink()
        raise
