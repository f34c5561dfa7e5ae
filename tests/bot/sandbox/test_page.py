"""The page in a real browser: typing, answers drawn, JSON, keyboard, dark, phone.

Pictures of what the browser shows go to the folder in SANDBOX_SHOTS when it is set.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from bot.sandbox import BOT_USER, CHANNEL, DIRECT, PERSON, RunningWorkspace, running_workspace
from bot.sandbox.records import Draft, MessageKind

from .desk_app import MANIFEST, Signals, bolt_http, make_app, section
from .test_blocks import DATA_TABLE, GOOD, raw, table

pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    " --disable-component-update --disable-sync --no-first-run"
)
SKETCH = json.loads(Path(__file__).with_name("reply_sketch.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip(f"there is no {CHROMIUM} to drive; with CI set this would fail")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Callable[[Page], None]:
    """Take a picture under the test's name, when pictures are wanted."""
    folder = os.environ.get("SANDBOX_SHOTS")

    def take(page: Page, name: str = "") -> None:
        if folder:
            path = Path(folder) / f"{request.node.name}{name}.png"
            page.screenshot(path=path)

    return take


@pytest.fixture
def console() -> list[str]:
    """What the browser's console had to say; the page fixture wants it empty."""
    return []


@pytest.fixture
def open_page(
    browser: Browser, running: RunningWorkspace, console: list[str]
) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1100, "height": 900}, **options})
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: console.append(message.text))
        page.on("pageerror", lambda error: console.append(str(error)))
        page.goto(running.url)
        expect(page.get_by_role("heading", level=1)).not_to_be_empty()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert console == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()


def write(running: RunningWorkspace, text: str = "", *blocks: Any, channel: str = CHANNEL) -> None:
    """The app says something, without being asked."""
    running.workspace.post(Draft(channel, BOT_USER, MessageKind.APP, text, blocks, only_for=PERSON))


@pytest.fixture(scope="module")
def gallery() -> Iterator[RunningWorkspace]:
    """A workspace in which things are only drawn; shared, because nothing stays in it."""
    with running_workspace(make_app(Signals()), bolt_http, manifest=MANIFEST) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def wall(browser: Browser, gallery: RunningWorkspace) -> Iterator[tuple[Page, list[str]]]:
    page = browser.new_page()
    page.set_default_timeout(5000)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(gallery.url)
    yield page, faults
    page.close()


@pytest.fixture
def draw(
    wall: tuple[Page, list[str]], gallery: RunningWorkspace
) -> Iterator[Callable[..., Locator]]:
    """Show blocks as a message of the app; the message as the browser drew it."""
    page, faults = wall

    def draw(*blocks: Any) -> Locator:
        write(gallery, "x", *blocks)
        (message,) = gallery.workspace.messages()
        drawn = page.locator(f'article[data-ts="{message.ts}"]')
        expect(drawn).to_be_visible()
        return drawn

    yield draw
    for message in gallery.workspace.messages():
        gallery.workspace.delete(message.channel, message.ts)
    assert faults == []


def composer(page: Page) -> Any:
    return page.get_by_label(re.compile("^Message"), exact=False).and_(page.locator("textarea"))


def answers(page: Page) -> Any:
    return page.locator("article.message.app")


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


def test_what_the_page_cannot_draw_it_says(draw: Callable[..., Locator]) -> None:
    drawn = draw(GOOD["video"], {**section("Hi"), "accessory": {"type": "gizmo"}})
    expect(drawn).to_contain_text('cannot draw the block "video"')
    expect(drawn).to_contain_text('cannot draw the element "gizmo"')


@pytest.mark.parametrize("name", GOOD)
def test_every_good_block_is_drawn_or_owned_up_to(draw: Callable[..., Locator], name: str) -> None:
    drawn = draw({"block_id": "b", **GOOD[name]})
    expect(drawn.locator(".block").first).to_be_visible()
    undrawn = drawn.locator(".cannot-draw").count()
    assert bool(undrawn) is (name in {"video", "file", "pie", "line"})


def test_hostile_text_stays_text(page: Page, running: RunningWorkspace) -> None:
    evil = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
    escaped = evil.replace("<", "&lt;").replace(">", "&gt;")
    rich = {"type": "rich_text_section", "elements": [{"type": "text", "text": evil}]}
    write(
        running,
        "x",
        section(escaped),
        section("<javascript:alert(1)|press me>"),
        {"type": "header", "text": {"type": "plain_text", "text": evil}},
        {"type": "rich_text", "elements": [rich]},
        {"type": "markdown", "text": evil + " [x](javascript:alert(1))"},
        table([[raw(evil)]]),
    )
    message = answers(page)
    expect(message.locator(".header")).to_have_text(evil)
    expect(message.locator("td, th")).to_have_text(evil)
    expect(message.locator("img, script, a")).to_have_count(0)
    assert page.title() == "# voip-ops · SIP Desk sandbox"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*bold* _it_ ~no~", "<strong>bold</strong> <em>it</em> <s>no</s>"),
        ("a_b_c 2 * 3 * 4", "a_b_c 2 * 3 * 4"),
        ("*_both_*", "<strong><em>both</em></strong>"),
        ("`a *b* &lt;c&gt;`", "<code>a *b* &lt;c&gt;</code>"),
        ("one\ntwo", "one<br>two"),
        ("one\n\ntwo", 'one<span class="gap"></span>two'),
        ("&gt; said\n&gt; more\nno", "<blockquote>said<br>more</blockquote>no"),
        ("```a\n  b```", '<pre class="preformatted">a\n  b</pre>'),
        ("&amp;lt;", "&amp;lt;"),
        ("<@U0MARIA01> <#C0VOIPOPS>", None),
        ("•  *Call:* ended", "•  <strong>Call:</strong> ended"),
        ("(*x*), *y*.", "(<strong>x</strong>), <strong>y</strong>."),
        ("unclosed *bold and `code", "unclosed *bold and `code"),
    ],
)
def test_mrkdwn_is_read_as_slack_reads_it(
    draw: Callable[..., Locator], text: str, html: str | None
) -> None:
    drawn = draw(section(text)).locator(".section-text")
    if html is None:
        expect(drawn).to_have_text("@Maria #voip-ops")
    else:
        assert drawn.evaluate("node => node.innerHTML") == html


def test_a_link_opens_elsewhere_and_tells_nothing(draw: Callable[..., Locator]) -> None:
    drawn = draw(section("<https://www.rfc-editor.org/rfc/rfc3261|RFC 3261>"))
    link = drawn.get_by_role("link", name="RFC 3261")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")


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


def test_a_data_table_turns_its_pages(page: Page, running: RunningWorkspace) -> None:
    rows = [[raw("Code")], *([raw(str(code))] for code in range(400, 408))]
    write(running, "x", {**DATA_TABLE, "rows": rows, "page_size": 5})
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".data-table")).to_contain_text("407")
    expect(page.locator(".data-table")).not_to_contain_text("404")


def test_the_theme_follows_the_system_and_the_button(
    open_page: Callable[..., Page], shot: Callable[[Page], None], running: RunningWorkspace
) -> None:
    write(running, SKETCH["text"], *SKETCH["blocks"])
    page = open_page(color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(background) == "rgb(26, 29, 33)"
    shot(page)
    page.get_by_role("button", name="Dark mode").click()
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    page.reload()
    assert page.evaluate(background) == "rgb(255, 255, 255)", "the choice is remembered"


def test_on_a_phone_the_sidebar_is_behind_a_button(
    open_page: Callable[..., Page], shot: Callable[[Page], None], running: RunningWorkspace
) -> None:
    write(running, SKETCH["text"], *SKETCH["blocks"])
    page = open_page(viewport={"width": 390, "height": 844})
    expect(page.get_by_role("navigation")).to_be_hidden()
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide, "nothing may stick out to the side"
    page.get_by_role("button", name="Conversations").click()
    expect(page.get_by_role("navigation")).to_be_visible()
    shot(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation")).to_be_hidden()


def test_the_design_sketch_looks_like_the_sketch(
    open_page: Callable[..., Page], shot: Callable[[Page], None], running: RunningWorkspace
) -> None:
    write(running, SKETCH["text"], *SKETCH["blocks"], channel=DIRECT)
    page = open_page(viewport={"width": 1040, "height": 1300}, device_scale_factor=1.5)
    page.get_by_role("navigation").get_by_role("button", name="SIP Desk").click()
    message = answers(page)
    expect(message.locator("tr")).to_have_count(10)
    expect(message.get_by_role("button", name="Share to channel")).to_have_class(
        re.compile("primary")
    )
    cut = "cell => cell.scrollWidth > cell.clientWidth"
    assert not any(cell.evaluate(cut) for cell in message.locator("th, td").all())
    expect(message.locator(".cannot-draw")).to_have_count(0)
    shot(page)


def test_after_a_break_the_page_says_so_and_catches_up(
    page: Page, running: RunningWorkspace, console: list[str]
) -> None:
    page.route("**/sandbox/changes", lambda route: route.abort())
    running.workspace.close()
    expect(page.get_by_role("alert")).to_contain_text("make run")
    write(running, "said meanwhile")
    page.unroute("**/sandbox/changes")
    expect(answers(page)).to_contain_text("said meanwhile")
    expect(page.get_by_role("alert")).to_be_hidden()
    console.clear()  # the browser reports the lost connection
