"""Reads files of a data folder and collects what is wrong with them.

A file that cannot be used becomes problems and no value, so that one run finds all problems of
all files. Who needs a value and not a report asks `raise_first` afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import rtoml
from pydantic import BaseModel, ValidationError

from catalog.errors import DataError
from catalog.load.problem import CONTRACT, WHOLE_FILE, Problem
from catalog.wording import join_words

ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Entry(Generic[ModelT]):
    """One usable file, or one usable row of a file that holds several.

    prefix: where the row is in its file: "class.3."
    """

    file: str
    model: ModelT
    prefix: str = ""


class Reader:
    """Reads one data folder.

    files:    every file that was looked at, usable or not
    texts:    what is in them, but for those that are missing
    problems: what is wrong with them, in the order of reading
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: list[str] = []
        self.texts: dict[str, str] = {}
        self.problems: list[Problem] = []

    def raise_first(self) -> None:
        """Raise DataError for the first problem; nothing where there is none."""
        for problem in self.problems:
            raise DataError(problem.file, problem.field, problem.text)

    def complain(self, file: str, field: str, text: str, rule: str = CONTRACT) -> None:
        """Note a problem."""
        self.problems.append(Problem(file, field, text, rule))

    def table(self, file: str) -> dict[str, Any] | None:
        """The TOML table of a file; None where it is missing or broken."""
        self.files.append(file)
        try:
            self.texts[file] = (self.root / file).read_text("utf-8")
            return rtoml.loads(self.texts[file])
        except FileNotFoundError:
            self.complain(file, WHOLE_FILE, "is missing")
        except UnicodeDecodeError:
            self.complain(file, WHOLE_FILE, "save it as UTF-8")
        except rtoml.TomlParsingError as error:
            from catalog.load.syntax import in_plain_words

            self.complain(file, WHOLE_FILE, in_plain_words(error).text)
        return None

    def value(
        self, model: type[ModelT], file: str, table: Mapping[str, Any], prefix: str = ""
    ) -> Entry[ModelT] | None:
        """The table as a value of the model; None where it does not fit."""
        try:
            return Entry(file, model.model_validate(table), prefix)
        except ValidationError as error:
            # What puts problems into words waits until there is one: an answer has no time for it.
            from catalog.load.sentences import sentences

            for field, sentence in sentences(error, model, prefix):
                self.complain(file, field or WHOLE_FILE, sentence)
        return None

    def file(self, model: type[ModelT], file: str) -> Entry[ModelT] | None:
        """One file as a value of the model."""
        table = self.table(file)
        return None if table is None else self.value(model, file, table)

    def names(self, folder: str) -> list[str]:
        """The TOML files of a folder in order of name; none where there is no folder."""
        place = self.root / folder
        found = [item.name for item in place.iterdir()] if place.is_dir() else []
        return [f"{folder}/{name}" for name in sorted(found) if name.endswith(".toml")]

    def folder(self, model: type[ModelT], folder: str) -> Iterator[Entry[ModelT]]:
        """Every usable file of a folder."""
        yield from usable(self.file(model, file) for file in self.names(folder))

    def rows(self, models: Mapping[str, type[BaseModel]], file: str) -> dict[str, list[Entry[Any]]]:
        """The usable rows of a file that holds lists of them, by the key of each list."""
        table = self.table(file) or {}
        for key in table.keys() - models.keys():
            lists = join_words(f"[[{name}]]" for name in models)
            self.complain(file, key, f"no list of that name; this file has only {lists}")
        rows: dict[str, list[Entry[Any]]] = {}
        for key, model in models.items():
            values = table.get(key, [])
            if not isinstance(values, list):
                self.complain(file, key, f"write [[{key}]] above each row")
                values = []
            rows[key] = usable(
                self.value(model, file, value, f"{key}.{place}.")
                for place, value in enumerate(values)
            )
        return rows


def usable(entries: Iterable[Entry[ModelT] | None]) -> list[Entry[ModelT]]:
    """The entries without the gaps that broken files leave."""
    return [entry for entry in entries if entry is not None]
