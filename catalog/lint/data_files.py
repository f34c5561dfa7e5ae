"""Every data file that people write, with the models that say how it is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from catalog.errors import CatalogError
from catalog.lint.exceptions import EXCEPTIONS, Allowed
from catalog.load.kinds import FILES, FOLDERS, SINGLE


class UnknownFileError(CatalogError):
    """The data folder does not have the file that somebody named."""


@dataclass(frozen=True)
class DataFileKind:
    """What is the same for all data files of one kind.

    model:  what such a file is; None where it holds rows
    rows:   what its rows are, by the key of each list
    schema: name of its JSON schema; None where it has none
    """

    model: type[BaseModel] | None
    rows: Mapping[str, type[BaseModel]]
    schema: str | None


_FOLDERS = {kind.folder: DataFileKind(kind.model, {}, kind.name) for kind in FOLDERS}
_FILES = {
    **{kind.file: DataFileKind(None, kind.rows, kind.name) for kind in FILES},
    **{file: DataFileKind(model, {}, PurePosixPath(file).stem) for file, model in SINGLE.items()},
    EXCEPTIONS: DataFileKind(None, {"exception": Allowed}, None),
}


def kind_of(file: str) -> DataFileKind | None:
    """The kind of a file, by its path under data/; None where it is not a data file."""
    path = PurePosixPath(file)
    if path.suffix != ".toml":
        return None
    return _FILES.get(file) or _FOLDERS.get(path.parent.as_posix())


def schema_line(file: str) -> str | None:
    """The comment by which editors find the schema of a file, seen from where the file is."""
    kind = kind_of(file)
    if kind is None or kind.schema is None:
        return None
    up = "../" * (len(PurePosixPath(file).parts) - 1)
    return f"#:schema {up}schema/{kind.schema}.json"


def model_keys() -> dict[str, type[BaseModel]]:
    """The models of `catalog.lint.contract.Contract`, by the same keys."""
    folders = {kind.folder: kind.model for kind in FOLDERS}
    rows = {f"{kind.file}: {key}": model for kind in FILES for key, model in kind.rows.items()}
    return folders | rows


def data_files(root: Path) -> tuple[str, ...]:
    """The paths, under a data folder, of all data files in it."""
    folders = [path.relative_to(root).as_posix() for path in sorted(root.glob("*/*.toml"))]
    files = [path.name for path in sorted(root.glob("*.toml"))]
    return tuple(file for file in [*files, *folders] if kind_of(file))


def named_file(root: Path, name: str) -> str:
    """The path, under a data folder, of a file as people name it: 486, codes/486.toml or a path.

    Raises UnknownFileError where the folder does not have it.
    """
    places = [root / name, root / f"{name}.toml", Path(name)]
    places += [root / kind.folder / f"{name}.toml" for kind in FOLDERS]
    for place in places:
        if place.is_file() and place.resolve().is_relative_to(root.resolve()):
            file = place.resolve().relative_to(root.resolve()).as_posix()
            if kind_of(file):
                return file
    raise UnknownFileError(f"there is no data file {name}; name one as 486 or codes/486.toml")
