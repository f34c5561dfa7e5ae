"""CONTRIBUTING.md is so: its examples are carried out on a copy of the data."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import rtoml

from catalog import load
from catalog.__main__ import main
from catalog.lint import Material, check, read_exceptions
from catalog.load.files import data_folder
from catalog.model.claims import Cause, HeaderUse

ROOT = Path(__file__).parents[1]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CODE, FILE = 486, "codes/486.toml"

TABLE = dict(re.findall(r"^\| (?!you did|---)(.+?) \| `(.+)` \|$", CONTRIBUTING, re.M))
EXAMPLES = re.findall(r"```toml\n(.*?)```", CONTRIBUTING, re.S)
CAUSE, HEADER = EXAMPLES
CONTRACT = (data_folder() / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ python -m catalog ([^#\n]+?) *(?:#|$)", CONTRIBUTING + CONTRACT, re.M)
NEW = re.findall(r"`python -m catalog (new [^`]+)`", CONTRIBUTING)

Edit = Callable[[str], str]


def with_cause(cause: str) -> Edit:
    """Puts a cause before the first one."""
    return lambda text: text.replace("[[cause]]", f"{cause}\n[[cause]]", 1)


def swapped(pattern: str, new: str) -> Edit:
    """Puts something else in one place."""
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.M)


EDITS: dict[str, Edit] = {
    "closed a summary with a full stop": swapped(r'^(summary = ".*)"$', r'\1."'),
    "forgot the quotation mark at the end": swapped(r'^(summary = ".*)"$', r"\1"),
    "misspelled the field `summary`": swapped(r"^summary = ", "sumary = "),
    "wrote too much": with_cause(re.sub(r'check = ".*"', f'check = "{"L" * 231}"', CAUSE)),
    "left out the check of a cause": with_cause(re.sub(r"check = .*\n", "", CAUSE)),
    "cited a section that does not exist": with_cause(CAUSE + 'source = ["RFC 3261 §21.4.99"]\n'),
    'wrote "usually" without a source': with_cause(CAUSE.replace("counts as", "usually counts as")),
    "listed a symptom that is in `also_called`": swapped(
        r"^symptoms = \[\n", 'symptoms = [\n  "user busy",\n'
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real data, to be edited."""
    root = tmp_path / "data"
    shutil.copytree(str(data_folder()), root)
    return root


def edit(folder: Path, change: Edit) -> None:
    """Edit the file of 486."""
    path = folder / FILE
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, "utf-8")


def without_line(report: str) -> str:
    """A line of the report without the number of the line, which every edit moves."""
    return re.sub(r"(?<=\.toml):\d+(?=:)", "", report, count=1)


def test_every_row_of_the_table_is_carried_out() -> None:
    assert TABLE.keys() == EDITS.keys()


@pytest.mark.parametrize("did", EDITS)
def test_the_lint_says_what_the_table_says(folder: Path, did: str) -> None:
    edit(folder, EDITS[did])
    lines = list(check(Material(folder), read_exceptions(folder)).problem_lines([FILE]))
    # A field by another name is out of order, too.
    said = [without_line(line) for line in lines if not line.endswith("[layout]")]
    assert said == [without_line(TABLE[did])]


def test_the_line_that_the_lint_names_is_the_one_that_was_edited(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder, EDITS['wrote "usually" without a source'])
    assert main(["lint", "--data", str(folder), str(CODE)]) == 1
    number = int(capsys.readouterr().out.split(":", 2)[1])
    assert "usually" in (folder / FILE).read_text("utf-8").splitlines()[number - 1]


def test_the_cause_of_the_example_is_added_and_the_lint_has_nothing_to_say(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder, with_cause(CAUSE))
    assert main(["lint", "--data", str(folder)]) == 0
    assert capsys.readouterr().out.strip().endswith(" 0 problems")
    first = load(folder).codes[CODE].causes[0]
    assert first == Cause.model_validate(rtoml.loads(CAUSE)["cause"][0])


def test_show_prints_the_cause_of_the_example(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder, with_cause(CAUSE))
    assert main(["show", "--data", str(folder), str(CODE)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert all(text in shown for text in rtoml.loads(CAUSE)["cause"][0].values())


def test_fix_changes_no_value_of_the_edited_file(folder: Path) -> None:
    edit(folder, with_cause(CAUSE))
    before = rtoml.loads((folder / FILE).read_text("utf-8"))
    assert main(["lint", "--fix", "--data", str(folder), str(CODE)]) == 0
    after = rtoml.loads((folder / FILE).read_text("utf-8"))
    assert load(folder).codes[CODE].causes[0].cause == before["cause"][0]["cause"]
    assert after.keys() == before.keys()


def test_the_rule_of_the_example_is_one_that_a_file_can_have() -> None:
    (header,) = rtoml.loads(HEADER)["header"]
    assert HeaderUse.model_validate(header).sources


@pytest.mark.parametrize("command", dict.fromkeys(COMMANDS))
def test_the_commands_for_a_file_find_nothing_wrong(folder: Path, command: str) -> None:
    assert main([*shlex.split(command), "--data", str(folder)]) == 0


@pytest.mark.parametrize("command", NEW)
def test_the_commands_for_a_new_file_write_it_once(folder: Path, command: str) -> None:
    before = set(folder.rglob("*.toml"))
    assert main([*shlex.split(command), "--data", str(folder)]) == 0
    (written,) = set(folder.rglob("*.toml")) - before
    text = written.read_text("utf-8")
    assert main([*shlex.split(command), "--data", str(folder)]) == 1
    assert written.read_text("utf-8") == text


def test_the_tests_of_the_data_hold_after_the_example(tmp_path: Path) -> None:
    for package in ("bot", "catalog", "scripts", "tests"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    edit(tmp_path / "catalog" / "data", with_cause(CAUSE))
    folders = ["tests/bot", "tests/catalog", "tests/scripts"]
    arguments = ["-m", "pytest", "-q", "-m", "data", "-p", "no:cacheprovider", *folders]
    # Neither the tests' own workers nor the measuring of branches reach into the copy.
    outside = ("PYTEST_", "COV_", "COVERAGE_")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(outside)
    }
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
