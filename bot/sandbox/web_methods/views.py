"""The methods that show modals and Home tabs."""

from __future__ import annotations

from bot.sandbox.content import read_view
from bot.sandbox.errors import ApiError
from bot.sandbox.records import Change, Json
from bot.sandbox.view_store import View
from bot.sandbox.web_methods.arguments import Arguments, required
from bot.sandbox.workspace import Workspace


def open_modal(workspace: Workspace, args: Arguments) -> Json:
    """Show a modal to the person whose interaction the trigger_id came with."""
    content = read_view(args.get("view"), "modal")
    trigger = workspace.interaction_tokens.use_trigger(required(args, "trigger_id"))
    return _announced(workspace, workspace.views.open(trigger.user, content))


def push_modal(workspace: Workspace, args: Arguments) -> Json:
    """Lay a modal on the open one."""
    content = read_view(args.get("view"), "modal")
    trigger = workspace.interaction_tokens.use_trigger(required(args, "trigger_id"))
    return _announced(workspace, workspace.views.push(trigger.user, content))


def update_view(workspace: Workspace, args: Arguments) -> Json:
    """Put other content into an open view."""
    content = read_view(args.get("view"), "modal", "home")
    if not args.get("view_id") and not args.get("external_id"):
        raise ApiError("invalid_arguments", "[ERROR] missing required field: view_id")
    view = workspace.views.update(
        content, args.get("view_id"), args.get("external_id"), args.get("hash")
    )
    return _announced(workspace, view)


def publish_home(workspace: Workspace, args: Arguments) -> Json:
    """Put a Home tab in front of a person."""
    user = required(args, "user_id")
    if user not in workspace.users:
        raise ApiError("user_not_found")
    content = read_view(args.get("view"), "home")
    return _announced(workspace, workspace.views.publish(user, content, args.get("hash")))


def _announced(workspace: Workspace, view: View) -> Json:
    """Tell the page and answer with the view as it now is."""
    workspace.announce(Change("home" if view.content["type"] == "home" else "view", view))
    return {"view": view.payload()}
