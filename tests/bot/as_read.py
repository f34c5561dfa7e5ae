"""A Slack message as a reader sees it: lines of text, for comparing two of them by eye."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from typing import Any

Json = Mapping[str, Any]


def as_read(message: Json) -> list[str]:
    """The lines of a message: its text, then each block, with an empty line between them."""
    lines = [f"text: {message['text']}"]
    for block in message["blocks"]:
        lines += ["", *_block(block)]
    return lines


def difference(before: Json, after: Json) -> str:
    """What a reader would see change; where all reads the same, what changed in the blocks."""
    changed = "\n".join(
        unified_diff(as_read(before), as_read(after), "before", "after", lineterm="")
    )
    return changed or "The text reads the same; the blocks differ in form."


def _block(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield f"# {block['text']['text']}"
        case "context":
            yield from (element["text"] for element in block["elements"])
        case "table":
            yield from (" | ".join(map(_cell, row)) for row in block["rows"])
        case "rich_text":
            for element in block["elements"]:
                yield from _element(element)
        case other:
            yield f"({other})"


def _element(element: Json) -> Iterator[str]:
    if element["type"] == "rich_text_list":
        for place, item in enumerate(element["elements"], 1):
            mark = f"{place}." if element["style"] == "ordered" else "-"
            yield f"{mark} {_words(item)}"
    else:
        yield from _words(element).split("\n")


def _cell(cell: Json) -> str:
    return cell["text"] if "text" in cell else " ".join(map(_words, cell["elements"]))


def _words(section: Json) -> str:
    return "".join(element.get("text", "") for element in section["elements"])
