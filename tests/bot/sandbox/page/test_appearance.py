"""How the page looks: dark, on a phone, and like the sketch of the design."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.sandbox import DIRECT, RunningWorkspace

from .looking import answers, write

pytestmark = pytest.mark.browser


SKETCH = json.loads(
    Path(__file__).parents[1].joinpath("reply_sketch.json").read_text(encoding="utf-8")
)


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
