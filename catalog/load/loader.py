"""The catalog from its data folder: checked at once, or file by file as it is asked.

`load` reads everything and raises at the first problem: for whatever runs for long.
`open_catalog` reads a file when an answer needs it: for a terminal, which waits for the start.
Both read and join with the same functions and give equal values.
"""

from __future__ import annotations

from pathlib import Path

from catalog.catalog import Catalog
from catalog.load.by_need import FilesByNeed
from catalog.load.files import data_folder
from catalog.load.reader import Reader
from catalog.load.registry import Registry


def load(folder: Path | None = None) -> Catalog:
    """The catalog, all data read and checked against the contract (data/README.md).

    Raises DataError, which names the file and the field, at the first thing that is wrong.
    """
    from catalog.load.everything import Everything

    root = folder or data_folder()
    reader = Reader(root)
    everything = Everything(reader, Registry(root))
    reader.raise_first()
    return Catalog(everything)


def open_catalog(folder: Path | None = None) -> Catalog:
    """The catalog, each file read when it is first needed.

    What is asked of it raises DataError, which names the file and the field, where a file that
    is needed is broken.
    """
    return Catalog(FilesByNeed(folder or data_folder()))
