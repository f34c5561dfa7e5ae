"""Documents that are not RFCs, each read when it is first asked for.

An answer names a handful of the hundreds of files in data/sources/; reading all of them would
be a quarter of the time that loading takes. The lint reads them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from catalog.citation import Source
from catalog.load.files import fit, read_toml


class LazySources(Mapping[str, Source]):
    """Sources by id, as a mapping over a folder of TOML files."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._read: dict[str, Source] = {}

    def __getitem__(self, id: str) -> Source:
        if id not in self._read:
            file = self._folder / f"{id}.toml"
            if not file.is_file():
                raise KeyError(id)
            self._read[id] = fit(Source, f"sources/{id}.toml", read_toml(file))
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        names = sorted(file.name for file in self._folder.iterdir())
        return (name.removesuffix(".toml") for name in names if name.endswith(".toml"))

    def __len__(self) -> int:
        return sum(1 for _ in self)
