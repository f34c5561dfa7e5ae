"""`python -m bot sandbox`: start the workspace, show an answered question, open the browser."""

import errno
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
    """Run the workspace until Ctrl-C. Blocks; prints one line with the address."""
    try:
        with running_workspace(create_app, create_http, manifest=manifest, port=port) as running:
            _open(running, open_browser)
            Event().wait()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise SystemExit(
            f"Port {port} is taken, perhaps by another sandbox."
            f" Try: python -m bot sandbox --port {port + 1}"
        ) from None
    except KeyboardInterrupt:
        print("\nThe sandbox is closed; nothing of it was kept.")


def _open(running: RunningWorkspace, open_browser: bool) -> None:
    """Ask the first question, say where the page is, and show it."""
    running.user.send(CHANNEL, EXAMPLES[0])
    print(f"Your Slack sandbox is at {running.url} (Ctrl-C closes it)", flush=True)
    if open_browser:
        webbrowser.open(running.url)
