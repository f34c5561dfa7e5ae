"""Words that people use for the words of the catalog: synonyms.toml."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ConfigDict

from catalog.load.reader import Reader
from catalog.model.values import Frozen

SYNONYMS = "synonyms.toml"


class SynonymsFile(Frozen):
    """Words that people type, and the words of the catalog that they may stand for."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    synonyms: Mapping[str, tuple[str, ...]]


def read_synonyms(reader: Reader) -> Mapping[str, tuple[str, ...]]:
    """The words of synonyms.toml; none where it cannot be used."""
    entry = reader.file(SynonymsFile, SYNONYMS)
    return entry.model.synonyms if entry else {}
