"""The small vocabulary in which the validator is written.

Theory of operation. A check is a function that looks at one `Node` (a value and its JSON pointer)
and reports what is wrong. Checks are put together from other checks: `shape` reads an object field
by field, `array` a list item by item, `by_type` picks the one for the object's `type`. A check
never raises on what it reads and never stops early, so one look finds every fault of a message.

The sentences imitate the ones Slack sends in `response_metadata.messages`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Violation:
    """A fault: where it is (a JSON pointer, RFC 6901) and what is wrong there."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.sentence} [json-pointer:{self.path}]"


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value, its JSON pointer, and the shared list that violations go to."""

    value: object
    path: str = ""
    violations: list[Violation] = field(default_factory=list)

    def child(self, key: str | int, value: object) -> Node:
        """A value inside this one."""
        token = str(key).replace("~", "~0").replace("/", "~1")
        return Node(value, f"{self.path}/{token}", self.violations)

    def report(self, sentence: str) -> None:
        """Report a fault of this value."""
        self.violations.append(Violation(self.path, sentence))

    def get(self, key: str) -> object:
        """The field's value; None when this is not an object or lacks the field."""
        return self.value.get(key) if isinstance(self.value, dict) else None


Check: TypeAlias = Callable[[Node], None]


def anything(node: Node) -> None:
    """Accept every value; for fields whose meaning another check covers."""


def string(maximum: int, minimum: int = 1) -> Check:
    """A string of `minimum` to `maximum` code points."""

    def check(node: Node) -> None:
        if not isinstance(node.value, str):
            node.report("must be a string")
        elif len(node.value) < minimum:
            node.report(f"must be more than {minimum - 1} characters")
        elif len(node.value) > maximum:
            node.report(f"must be less than {maximum + 1} characters")

    return check


def boolean(node: Node) -> None:
    """True or false."""
    if not isinstance(node.value, bool):
        node.report("must be a boolean")


def number(node: Node) -> None:
    """Any JSON number; a boolean is not one."""
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        node.report("must be a number")


def integer(minimum: int, maximum: int | None = None) -> Check:
    """A whole number between the two bounds, both included."""

    def check(node: Node) -> None:
        if isinstance(node.value, bool) or not isinstance(node.value, int):
            node.report("must be an integer")
        elif node.value < minimum:
            node.report(f"must be at least {minimum}")
        elif maximum is not None and node.value > maximum:
            node.report(f"must be at most {maximum}")

    return check


def one_of(*allowed: str) -> Check:
    """One of a few fixed words."""

    def check(node: Node) -> None:
        if node.value not in allowed:
            node.report(f"must be one of {', '.join(allowed)}")

    return check


def array(item: Check, maximum: int | None = None, minimum: int = 1) -> Check:
    """A list with `minimum` to `maximum` items that all obey `item`."""

    def check(node: Node) -> None:
        if not isinstance(node.value, list):
            node.report("must be an array")
            return
        if len(node.value) < minimum:
            node.report(f"no fewer than {minimum} items allowed")
        if maximum is not None and len(node.value) > maximum:
            node.report(f"no more than {maximum} items allowed")
        for index, value in enumerate(node.value):
            item(node.child(index, value))

    return check


def shape(
    required: Mapping[str, Check] | None = None,
    optional: Mapping[str, Check] | None = None,
    *also: Check,
) -> Check:
    """An object with these fields and no others; `also` checks the object as a whole."""
    required = required or {}
    allowed = {**required, **(optional or {})}

    def check(node: Node) -> None:
        if not isinstance(node.value, dict):
            node.report("must be an object")
            return
        for name in required:
            if name not in node.value:
                node.report(f"missing required field: {name}")
        for name, value in node.value.items():
            if name in allowed:
                allowed[name](node.child(name, value))
            else:
                node.report(f"invalid additional property: {name}")
        for whole_check in also:
            whole_check(node)

    return check


def by_type(checks: Mapping[str, Check], kind: str = "type") -> Check:
    """An object read by the check for its `type`."""

    def check(node: Node) -> None:
        if not isinstance(node.value, dict):
            node.report("must be an object")
            return
        name = node.value.get("type")
        if name is None:
            node.report("missing required field: type")
        elif not isinstance(name, str) or name not in checks:
            node.report(f"unsupported {kind}: {name}")
        else:
            checks[name](node)

    return check


def exactly_one(*names: str) -> Check:
    """Of these fields one is there, not none and not two."""

    def check(node: Node) -> None:
        present = [name for name in names if node.get(name) is not None]
        if len(present) != 1:
            node.report(f"must have exactly one of {' or '.join(names)}")

    return check


def at_least_one(*names: str) -> Check:
    """One of these fields is there and not empty."""

    def check(node: Node) -> None:
        if not any(node.get(name) for name in names):
            node.report(f"must have at least one of {', '.join(names)}")

    return check


def needs(name: str, other: str) -> Check:
    """The first field makes sense only beside the second."""

    def check(node: Node) -> None:
        if node.get(name) and not node.get(other):
            node.report(f"{name} requires {other}")

    return check


def not_both(name: str, other: str) -> Check:
    """Two fields that exclude each other."""

    def check(node: Node) -> None:
        if node.get(name) and node.get(other):
            node.report(f"{name} and {other} cannot be used together")

    return check
