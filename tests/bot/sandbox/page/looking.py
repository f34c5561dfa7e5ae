"""What the tests of the page share: how to find the box and the answers, how to post."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

from bot.sandbox import BOT_USER, CHANNEL, PERSON, RunningWorkspace
from bot.sandbox.records import Draft, MessageKind


def write(running: RunningWorkspace, text: str = "", *blocks: Any, channel: str = CHANNEL) -> None:
    """The app says something, without being asked."""
    running.workspace.post(Draft(channel, BOT_USER, MessageKind.APP, text, blocks, only_for=PERSON))


def composer(page: Page) -> Any:
    return page.get_by_label(re.compile("^Message"), exact=False).and_(page.locator("textarea"))


def answers(page: Page) -> Any:
    return page.locator("article.message.app")
