"""What the page draws, as JSON: the person's view of a workspace."""

from __future__ import annotations

from bot.sandbox.records import BOT_USER, PERSON, Json, StoredMessage
from bot.sandbox.workspace import Workspace


def page_state(workspace: Workspace, examples: tuple[str, ...]) -> Json:
    """Everything the page needs to draw itself."""
    return {
        "me": PERSON,
        "bot": BOT_USER,
        "home_tab": workspace.manifest.home_tab,
        "examples": list(examples),
        "users": [
            {"id": user.id, "name": user.real_name, "is_bot": user.is_bot}
            for user in workspace.users.values()
        ],
        "channels": [
            {
                "id": channel.id,
                "name": channel.name,
                "is_im": channel.is_im,
                "has_bot": BOT_USER in channel.members,
            }
            for channel in workspace.channels.values()
        ],
        "commands": [
            {
                "command": command.command,
                "description": command.description,
                "usage_hint": command.usage_hint,
            }
            for command in workspace.manifest.commands
        ],
        "messages": [described(message) for message in workspace.messages()],
        **views_state(workspace),
    }


def views_state(workspace: Workspace) -> Json:
    """The modal on top and the Home tab, if there are any."""
    modals = workspace.views.stack(PERSON)
    home = workspace.views.home(PERSON)
    return {
        "modal": modals[-1].payload() if modals else None,
        "home": home.payload() if home else None,
    }


def described(message: StoredMessage) -> Json:
    """A message as the page draws it."""
    return {
        "channel": message.channel,
        "ts": message.ts,
        "user": message.user,
        "kind": message.kind.value,
        "text": message.text,
        "blocks": list(message.blocks),
        "attachments": list(message.attachments),
        "thread_ts": message.thread_ts,
        "ephemeral": message.only_for is not None,
        "edited": message.edited,
        "reactions": list(message.reactions),
    }
