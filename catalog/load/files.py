"""The data folder of this package.

Files are read with importlib.resources, so that the package works from a wheel too.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def data_folder() -> Traversable:
    """Where the data of this package is."""
    return files("catalog") / "data"
