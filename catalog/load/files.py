"""The data folder of this package."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """Where the data of this package is."""
    # importlib.resources would find it in a zip file, too, and costs a terminal 15 ms.
    return Path(__file__).parents[1] / "data"
