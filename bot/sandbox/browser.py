"""Opens a page in a graphical browser, and in no other: a text browser takes over the terminal."""

from __future__ import annotations

import webbrowser
from pathlib import PurePath

_TEXT_BROWSERS = frozenset({"elinks", "links", "links2", "lynx", "w3m", "www-browser"})
"""What Python's webbrowser falls back on without a display, by command."""


def open_in_browser(url: str) -> bool:
    """Open the page; False where there is no graphical browser to open it in."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if PurePath(browser.name).name in _TEXT_BROWSERS:
        return False
    return browser.open(url)
