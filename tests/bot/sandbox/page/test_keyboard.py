"""The page by keyboard: the box and its suggestions, and the way through the messages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from bot.sandbox import CHANNEL, RunningWorkspace

from ..desk_app import section
from .looking import answers, composer, write

pytestmark = pytest.mark.browser


def test_the_keyboard_alone_is_enough(page: Page, shot: Callable[[Page], None]) -> None:
    expect(composer(page)).to_be_focused()
    page.keyboard.type("/s")
    expect(page.get_by_role("listbox", name="Suggestions")).to_contain_text("[486] or [200 vs 380]")
    shot(page)
    page.keyboard.press("Tab")
    expect(composer(page)).to_have_value("/sip ")
    page.keyboard.type("486")
    page.keyboard.press("Enter")
    expect(answers(page)).to_have_count(1)
    expect(composer(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(composer(page)).to_have_value("/sip 486")
    page.keyboard.press("Enter")
    expect(answers(page)).to_have_count(2)
    page.keyboard.press("Shift+Tab")
    focused = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert focused == "solid", "focus has to be seen"


def test_an_arrow_recalls_lines_both_ways(page: Page) -> None:
    for line in ("/sip 1", "/sip 2"):
        page.keyboard.type(line)
        page.keyboard.press("Enter")
        expect(composer(page)).to_have_value("")
    recalled = []
    for key in ("ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        recalled.append(composer(page).input_value())
    assert recalled == ["/sip 2", "/sip 1", "/sip 2", ""]


def test_shift_enter_starts_a_new_line(page: Page) -> None:
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    expect(composer(page)).to_have_value("one\ntwo")


@pytest.mark.parametrize("failure", ["no connection", "an answer that is not JSON", "a refusal"])
def test_what_cannot_be_sent_stays_in_the_box(
    page: Page, console: list[str], shot: Callable[[Page], None], failure: str
) -> None:
    def fail(route: Route) -> None:
        match failure:
            case "no connection":
                route.abort()
            case "a refusal":
                route.fulfill(status=400, json={"error": "channel_not_found"})
            case _:
                route.fulfill(status=500, body="Internal Server Error")

    page.route("**/sandbox/send", fail)
    composer(page).fill("/sip 486\nReason: Q.850;cause=17")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_have_text(re.compile("does not answer|channel_not_found"))
    expect(composer(page)).to_have_value("/sip 486\nReason: Q.850;cause=17")
    shot(page)
    page.unroute("**/sandbox/send")
    page.keyboard.press("Enter")
    expect(answers(page)).to_contain_text("You said 486")
    console.clear()  # the browser reports what failed


def test_what_is_typed_while_sending_fails_is_not_replaced(page: Page, console: list[str]) -> None:
    sending: list[Route] = []
    page.route("**/sandbox/send", lambda route: sending.append(route))
    page.keyboard.type("first")
    with page.expect_request("**/sandbox/send"):
        page.keyboard.press("Enter")
    page.keyboard.type("second")
    sending[0].abort()
    expect(page.locator("#toast")).to_be_visible()
    expect(composer(page)).to_have_value("second")
    console.clear()  # the browser reports what failed


def test_an_at_sign_offers_the_app_first(page: Page, shot: Callable[[Page], None]) -> None:
    page.keyboard.type("@")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options).to_have_text([re.compile("@SIP Desk"), re.compile("@Maria"), re.compile("@S")])
    page.keyboard.press("Enter")
    expect(composer(page)).to_have_value("@SIP Desk ")
    shot(page)


def test_every_button_to_edit_and_send_again_says_what(page: Page) -> None:
    long = "/sip " + "4" * 70
    for line in ("/sip 486", long):
        composer(page).fill(line)
        page.keyboard.press("Enter")
        expect(composer(page)).to_have_value("")
    for name in ("/sip 486", f"/sip {'4' * 55}…"):
        button = page.get_by_role("button", name=f"Edit and send again: {name}", exact=True)
        expect(button).to_have_text("Edit and send again")
    button.click()
    expect(composer(page)).to_have_value(long)


STOPS = """() => [...document.querySelectorAll("#messages, #messages *")]
    .filter((node) => node.tabIndex >= 0)
    .map((node) => node.closest("[data-ts]")?.dataset.ts ?? "outside")"""


def test_of_all_messages_one_is_in_the_tab_order_and_arrows_lead_to_the_others(
    page: Page, running: RunningWorkspace, shot: Callable[[Page], None]
) -> None:
    links = section(" ".join(f"<https://example.com/{n}|RFC {n}>" for n in range(8)))
    for _ in range(3):
        write(running, "x", links)
    expect(answers(page)).to_have_count(3)
    first, second, third = (message.ts for message in running.workspace.messages(CHANNEL))
    assert set(page.evaluate(STOPS)) == {third}, "the newest, with its links"
    answers(page).last.focus()
    page.keyboard.press("ArrowUp")
    expect(answers(page).nth(1)).to_be_focused()
    assert set(page.evaluate(STOPS)) == {second}
    shot(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="RFC 0").nth(1)).to_be_focused()
    answers(page).nth(1).focus()
    page.keyboard.press("Home")
    expect(answers(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(answers(page).first).to_be_focused()
    assert set(page.evaluate(STOPS)) == {first}
    write(running, "a fourth")
    expect(answers(page)).to_have_count(4)
    assert set(page.evaluate(STOPS)) == {first}, "the one in use stays"
