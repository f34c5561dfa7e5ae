"""The page in a real browser: questions, answers, threads, modals, JSON, a break."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox import BOT_USER, CHANNEL, RunningWorkspace
from bot.sandbox.records import Draft, MessageKind

from ..desk_app import section
from .looking import answers, composer, write

pytestmark = pytest.mark.browser


def test_a_typed_command_is_answered(page: Page, shot: Callable[[Page], None]) -> None:
    composer(page).fill("/sip 486")
    page.keyboard.press("Enter")
    expect(answers(page)).to_contain_text("You said 486")
    expect(answers(page)).to_contain_text("Only visible to you")
    expect(answers(page).locator(".badge")).to_have_text("APP")
    shot(page)


def test_a_mention_is_answered_in_a_thread(page: Page, shot: Callable[[Page], None]) -> None:
    composer(page).fill("@SIP Desk 486 <b>")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".thread")).to_contain_text("1 reply")
    expect(page.locator(".thread .mention")).to_have_text("@SIP Desk")
    expect(page.locator(".thread")).to_contain_text("486 <b>")
    shot(page)


def test_a_direct_message_is_answered(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("button", name="SIP Desk").click()
    composer(page).fill("486")
    page.keyboard.press("Enter")
    expect(answers(page)).to_contain_text("You wrote 486")


def test_an_example_needs_one_press(page: Page) -> None:
    page.get_by_role("group", name="Examples").get_by_role("button", name="/sip 486").click()
    expect(answers(page)).to_contain_text("You said 486")


def test_the_json_behind_a_message_is_shown(
    page: Page, running: RunningWorkspace, shot: Callable[[Page], None]
) -> None:
    write(running, "The whole answer", section("*Hi*"))
    answers(page).hover()
    answers(page).get_by_role("button", name="View JSON").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("#json-text")).to_have_text("The whole answer")
    shown = json.loads(dialog.locator("pre").inner_text())
    assert shown["blocks"][0]["text"]["text"] == "*Hi*"
    shot(page)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_missing_text_is_called_missing(page: Page, running: RunningWorkspace) -> None:
    write(running, "", section("*Hi*"))
    answers(page).hover()
    answers(page).get_by_role("button", name="View JSON").click()
    expect(page.locator("#json-text")).to_contain_text("There is none")


def test_a_button_and_a_menu_reach_the_app(
    page: Page, running: RunningWorkspace, shot: Callable[[Page], None]
) -> None:
    running.user.send(CHANNEL, "/sip controls")
    page.get_by_role("button", name="Share to channel").click()
    expect(answers(page).last).to_contain_text("Shared: 486")
    page.get_by_role("button", name="Compare with…").press("Enter")
    menu = page.locator(".menu")
    expect(menu.get_by_role("option")).to_have_count(3)
    shot(page)
    page.keyboard.type("60")
    expect(menu.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(answers(page).first).to_contain_text("Compared with 600")


def test_a_modal_is_filled_in_and_kept(
    page: Page, running: RunningWorkspace, shot: Callable[[Page], None]
) -> None:
    running.user.send(CHANNEL, "/sip controls")
    page.get_by_role("button", name="Write a note").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("A note")
    dialog.get_by_role("button", name="Keep").click()
    expect(dialog.get_by_role("alert")).to_have_text("Write something")
    shot(page)
    dialog.get_by_role("textbox", name="Your note").fill("480 it was")
    dialog.get_by_role("button", name="Keep").click()
    expect(dialog).to_have_count(0)


def test_a_failure_is_said_in_slacks_words(page: Page) -> None:
    page.keyboard.type("/sip crash")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text('/sip failed with the error "dispatch_failed"')


def test_the_home_tab_is_drawn(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("button", name="SIP Desk").click()
    page.get_by_role("tab", name="Home").click()
    expect(page.get_by_label("App Home")).to_contain_text("Welcome home")


def tall(text: str) -> list[Any]:
    """Blocks that fill more than a window."""
    return [section(f"{text}, line {number}") for number in range(40)]


def in_thread(running: RunningWorkspace, thread_ts: str, text: str, *blocks: Any) -> None:
    """The app answers in a thread."""
    running.workspace.post(
        Draft(CHANNEL, BOT_USER, MessageKind.APP, text, blocks, thread_ts=thread_ts)
    )


@pytest.fixture
def thread_ts(running: RunningWorkspace) -> str:
    """A thread with one answer, above a message that fills the window."""
    running.user.send(CHANNEL, "@SIP Desk 486")
    question, _ = running.workspace.messages(CHANNEL)
    write(running, "x", *tall("Later"))
    return question.ts


def test_a_second_answer_in_a_thread_is_scrolled_into_view(
    thread_ts: str, page: Page, running: RunningWorkspace, shot: Callable[[Page], None]
) -> None:
    question = page.locator(f'[data-ts="{thread_ts}"]')
    expect(question).not_to_be_in_viewport()
    question.get_by_role("button", name="Reply in thread").dispatch_event("click")
    composer(page).fill("@SIP Desk 600")
    page.keyboard.press("Enter")
    replies = page.locator(".thread article")
    expect(replies).to_have_count(3)
    expect(replies.nth(1)).to_be_in_viewport(ratio=1)
    expect(replies.nth(2)).to_be_in_viewport(ratio=1)
    expect(replies.nth(2)).to_contain_text("600")
    shot(page)


def test_a_long_answer_in_a_thread_is_shown_from_its_beginning(
    thread_ts: str, page: Page, running: RunningWorkspace
) -> None:
    running.user.send(CHANNEL, "and now at length", thread_ts)
    in_thread(running, thread_ts, "x", *tall("Answer"))
    expect(page.get_by_text("and now at length")).to_be_in_viewport()
    expect(page.get_by_text("Answer, line 0", exact=True)).to_be_in_viewport()
    expect(page.get_by_text("Answer, line 39", exact=True)).not_to_be_in_viewport()


def test_pasted_lines_stay_lines_in_the_echo(page: Page, shot: Callable[[Page], None]) -> None:
    composer(page).fill("/sip SIP/2.0 486 Busy Here\n  Reason: Q.850")
    page.keyboard.press("Enter")
    echo = page.locator(".typed code")
    expect(echo).to_be_visible()
    assert echo.inner_text() == "/sip SIP/2.0 486 Busy Here\n  Reason: Q.850"
    shot(page)


def test_after_a_break_the_page_says_so_and_catches_up(
    page: Page, running: RunningWorkspace, console: list[str]
) -> None:
    page.route("**/sandbox/changes", lambda route: route.abort())
    running.workspace.close()
    expect(page.get_by_role("alert")).to_contain_text(f"make run PORT={urlsplit(running.url).port}")
    write(running, "said meanwhile")
    page.unroute("**/sandbox/changes")
    expect(answers(page)).to_contain_text("said meanwhile")
    expect(page.get_by_role("alert")).to_be_hidden()
    console.clear()  # the browser reports the lost connection
