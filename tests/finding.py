"""Finds every regular expression of the project, in its packages and on the sandbox's page."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.javascript import pattern_parts, tokens

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "catalog", "scripts")
PAGE = ROOT / "bot" / "sandbox" / "page"


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern that a module of ours holds, by where it stands; each once."""
    found: dict[re.Pattern[str], str] = {}
    for name in module_names():
        for variable, value in vars(importlib.import_module(name)).items():
            if not variable.startswith("__"):
                for place, pattern in _within(value, f"{name}.{variable}", set()):
                    found.setdefault(pattern, place)
    return {place: pattern for pattern, place in found.items()}


def module_names() -> Iterator[str]:
    """All modules of the packages; `__main__` runs when it is imported."""
    for package in PACKAGES:
        yield package
        for module in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            if not module.name.endswith(".__main__"):
                yield module.name


def _within(value: Any, place: str, seen: set[int]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns in a value: in containers, in fields, in classes of ours."""
    if isinstance(value, re.Pattern):
        yield place, value
    if isinstance(value, str | bytes | int | float | None) or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _within(key, f"{place}[{key!r}]", seen)
            yield from _within(item, f"{place}[{key!r}]", seen)
    elif isinstance(value, list | tuple | set | frozenset):
        for at, item in enumerate(value):
            yield from _within(item, f"{place}[{at}]", seen)
    elif type(value).__module__.partition(".")[0] in PACKAGES:
        for field in (*getattr(value, "__dict__", ()), *getattr(type(value), "__slots__", ())):
            yield from _within(getattr(value, field, None), f"{place}.{field}", seen)
    elif isinstance(value, type) and value.__module__.partition(".")[0] in PACKAGES:
        for name, item in vars(value).items():
            if not name.startswith("__"):
                yield from _within(item, f"{place}.{name}", seen)


_USES = frozenset("search match fullmatch split findall finditer sub subn template".split())


def hidden(source: str) -> list[str]:
    """What in a module keeps a pattern out of sight: line and cause."""
    tree = ast.parse(source)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "re":
            found.append(f"{node.lineno}: imports a name from re")
        if isinstance(node, ast.Import) and any(
            one.name == "re" and one.asname for one in node.names
        ):
            found.append(f"{node.lineno}: renames re")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            lines = _lines(node, _USES | {"compile"})
            found += [f"{line}: gives re a pattern in a function" for line in lines]
    found += [f"{line}: keeps no name for a pattern" for line in _lines(tree, _USES)]
    for node in tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign | ast.ClassDef | ast.FunctionDef):
            found += [f"{line}: keeps no name for a pattern" for line in _lines(node, {"compile"})]
    return found


def _lines(within: ast.AST, names: Collection[str]) -> list[int]:
    """Where functions of re are named."""
    return [
        node.lineno
        for node in ast.walk(within)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "re"
        and node.attr in names
    ]


_OWN_FLAGS = frozenset("gy")
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "u": re.NOFLAG, "v": re.NOFLAG}


def page_patterns() -> dict[str, re.Pattern[str]]:
    """Every regular expression of the page's JavaScript; raises where Python cannot take one."""
    found = {}
    for path in sorted(PAGE.glob("*.js")):
        for line, body, flags in javascript_literals(path.read_text("utf-8")):
            found[f"{path.name}:{line} /{body}/{flags}"] = translated(body, flags)
    return found


def javascript_literals(source: str) -> Iterator[tuple[int, str, str]]:
    """The regular expressions of a script: line, pattern, flags."""
    for token in tokens(source):
        if token.kind == "pattern":
            yield token.line, *pattern_parts(token)


_DIFFERENT = re.compile(r"(\[(?:[^\]\\]|\\.)*+\]|\\.)|\(\?<(?![=!])|\$")


def translated(body: str, flags: str) -> re.Pattern[str]:
    """A JavaScript pattern as Python's; what Python cannot read raises."""

    def other(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        return {"(?<": "(?P<", "$": "$" if "m" in flags else r"\Z"}[match[0]]

    ours = re.NOFLAG
    for flag in set(flags) - _OWN_FLAGS:
        ours |= _FLAGS[flag]
    return re.compile(_DIFFERENT.sub(other, body), ours)
