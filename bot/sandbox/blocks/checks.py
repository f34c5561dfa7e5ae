"""The small vocabulary in which the judge's rules are written.

Theory of operation. A rule is a function that looks at one `Node` (a value and
the JSON pointer where it stands) and notes what is wrong. Rules are put together
from other rules: `shape` reads an object field by field, `array` a list item by
item, `by_type` picks the rule for the object's `type`. A rule never raises on
what it reads and never stops early, so one look finds every fault of a message.

The sentences imitate the ones Slack sends in `response_metadata.messages`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault: where it is (a JSON pointer, RFC 6901) and what is wrong there."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.sentence} [json-pointer:{self.path}]"


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value, where it stands, and the shared list that complaints go to."""

    value: object
    path: str = ""
    complaints: list[Complaint] = field(default_factory=list)

    def child(self, key: str | int, value: object) -> "Node":
        """A value inside this one, and where it stands."""
        token = str(key).replace("~", "~0").replace("/", "~1")
        return Node(value, f"{self.path}/{token}", self.complaints)

    def complain(self, sentence: str) -> None:
        """Note a fault of this value."""
        self.complaints.append(Complaint(self.path, sentence))

    def get(self, key: str) -> object:
        """The field's value, or None when this is no object or lacks the field."""
        return self.value.get(key) if isinstance(self.value, dict) else None


Rule: TypeAlias = Callable[[Node], None]


def anything(node: Node) -> None:
    """Accept every value; for fields whose meaning another rule checks."""


def string(maximum: int, minimum: int = 1) -> Rule:
    """A string of `minimum` to `maximum` code points."""

    def rule(node: Node) -> None:
        if not isinstance(node.value, str):
            node.complain("must be a string")
        elif len(node.value) < minimum:
            node.complain(f"must be more than {minimum - 1} characters")
        elif len(node.value) > maximum:
            node.complain(f"must be less than {maximum + 1} characters")

    return rule


def boolean(node: Node) -> None:
    """True or false."""
    if not isinstance(node.value, bool):
        node.complain("must be a boolean")


def number(node: Node) -> None:
    """Any JSON number; a boolean is none."""
    if isinstance(node.value, bool) or not isinstance(node.value, int | float):
        node.complain("must be a number")


def integer(minimum: int, maximum: int | None = None) -> Rule:
    """A whole number between the two bounds, both included."""

    def rule(node: Node) -> None:
        if isinstance(node.value, bool) or not isinstance(node.value, int):
            node.complain("must be an integer")
        elif node.value < minimum:
            node.complain(f"must be at least {minimum}")
        elif maximum is not None and node.value > maximum:
            node.complain(f"must be at most {maximum}")

    return rule


def one_of(*allowed: str) -> Rule:
    """One of a few fixed words."""

    def rule(node: Node) -> None:
        if node.value not in allowed:
            node.complain(f"must be one of {', '.join(allowed)}")

    return rule


def array(item: Rule, maximum: int | None = None, minimum: int = 1) -> Rule:
    """A list with `minimum` to `maximum` items that all obey `item`."""

    def rule(node: Node) -> None:
        if not isinstance(node.value, list):
            node.complain("must be an array")
            return
        if len(node.value) < minimum:
            node.complain(f"no fewer than {minimum} items allowed")
        if maximum is not None and len(node.value) > maximum:
            node.complain(f"no more than {maximum} items allowed")
        for index, value in enumerate(node.value):
            item(node.child(index, value))

    return rule


def shape(
    required: Mapping[str, Rule] | None = None,
    optional: Mapping[str, Rule] | None = None,
    *also: Rule,
) -> Rule:
    """An object with these fields and no others; `also` looks at the whole of it."""
    needed = required or {}
    known = {**needed, **(optional or {})}

    def rule(node: Node) -> None:
        if not isinstance(node.value, dict):
            node.complain("must be an object")
            return
        for name in needed:
            if name not in node.value:
                node.complain(f"missing required field: {name}")
        for name, value in node.value.items():
            if name in known:
                known[name](node.child(name, value))
            else:
                node.complain(f"invalid additional property: {name}")
        for extra in also:
            extra(node)

    return rule


def by_type(rules: Mapping[str, Rule], kind: str = "type") -> Rule:
    """An object judged by the rule that stands for its `type`."""

    def rule(node: Node) -> None:
        if not isinstance(node.value, dict):
            node.complain("must be an object")
            return
        name = node.value.get("type")
        if name is None:
            node.complain("missing required field: type")
        elif not isinstance(name, str) or name not in rules:
            node.complain(f"unsupported {kind}: {name}")
        else:
            rules[name](node)

    return rule


def exactly_one(*names: str) -> Rule:
    """Of these fields one is there, not none and not two."""

    def rule(node: Node) -> None:
        present = [name for name in names if node.get(name) is not None]
        if len(present) != 1:
            node.complain(f"must have exactly one of {' or '.join(names)}")

    return rule


def at_least_one(*names: str) -> Rule:
    """One of these fields is there and says something."""

    def rule(node: Node) -> None:
        if not any(node.get(name) for name in names):
            node.complain(f"must have at least one of {', '.join(names)}")

    return rule


def needs(name: str, other: str) -> Rule:
    """The first field makes sense only beside the second."""

    def rule(node: Node) -> None:
        if node.get(name) and not node.get(other):
            node.complain(f"{name} requires {other}")

    return rule


def not_both(name: str, other: str) -> Rule:
    """Two fields that exclude each other."""

    def rule(node: Node) -> None:
        if node.get(name) and node.get(other):
            node.complain(f"{name} and {other} cannot be used together")

    return rule
