"""What the documents claim is so."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.readme import rendered

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CONSOLE = [
    line[2:]
    for block in re.findall(r"```console\n(.*?)```", README, re.S)
    for line in block.splitlines()
    if line.startswith("$ ")
]


def test_the_tables_of_the_readme_are_up_to_date() -> None:
    assert rendered(README) == README, "run: make docs"


@pytest.mark.parametrize("line", CONSOLE)
def test_the_commands_of_the_readme_run(line: str) -> None:
    assert "python -m bot" in line
    shell = line.replace("python -m", f"{shlex.quote(sys.executable)} -m")
    done = subprocess.run(  # the line is the README's own
        ["bash", "-c", shell], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize(
    "target", ["run", "test", "bench", "soak", "attacks", "help", "docs", "format"]
)
def test_the_make_targets_of_the_documents_exist(target: str) -> None:
    assert f"make {target}" in README + CONTRIBUTING
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_links_to_files_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README + CONTRIBUTING):
        assert (ROOT / target).exists(), target
