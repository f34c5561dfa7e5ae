"""`sip-desk sandbox`: start the workspace, show an answered question, open the browser."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from bot.sandbox.browser import open_in_browser
from bot.sandbox.manifest import ManifestSource
from bot.sandbox.records import CHANNEL
from bot.sandbox.server import EXAMPLES, RunningWorkspace, running_workspace
from bot.slack.app import create_app
from bot.slack.http import create_http

MANIFEST = Path(__file__).resolve().parents[2] / "manifest.yml"
DEFAULT_PORT = 8380


def run(
    port: int = DEFAULT_PORT, open_browser: bool = True, manifest: ManifestSource = MANIFEST
) -> None:
    """Run the workspace until Ctrl-C. Blocks; prints one line with the address.

    Raises SettingsError where nothing can listen on the port.
    """
    try:
        with running_workspace(create_app, create_http, manifest=manifest, port=port) as running:
            _show(running, open_browser)
            Event().wait()
    except KeyboardInterrupt:
        print("\nThe sandbox is closed; nothing in it was kept.")


def _show(running: RunningWorkspace, open_browser: bool) -> None:
    """Ask the first question, say where the page is, and show it."""
    running.user.send(CHANNEL, EXAMPLES[0])
    print(f"Your Slack sandbox is at {running.url} (Ctrl-C closes it)", flush=True)
    if open_browser and not open_in_browser(running.url):
        print("There is no graphical browser to open here; visit the address yourself.", flush=True)
