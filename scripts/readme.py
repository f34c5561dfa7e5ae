"""Writes the generated tables of README.md: what to type, commands, settings.

They stand between `<!-- begin NAME -->` and `<!-- end NAME -->`. A test holds the file to what
this prints; `make docs` writes it anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.cli import COMMANDS
from bot.questions.intents import INTENTS
from bot.settings import Settings

README = Path(__file__).parent.parent / "README.md"


def forms() -> str:
    """What to type, from the table that reads it."""
    rows = [
        (", ".join(f"`{example}`" for example in form.examples[:3] if example), form.gives)
        for form in INTENTS
        if form.in_help
    ]
    return _table(("type `/sip` and", "and get"), rows)


def commands() -> str:
    """The command line, from the table that runs it."""
    return _table(
        ("command", "does"), [(f"`python -m bot {one.name}`", one.description) for one in COMMANDS]
    )


def settings() -> str:
    """Environment variables, from the model that reads them."""
    rows = [
        (
            f"`{name.upper()}`",
            field.description or "",
            f"`{field.default}`" if field.default is not None else "",
        )
        for name, field in Settings.model_fields.items()
    ]
    return _table(("variable", "meaning", "default"), rows)


TABLES: dict[str, Callable[[], str]] = {
    "forms": forms,
    "commands": commands,
    "settings": settings,
}


def rendered(text: str) -> str:
    """The text with every generated table as it should be."""
    for name, table in TABLES.items():
        begin, end = f"<!-- begin {name} -->\n", f"\n<!-- end {name} -->"
        before, found, rest = text.partition(begin)
        _, closed, after = rest.partition(end)
        if not (found and closed):
            raise ValueError(f"README.md has no place for the table {name!r}")
        text = f"{before}{begin}{table()}{end}{after}"
    return text


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )


def main() -> None:
    """Write the README anew."""
    README.write_text(rendered(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
