"""The walls of the house: contracts in pyproject.toml, kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_layers_are_kept() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_importing_does_nothing() -> None:
    """No output, no thread, no environment read by import alone."""
    code = (
        "import threading, bot.cli, bot.slack.serve, catalog;assert threading.active_count() == 1"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == done.stderr == ""
