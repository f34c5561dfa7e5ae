"""Runs the sandbox for a person: starts the workspace, asks a question, opens the browser."""

from __future__ import annotations

import errno
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
_LAST_PORT = 65_535


def run(
    port: int = DEFAULT_PORT, open_browser: bool = True, manifest: ManifestSource = MANIFEST
) -> None:
    """Run the workspace until Ctrl-C. Blocks; prints the address.

    Raises SystemExit with a sentence for the person when the port cannot be had.
    """
    try:
        with running_workspace(create_app, create_http, manifest=manifest, port=port) as running:
            _show(running, open_browser)
            Event().wait()
    except OSError as error:
        obstacle = _port_obstacle(error, port)
        if obstacle is None:
            raise
        raise SystemExit(obstacle) from None
    except KeyboardInterrupt:
        print("\nThe sandbox is closed; nothing in it was kept.")


def _show(running: RunningWorkspace, open_browser: bool) -> None:
    """Ask the first question, say where the page is, and open it."""
    running.user.send(CHANNEL, EXAMPLES[0])
    print(f"Your Slack sandbox is at {running.url} (Ctrl-C closes it)", flush=True)
    if open_browser and not open_in_browser(running.url):
        print("There is no graphical browser to open here; visit the address yourself.", flush=True)


def _port_obstacle(error: OSError, port: int) -> str | None:
    """Why the port cannot be had and what to type instead; None for another error."""
    if error.errno == errno.EADDRINUSE:
        free = port + 1 if port < _LAST_PORT else DEFAULT_PORT
        return f"Port {port} is taken, perhaps by another sandbox. Try: make run PORT={free}"
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for administrators. Try: make run PORT={DEFAULT_PORT}"
    return None
