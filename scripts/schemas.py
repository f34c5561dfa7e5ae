"""Writes catalog/data/schema/: a JSON schema for each kind of data file, from its model.

    python -m scripts.schemas [--check]

Editors that know TOML schemas (the files name theirs in their first line) complete, explain and
check fields while somebody types. What a field is for comes from the contract's page.
--check writes nothing; exit 1 where a file would change.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel, create_model

from catalog.lint.contract import read_contract
from catalog.lint.data_files import model_keys
from catalog.load.files import data_folder
from catalog.load.kinds import FILES, FOLDERS, SINGLE
from catalog.model.values import Frozen

FOLDER = Path(__file__).resolve().parents[1] / "catalog" / "data" / "schema"


def schemas() -> dict[str, str]:
    """Name and content of each schema file."""
    models: dict[str, type[BaseModel]] = {kind.name: kind.model for kind in FOLDERS}
    for kind in FILES:
        fields: dict[str, Any] = {key: (list[model], ...) for key, model in kind.rows.items()}  # type: ignore[valid-type]
        models[kind.name] = create_model(kind.file, __base__=Frozen, **fields)
    models |= {file.removesuffix(".toml"): model for file, model in SINGLE.items()}
    return {f"{name}.json": _render(model) for name, model in models.items()}


def _render(model: type[BaseModel]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= model.model_json_schema()
    _describe(schema)
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _describe(schema: dict[str, Any]) -> None:
    """Give the fields of files and rows the meaning that the contract has for them."""
    contract = read_contract(data_folder())
    meanings = {model.__name__: contract[key] for key, model in model_keys().items()}
    for table in (schema, *schema.get("$defs", {}).values()):
        for field, prose in meanings.get(table["title"], {}).items():
            table["properties"][field]["description"] = prose.meaning


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or compare with those that exist; exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.schemas", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    options = parser.parse_args(arguments)
    wanted = schemas()
    stale = [name for name, content in wanted.items() if _content(FOLDER / name) != content]
    for name in stale:
        print(f"{name}: {'differs' if options.check else 'written'}")
        if not options.check:
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / name).write_text(wanted[name], "utf-8")
    return 1 if stale and options.check else 0


def _content(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
