"""Blocks and mrkdwn as the browser draws them, for the eye and for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.sandbox import RunningWorkspace, running_workspace

from ..desk_app import MANIFEST, Signals, bolt_http, make_app, section
from ..test_blocks import DATA_TABLE, GOOD, raw, table
from .looking import answers, write

pytestmark = pytest.mark.browser


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


def bold(text: str) -> dict[str, Any]:
    return {
        "type": "rich_text_section",
        "elements": [{"type": "text", "text": text, "style": {"bold": True}}],
    }


BULLETS = {
    "type": "rich_text_list",
    "style": "bullet",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "One"}]}],
}


PLAIN = {
    "type": "rich_text_section",
    "elements": [{"type": "text", "text": "The phone rings."}],
}


@pytest.mark.parametrize("below", [BULLETS, PLAIN], ids=["list", "text"])
def test_a_bold_line_above_others_is_a_heading(
    draw: Callable[..., Locator], below: dict[str, Any]
) -> None:
    drawn = draw({"type": "rich_text", "elements": [bold("How to fix"), below]})
    expect(drawn.get_by_role("heading", level=4)).to_have_text("How to fix")
    expect(drawn.locator("strong")).to_have_text("How to fix")


def test_a_bold_sentence_on_its_own_is_text(draw: Callable[..., Locator]) -> None:
    drawn = draw({"type": "rich_text", "elements": [bold("This phone is busy."), bold("Only it.")]})
    expect(drawn.get_by_role("heading")).to_have_count(0)


def test_a_table_is_named_by_its_columns_and_its_rows_have_headers(
    draw: Callable[..., Locator],
) -> None:
    rows = [[raw(" "), raw("486"), raw("600")], [raw("Class"), raw("4xx"), raw("6xx")]]
    drawn = draw(table(rows))
    region = drawn.get_by_role("region", name="Table: 486, 600")
    expect(region.get_by_role("columnheader")).to_have_text(["486", "600"])
    expect(region.get_by_role("rowheader")).to_have_text("Class")
    expect(region.get_by_role("cell")).to_have_text([" ", "4xx", "6xx"])


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


def test_a_data_table_turns_its_pages(page: Page, running: RunningWorkspace) -> None:
    rows = [[raw("Code")], *([raw(str(code))] for code in range(400, 408))]
    write(running, "x", {**DATA_TABLE, "rows": rows, "page_size": 5})
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".data-table")).to_contain_text("407")
    expect(page.locator(".data-table")).not_to_contain_text("404")
