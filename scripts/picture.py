"""Draws the picture of the README: the sandbox, in a headless Chromium. Needs /usr/bin/chromium."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from bot.sandbox import CHANNEL, running_workspace
from bot.slack.app import create_app
from bot.slack.http import create_http

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "200-vs-380.png"
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> None:
    """Ask `/sip 200 vs 380` and keep what is seen."""
    with (
        running_workspace(create_app, create_http, manifest=ROOT / "manifest.yml") as running,
        sync_playwright() as play,
    ):
        running.user.send(CHANNEL, "/sip 200 vs 380")
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1000, "height": 760})
        page.goto(running.url)
        page.get_by_text("What failed", exact=True).wait_for()
        page.screenshot(path=str(PICTURE))
        browser.close()


if __name__ == "__main__":
    main()
