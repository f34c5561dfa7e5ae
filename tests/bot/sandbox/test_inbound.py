"""What people type reaches the app the way Slack rewrites it."""

from __future__ import annotations

import pytest

from bot.sandbox.inbound import as_command_text, as_message
from bot.sandbox.workspace import Workspace


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("@SIP Desk 486", "<@U0SIPDESK> 486"),
        ("@sip desk 486", "<@U0SIPDESK> 486"),
        ("ask @Maria, please", "ask <@U0MARIA01>, please"),
        ("@Mariannes own", "@Mariannes own"),
        ("#voip-ops", "<#C0VOIPOPS|voip-ops>"),
        ("@here 503!", "<!here> 503!"),
        ("see https://example.com/a?b=1&c=2.", "see <https://example.com/a?b=1&amp;c=2>."),
        ("sip:bob@example.com", "sip:<mailto:bob@example.com|bob@example.com>"),
        ("tel:+4930123", "<tel:+4930123|+4930123>"),
        ("look at example.com", "look at <http://example.com|example.com>"),
        ("sip:bob@10.0.0.1", "sip:bob@10.0.0.1"),
        ("`<sip:bob@example.com>`", "`&lt;sip:bob@example.com&gt;`"),
        ("```INVITE sip:bob@example.com```", "```INVITE sip:bob@example.com```"),
        ("", ""),
    ],
)
def test_a_message_is_rewritten(workspace: Workspace, typed: str, sent: str) -> None:
    assert as_message(typed, workspace.users.values(), workspace.channels.values()) == sent


def test_a_command_is_only_escaped_unless_it_asks_for_more(workspace: Workspace) -> None:
    users, channels = workspace.users.values(), workspace.channels.values()
    assert as_command_text("@Maria <x> a@b.com", False, users, channels) == (
        "@Maria &lt;x&gt; a@b.com"
    )
    assert as_command_text("@Maria", True, users, channels) == "<@U0MARIA01>"
