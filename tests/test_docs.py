"""What the documents claim is so."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalog.lint import Material, check
from catalog.load.files import data_folder
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
CAUSE = '[[cause]]\ncause = "{cause}"\ncheck = "Look"\nfix = "Mend"\n{source}\n\n[[cause]]'
EDITS = {
    "closed a summary with a full stop": (r'(summary = ".*)"', r'\1."'),
    "misspelled the field `summary`": (r"summary = ", "sumary = "),
    "cited a section that does not exist": (
        r"\[\[cause\]\]",
        CAUSE.format(cause="Held calls count", source='source = "RFC 3261 §21.4.99"'),
    ),
    'wrote "usually" without a source': (
        r"\[\[cause\]\]",
        CAUSE.format(cause="Held calls usually count", source=""),
    ),
}


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


@pytest.mark.parametrize(("did", "edit"), EDITS.items(), ids=EDITS.keys())
def test_the_lint_says_what_contributing_says(
    tmp_path: Path, did: str, edit: tuple[str, str]
) -> None:
    told = next(row for row in CONTRIBUTING.splitlines() if row.startswith(f"| {did} |"))
    expected = re.findall(r"`([^`]+)` \|$", told)[0]
    folder = tmp_path / "data"
    shutil.copytree(str(data_folder()), folder)
    path = folder / "codes" / "486.toml"
    path.write_text(re.sub(*edit, path.read_text("utf-8"), count=1), "utf-8")
    assert expected in check(Material(folder, None), []).lines()
