"""The sandbox as a person starts it: the real app, one friendly line, a clean end."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.errors import SettingsError
from bot.sandbox import run, start
from bot.sandbox.browser import open_in_browser

from .desk_app import MANIFEST

ROOT = Path(__file__).parents[3]


class ScriptedBrowser:
    """A browser as Python's webbrowser hands it out; it reads the page's state and keeps it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.pages: list[str] = []

    def open(self, url: str) -> bool:
        with urlopen(f"{url}/sandbox/messages", timeout=5) as answer:  # noqa: S310 - our own
            self.pages.append(answer.read().decode())
        return True


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ScriptedBrowser]:
    """Make this the browser of the machine; and let Ctrl-C be pressed as soon as all runs."""

    class Interrupted:
        def wait(self) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(start, "Event", Interrupted)

    def install(name: str) -> ScriptedBrowser:
        browser = ScriptedBrowser(name)
        monkeypatch.setattr(webbrowser, "get", lambda: browser)
        return browser

    return install


def test_it_opens_with_an_answered_question(
    installed: Callable[[str], ScriptedBrowser], capsys: pytest.CaptureFixture[str]
) -> None:
    browser = installed("firefox")
    before = threading.active_count()
    run(port=0, manifest=MANIFEST)
    first, last = capsys.readouterr().out.strip().split("\n")[::2]
    assert re.fullmatch(r"Your Slack sandbox is at http://127\.0\.0\.1:\d+ \(Ctrl-C .*\)", first)
    assert "closed" in last
    assert "/sip 200 vs 380" in browser.pages[0]
    assert "380 Alternative Service" in browser.pages[0]
    assert threading.active_count() <= before + 1, "no server thread is left behind"


@pytest.mark.parametrize("name", ["w3m", "/usr/bin/lynx", "www-browser"])
def test_a_text_browser_is_left_alone_and_the_address_printed(
    installed: Callable[[str], ScriptedBrowser], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    browser = installed(name)
    run(port=0, manifest=MANIFEST)
    assert browser.pages == []
    assert re.search(r"at http://\S+ .*\nThere is no graphical browser", capsys.readouterr().out)


def test_without_any_browser_the_address_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def get() -> webbrowser.BaseBrowser:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", get)
    assert not open_in_browser("http://127.0.0.1:1")


def test_w3m_does_not_take_over_a_terminal_without_a_display(tmp_path: Path) -> None:
    trace = tmp_path / "was-run"
    w3m = tmp_path / "w3m"
    w3m.write_text(f"#!/bin/sh\n: > '{trace}'\n", "utf-8")
    w3m.chmod(0o755)
    displays = {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"}
    environment = {name: value for name, value in os.environ.items() if name not in displays}
    code = "from bot.sandbox.browser import open_in_browser as o; print(o('http://127.0.0.1:1'))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "PATH": str(tmp_path), "TERM": "xterm"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"
    assert not trace.exists()


def test_a_taken_port_is_said_with_what_to_type() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"Port {port} cannot be used .*PORT={port + 1}"):
            run(port=port, open_browser=False, manifest=MANIFEST)


def test_no_browser_is_opened_when_none_is_wanted(
    installed: Callable[[str], ScriptedBrowser], capsys: pytest.CaptureFixture[str]
) -> None:
    browser = installed("firefox")
    run(port=0, open_browser=False, manifest=MANIFEST)
    assert browser.pages == []
    assert "graphical" not in capsys.readouterr().out
