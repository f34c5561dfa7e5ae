"""Slack's errors for a post, and what each means for it.

Sources: docs.slack.dev/reference/methods/chat.postMessage, "Errors";
docs.slack.dev/apis/web-api/rate-limits. Of `fatal_error`, `internal_error` and HTTP 5xx the
first says that part of the work may have been done before the error.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_INVITE = "invite the app to the conversation (/invite @SIP Desk)"
_REINSTALL = "install the app again and set SLACK_BOT_TOKEN to the new bot token"
_SETTINGS = "ask a workspace administrator about the restriction"
_OURS = "report it with this line: the answer broke one of Slack's limits"

REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "not_in_channel": _INVITE,
        "channel_not_found": f"check that the conversation still exists, or {_INVITE}",
        "is_archived": "unarchive the conversation, or ask in another one",
        "restricted_action": _SETTINGS,
        "restricted_action_read_only_channel": _SETTINGS,
        "restricted_action_thread_locked": "the thread is locked; ask in another one",
        "restricted_action_thread_only_channel": _SETTINGS,
        "restricted_action_non_threadable_channel": _SETTINGS,
        "messages_tab_disabled": "turn on the Messages tab under App Home in the app's settings",
        "cannot_reply_to_message": "ask in a new message; Slack takes no reply to that one",
        "user_not_found": "nothing to do: the person has left",
        "token_revoked": _REINSTALL,
        "token_expired": _REINSTALL,
        "invalid_auth": "set SLACK_BOT_TOKEN to the bot token from OAuth & Permissions",
        "not_authed": "set SLACK_BOT_TOKEN to the bot token from OAuth & Permissions",
        "account_inactive": _REINSTALL,
        "app_uninstalled": _REINSTALL,
        "org_login_required": "wait until the migration of the workspace is over",
        "team_access_not_granted": "approve the app for this workspace",
        "missing_scope": "add the scopes of manifest.yml and install the app again",
        "no_permission": "add the scopes of manifest.yml and install the app again",
        "not_allowed_token_type": "set SLACK_BOT_TOKEN to the bot token (xoxb-…)",
        "access_denied": _SETTINGS,
        "ekm_access_denied": _SETTINGS,
        "enterprise_is_restricted": _SETTINGS,
        "invalid_blocks": _OURS,
        "invalid_blocks_format": _OURS,
        "msg_blocks_too_long": _OURS,
        "msg_too_long": _OURS,
        "no_text": _OURS,
    }
)
"""What to do about an error that repeating does not fix."""

UNKNOWN_REMEDY = "look the error up in Slack's reference of chat.postMessage"

PLAIN_MAY_PASS = frozenset(
    ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long")
)
"""Errors of the message's form: the same answer as text alone may be taken."""

DOUBTFUL = frozenset(("fatal_error", "internal_error"))
"""Slack broke off in the middle; the message may be there."""

UNSENT = frozenset(("service_unavailable", "team_added_to_org", "request_timeout"))
"""Slack did not begin; trying again does no harm."""

LIMITED = frozenset(("ratelimited", "rate_limited", "message_limit_exceeded"))
