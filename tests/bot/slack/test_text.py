"""What Slack did to a text is undone."""

from __future__ import annotations

import pytest

from bot.sandbox.inbound import escape
from bot.slack.text import LONGEST, plain

SENT = [
    ("486 &lt;-&gt; 600", "486 <-> 600"),
    ("a &amp; b", "a & b"),
    ("&amp;lt;", "&lt;"),
    ("&amp;amp;", "&amp;"),
    ("&quot;486&quot; &eacute; &#52;", "&quot;486&quot; &eacute; &#52;"),
    ("<@U123> 486", "  486"),
    ("<!here> <!subteam^S1|@ops> 486", "    486"),
    ("<#C123|general> 486", "#general 486"),
    ("<#C123> 486", "# 486"),
    ("<http://example.com|example.com> 486", "example.com 486"),
    ("<sip:bob@example.com> 486", "sip:bob@example.com 486"),
    ("<mailto:bob@example.com|bob@example.com>", "bob@example.com"),
    ("<tel:+123456>", "tel:+123456"),
    ("<http://example.com?a=1&amp;b=2>", "http://example.com?a=1&b=2"),
    ("< 486 >", "< 486 >"),
]


@pytest.mark.parametrize(("sent", "typed"), SENT)
def test_this_was_typed_as_that(sent: str, typed: str) -> None:
    assert plain(sent) == typed


@pytest.mark.parametrize(
    "typed", ["486", "a & b", "&lt;", "&amp;lt;", "<>&", "<<&&>>", "&amp;amp;"]
)
def test_what_slack_escapes_comes_back_as_it_was(typed: str) -> None:
    assert plain(escape(typed)) == typed


def test_no_more_is_looked_at_than_a_message_can_have() -> None:
    assert plain("4" * (LONGEST + 1)) == "4" * LONGEST
