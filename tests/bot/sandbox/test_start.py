"""`sip-desk sandbox`: the real app, one friendly line, a clean end."""

from __future__ import annotations

import re
import socket
import threading
import webbrowser
from urllib.request import urlopen

import pytest

from bot.sandbox import run, start
from bot.settings import SettingsError

from .desk_app import MANIFEST


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages a browser was asked for, and what they held; then Ctrl-C is pressed."""
    pages: list[str] = []

    def look(url: str) -> bool:
        with urlopen(f"{url}/sandbox/messages", timeout=5) as answer:  # noqa: S310 - our own
            pages.append(answer.read().decode())
        return True

    class Interrupted:
        def wait(self) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "open", look)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(start, "Event", Interrupted)
    return pages


def test_it_opens_with_an_answered_question(
    opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = threading.active_count()
    run(port=0, manifest=MANIFEST)
    first, last = capsys.readouterr().out.strip().split("\n")[::2]
    assert re.fullmatch(r"Your Slack sandbox is at http://127\.0\.0\.1:\d+ \(Ctrl-C .*\)", first)
    assert "closed" in last
    assert "/sip 200 vs 380" in opened[0]
    assert "380 Alternative Service" in opened[0]
    assert threading.active_count() <= before + 1, "no server thread is left behind"


def test_a_taken_port_is_said_with_what_to_type() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"Port {port} cannot be used .*PORT={port + 1}"):
            run(port=port, open_browser=False, manifest=MANIFEST)


def test_no_browser_is_opened_when_none_is_wanted(opened: list[str]) -> None:
    run(port=0, open_browser=False, manifest=MANIFEST)
    assert opened == []


@pytest.mark.parametrize("system", ["linux", "freebsd14"])
def test_a_browser_in_the_terminal_is_not_opened(
    opened: list[str], monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr("sys.platform", system)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    run(port=0, manifest=MANIFEST)
    assert opened == []


@pytest.mark.parametrize("name", ["WAYLAND_DISPLAY", "BROWSER"])
def test_a_window_or_a_wish_opens_a_browser(
    opened: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv(name, "wayland-0")
    run(port=0, manifest=MANIFEST)
    assert len(opened) == 1
