"""`sip-desk sandbox`: start the workspace, show an answered question, open the browser."""

import os
import sys
import webbrowser
from pathlib import Path
from threading import Event

from bot.sandbox.manifest import ManifestSource
from bot.sandbox.records import CHANNEL
from bot.sandbox.server import EXAMPLES, RunningWorkspace, running_workspace
from bot.slack.app import create_app
from bot.slack.http import create_http

MANIFEST = Path(__file__).resolve().parents[2] / "manifest.yml"


def run(port: int = 8380, open_browser: bool = True, manifest: ManifestSource = MANIFEST) -> None:
    """Run the workspace until Ctrl-C. Blocks; prints one line with the address.

    Raises SettingsError where nothing can listen on the port.
    """
    try:
        with running_workspace(create_app, create_http, manifest=manifest, port=port) as running:
            _open(running, open_browser)
            Event().wait()
    except KeyboardInterrupt:
        print("\nThe sandbox is closed; nothing of it was kept.")


def _open(running: RunningWorkspace, open_browser: bool) -> None:
    """Ask the first question, say where the page is, and show it."""
    running.user.send(CHANNEL, EXAMPLES[0])
    print(f"Your Slack sandbox is at {running.url} (Ctrl-C closes it)", flush=True)
    if open_browser and _has_display():
        webbrowser.open(running.url)


def _has_display() -> bool:
    """Whether a browser would open in a window; without one it could take over the terminal."""
    if sys.platform in ("darwin", "win32"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
