"""The validator itself: a message, a modal, a Home tab, the options of a menu.

Beyond the single block it looks at the whole: how many blocks, which types the surface allows,
ids used twice, how many tables, how much text.
Source: docs.slack.dev/reference/block-kit/blocks; surfaces as documented with each block on
docs.slack.dev; action_id: docs.slack.dev/tools/node-slack-sdk/reference/types, Actionable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from bot.sandbox.blocks.block_types import BLOCKS
from bot.sandbox.blocks.checks import (
    Check,
    Node,
    Violation,
    anything,
    array,
    boolean,
    by_type,
    exactly_one,
    shape,
    string,
)
from bot.sandbox.blocks.limits import LIMITS
from bot.sandbox.blocks.objects import menu_option, option_group, plain_text
from bot.sandbox.blocks.tables import characters

_NOT_IN_MESSAGES = frozenset({"alert"})
_IN_MODALS = frozenset(
    "actions alert card context divider header image input rich_text section video".split()
)
_IN_HOME = frozenset(
    "actions card carousel container context data_table data_visualization divider header"
    " image input rich_text section table video".split()
)


def _only(names: frozenset[str]) -> Mapping[str, Check]:
    return MappingProxyType({name: BLOCKS[name] for name in sorted(names)})


_MESSAGE_BLOCKS = _only(frozenset(BLOCKS) - _NOT_IN_MESSAGES)
_MODAL_BLOCKS = _only(_IN_MODALS)
_HOME_BLOCKS = _only(_IN_HOME)


def validate_message(blocks: object, path: str = "/blocks") -> tuple[Violation, ...]:
    """What Slack would have against these blocks of a message; empty when nothing."""
    node = Node(blocks, path)
    array(by_type(_MESSAGE_BLOCKS), LIMITS["message.blocks"], minimum=0)(node)
    _ids_differ(node)
    _no_more_than(node, "table", LIMITS["message.tables"])
    _no_more_than(node, "data_visualization", LIMITS["message.data_visualizations"])
    _markdown_in_all(node)
    return tuple(node.violations)


def validate_view(view: object, path: str = "/view") -> tuple[Violation, ...]:
    """What Slack would have against a modal or a Home tab."""
    node = Node(view, path)
    by_type({"modal": _modal, "home": _home}, "view type")(node)
    blocks = node.get("blocks")
    if isinstance(blocks, list):
        _ids_differ(node.child("blocks", blocks))
    return tuple(node.violations)


def validate_options(answer: object) -> tuple[Violation, ...]:
    """What Slack would have against the answer to a block_suggestion."""
    node = Node(answer)
    shape(
        None,
        {
            "options": array(menu_option, LIMITS["select.options"], minimum=0),
            "option_groups": array(option_group, LIMITS["select.option_groups"], minimum=0),
        },
        exactly_one("options", "option_groups"),
    )(node)
    return tuple(node.violations)


def blocks_are_too_long(blocks: object) -> bool:
    """Whether a message fails with `msg_blocks_too_long` although each block is fine.

    Source: slackapi/bolt-js#2509, measured there near 13,200 characters.
    """
    return characters(blocks) > LIMITS["message.all_blocks_characters"]


def _submit_for_inputs(node: Node) -> None:
    blocks = node.get("blocks")
    kinds = (
        [block.get("type") for block in blocks if isinstance(block, dict)]
        if isinstance(blocks, list)
        else []
    )
    if "input" in kinds and not node.get("submit"):
        node.report("missing required field: submit")


_VIEW_FIELDS: Mapping[str, Check] = {
    "private_metadata": string(LIMITS["view.private_metadata"], minimum=0),
    "callback_id": string(LIMITS["id"], minimum=0),
    "external_id": string(LIMITS["id"], minimum=0),
}
_modal = shape(
    {
        "type": anything,
        "title": plain_text(LIMITS["view.title"]),
        "blocks": array(by_type(_MODAL_BLOCKS), LIMITS["view.blocks"], minimum=0),
    },
    {
        **_VIEW_FIELDS,
        "submit": plain_text(LIMITS["view.title"]),
        "close": plain_text(LIMITS["view.title"]),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
    _submit_for_inputs,
)
_home = shape(
    {
        "type": anything,
        "blocks": array(by_type(_HOME_BLOCKS), LIMITS["view.blocks"], minimum=0),
    },
    _VIEW_FIELDS,
)


def _objects(node: Node, block: str = "") -> Iterator[tuple[str, Node]]:
    """Every JSON object inside, in reading order, with the path of the innermost block around."""
    if isinstance(node.value, dict):
        kind = node.value.get("type")
        if isinstance(kind, str) and kind in BLOCKS:
            block = node.path
        yield block, node
        for key, value in node.value.items():
            yield from _objects(node.child(key, value), block)
    elif isinstance(node.value, list):
        for index, value in enumerate(node.value):
            yield from _objects(node.child(index, value), block)


def _ids_differ(surface: Node) -> None:
    """No block_id twice on a surface, no action_id twice in a block; two blocks may share one.

    A block of a container and a card of a carousel is a block of its own.
    """
    used: set[tuple[str, str, str]] = set()
    for block, node in list(_objects(surface)):
        for field, scope in (("block_id", ""), ("action_id", block)):
            identifier = node.get(field)
            if not isinstance(identifier, str):
                continue
            if (field, scope, identifier) in used:
                node.child(field, identifier).report(f"{field} {identifier!r} already exists")
            used.add((field, scope, identifier))


def _no_more_than(node: Node, kind: str, maximum: int) -> None:
    blocks = [inner for _, inner in _objects(node) if inner.get("type") == kind]
    for extra in blocks[maximum:]:
        extra.report(f"only {maximum} {kind} allowed per message")


def _markdown_in_all(node: Node) -> None:
    """Markdown blocks share one budget per message."""
    texts: Sequence[object] = [
        inner.get("text") for _, inner in _objects(node) if inner.get("type") == "markdown"
    ]
    total = sum(len(text) for text in texts if isinstance(text, str))
    if len(texts) > 1 and total > LIMITS["markdown.text"]:
        node.report(
            f"markdown blocks must be less than {LIMITS['markdown.text'] + 1} characters in all"
        )
