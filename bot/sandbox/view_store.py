"""Modals and Home tabs that are open: a stack of at most three modals per person.

Source: docs.slack.dev/surfaces/modals; docs.slack.dev/reference/block-kit/blocks;
docs.slack.dev/interactivity.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from threading import Lock

from bot.sandbox.errors import ApiError
from bot.sandbox.records import APP_ID, BOT_ID, TEAM_ID, Json

MODAL_DEPTH = 3
"""The most modals on one stack."""


@dataclass(frozen=True, slots=True)
class View:
    """An open modal or a published Home tab."""

    id: str
    user: str
    hash: str
    content: Json
    """What the app sent: type, title, blocks and so on."""
    root_id: str
    previous_id: str | None = None

    def payload(self, values: Json | None = None) -> Json:
        """The view as Slack sends it back to the app."""
        return {
            "id": self.id,
            "team_id": TEAM_ID,
            "app_id": APP_ID,
            "bot_id": BOT_ID,
            "callback_id": "",
            "private_metadata": "",
            "external_id": "",
            "title": None,
            "submit": None,
            "close": None,
            "clear_on_close": False,
            "notify_on_close": False,
            **self.content,
            "hash": self.hash,
            "root_view_id": self.root_id,
            "previous_view_id": self.previous_id,
            "state": {"values": values or {}},
        }


def _new_id() -> str:
    return "V" + secrets.token_hex(5).upper()


def _new_hash() -> str:
    return f"{secrets.randbelow(10**10)}.{secrets.token_hex(4)}"


class ViewStore:
    """Per person a stack of modals and one Home tab. Thread-safe."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stacks: dict[str, tuple[View, ...]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, user: str) -> tuple[View, ...]:
        """The open modals of one person, the one on top last."""
        with self._lock:
            return self._stacks.get(user, ())

    def home(self, user: str) -> View | None:
        """The Home tab of one person, if the app published one."""
        with self._lock:
            return self._homes.get(user)

    def find(self, view_id: str) -> View | None:
        """The open view with this id."""
        with self._lock:
            return self._find(view_id, None)

    def open(self, user: str, content: Json) -> View:
        """Show one modal and nothing behind it."""
        view_id = _new_id()
        view = View(view_id, user, _new_hash(), content, root_id=view_id)
        with self._lock:
            self._stacks[user] = (view,)
        return view

    def push(self, user: str, content: Json) -> View:
        """Lay a modal on those that are open. Raises ApiError for the fourth."""
        with self._lock:
            stack = self._stacks.get(user, ())
            if len(stack) >= MODAL_DEPTH:
                raise ApiError("push_limit_reached")
            view_id = _new_id()
            root, previous = (stack[0].root_id, stack[-1].id) if stack else (view_id, None)
            view = View(view_id, user, _new_hash(), content, root, previous)
            self._stacks[user] = (*stack, view)
            return view

    def update(
        self,
        content: Json,
        view_id: str | None = None,
        external_id: str | None = None,
        expected_hash: str | None = None,
    ) -> View:
        """Put new content into an open view, found by its id or the app's own external_id.

        Raises ApiError when there is none, or when it is not the one that `expected_hash` means.
        """
        with self._lock:
            view = self._find(view_id, external_id)
            if view is None:
                raise ApiError("not_found")
            if expected_hash is not None and expected_hash != view.hash:
                raise ApiError("hash_conflict")
            updated = replace(view, content=content, hash=_new_hash())
            self._replace(updated)
            return updated

    def publish(self, user: str, content: Json, expected_hash: str | None = None) -> View:
        """Put a Home tab in front of one person. Raises ApiError for an outdated hash."""
        with self._lock:
            old = self._homes.get(user)
            if old is not None and expected_hash is not None and expected_hash != old.hash:
                raise ApiError("hash_conflict")
            view_id = old.id if old else _new_id()
            view = View(view_id, user, _new_hash(), content, root_id=view_id)
            self._homes[user] = view
            return view

    def close(self, view_id: str, whole_stack: bool = False) -> None:
        """Take the view off its stack, or the whole stack with it."""
        with self._lock:
            for user, stack in self._stacks.items():
                if any(view.id == view_id for view in stack):
                    remaining = tuple(view for view in stack if view.id != view_id)
                    self._stacks[user] = () if whole_stack else remaining

    def _find(self, view_id: str | None, external_id: str | None) -> View | None:
        """The open view with this id; by its external_id when no id is given."""
        stacked = (view for stack in self._stacks.values() for view in stack)
        for view in (*self._homes.values(), *stacked):
            if view_id is not None:
                matches = view.id == view_id
            else:
                matches = bool(external_id) and view.content.get("external_id") == external_id
            if matches:
                return view
        return None

    def _replace(self, updated: View) -> None:
        for user, home in self._homes.items():
            if home.id == updated.id:
                self._homes[user] = updated
        for user, stack in self._stacks.items():
            self._stacks[user] = tuple(updated if view.id == updated.id else view for view in stack)
