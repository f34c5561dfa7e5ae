"""What somebody who edits the data types, and what is printed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from catalog.__main__ import main
from catalog.lint import RULES, Material, check
from catalog.lint.data_files import data_files, model_keys
from catalog.lint.layout import put_in_order
from catalog.load.files import data_folder
from catalog.load.shape import shape_of
from tests.catalog.conftest import Change

ROOT = Path(__file__).parents[3]
BUSY = "codes/486.toml"

Run = Callable[..., tuple[int, list[str], str]]


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command over the folder: exit code, lines of output, errors."""

    def run_command(*arguments: str) -> tuple[int, list[str], str]:
        code = main([*arguments, "--data", str(folder)])
        printed = capsys.readouterr()
        return code, printed.out.splitlines(), printed.err

    return run_command


def test_the_lint_says_file_line_field_and_what_to_do(run: Run, change: Change) -> None:
    change(BUSY, "cause.1.check", "TODO")
    code, (line, counts), _ = run("lint")
    assert code == 1
    assert re.fullmatch(
        r"codes/486\.toml:\d+: cause 2, check: 'TODO' is a placeholder; .* \[placeholder\]", line
    )
    assert counts.endswith(" 1 problem")


def test_the_line_is_where_the_field_is(run: Run, folder: Path, change: Change) -> None:
    change(BUSY, "cause.1.check", "TODO")
    _, (line, _), _ = run("lint")
    number = int(line.split(":")[1])
    assert (folder / BUSY).read_text("utf-8").splitlines()[number - 1] == 'check = "TODO"'


def test_problems_are_in_the_order_of_the_file(run: Run, change: Change) -> None:
    for field in ("cause.1.fix", "when.0", "cause.0.check", "summary"):
        change(BUSY, field, "TODO")
    _, lines, _ = run("lint")
    assert [line.split(": ")[1] for line in lines[:-1]] == [
        *("summary", "when 1", "cause 1, check", "cause 2, fix"),
    ]
    assert lines[-1].endswith(" 4 problems")


def test_a_missing_file_has_no_line(run: Run, folder: Path) -> None:
    (folder / "codes" / "600.toml").unlink()
    _, lines, _ = run("lint", "--rfc", str(folder / "registry"))
    assert "codes/600.toml: is missing; IANA has the code [registered]" in lines


def test_the_lint_can_speak_of_one_file(run: Run, change: Change) -> None:
    change(BUSY, "when.0", "TODO")
    change("codes/600.toml", "when.0", "TODO")
    assert len(run("lint")[1]) == 3
    code, lines, _ = run("lint", "486")
    assert (code, len(lines)) == (1, 2)
    assert lines[-1].endswith(" 1 problem")
    assert run("lint", "200")[0] == 0


def test_a_file_that_is_not_there_is_told(run: Run) -> None:
    code, lines, error = run("lint", "4999")
    assert (code, lines) == (1, [])
    assert error == "there is no data file 4999; name one as 486 or codes/486.toml\n"


def test_fix_puts_in_order_and_then_reports(run: Run, folder: Path) -> None:
    path = folder / BUSY
    text = path.read_text("utf-8")
    path.write_text(text.replace('source = ["RFC 3261 §12.3"]', 'source = "RFC 3261 §12.3"'))
    assert run("lint")[0] == 1
    code, lines, _ = run("lint", "--fix")
    assert (code, lines[0]) == (0, f"{BUSY}: put in order")
    assert path.read_text("utf-8") == text
    assert len(run("lint", "--fix", "486")[1]) == 1


def test_fix_leaves_what_it_cannot_read(run: Run, folder: Path) -> None:
    (folder / BUSY).write_text("code = = 486\n", "utf-8")
    code, lines, _ = run("lint", "--fix")
    assert code == 1
    assert lines[0] == f"{BUSY}: left as it was: line 1: take out one of the equals signs"


def test_a_folder_without_data_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err.endswith("response-codes.json: No such file or directory\n")


def test_the_rules_are_listed(run: Run) -> None:
    assert len(run("lint", "--rules")[1]) == len(RULES)


def test_broken_exceptions_are_told(run: Run, folder: Path) -> None:
    (folder / "lint-exceptions.toml").write_text('[[exception]]\nfile = "x"\n', "utf-8")
    code, _, error = run("lint")
    assert code == 1
    assert error.startswith("lint-exceptions.toml: exception.0.rule: is missing")


def test_show_prints_every_fact_with_its_sources(run: Run) -> None:
    code, lines, _ = run("show", "486")
    text = "\n".join(lines)
    assert code == 0
    assert lines[0] == "486 Busy Here, registered in RFC 3261"
    assert "when 2: The callee pressed reject" in lines
    assert "    SIP/2.0 486 Busy Here" in lines
    assert "cause 2\n    cause: The callee rejected the call" in text
    assert "RFC 3261 §20.43 https://www.rfc-editor.org/rfc/rfc3261#section-20.43" in text
    assert "(A stack, its table of codes; implementation)" in " ".join(text.split())
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("name", ["q850/17", "a-stack", "classes.toml", "409", "warnings"])
def test_show_takes_any_data_file(run: Run, name: str) -> None:
    code, lines, _ = run("show", name)
    assert code == 0
    assert len(lines) > 3


def test_show_is_of_the_file_as_it_is_and_says_what_is_wrong(run: Run, change: Change) -> None:
    change(BUSY, "when.0", "The callee is often busy")
    code, lines, _ = run("show", "486")
    assert code == 1
    assert "when 1: The callee is often busy" in lines
    assert lines[-1].endswith("'often' needs a source; name one, or leave the word out [frequency]")


def test_show_of_a_broken_file_says_only_what_is_wrong(run: Run, change: Change) -> None:
    change(BUSY, "summary", ...)
    code, lines, _ = run("show", "486")
    assert code == 1
    assert [line.rpartition(" ")[2] for line in lines] == ["[contract]"]


NEW = [
    (["499"], "unregistered/499.toml"),
    (["cause", "16"], "q850/16.toml"),
    (["verdict", "200-600"], "verdicts/200-600.toml"),
    (["source", "acme-pbx"], "sources/acme-pbx.toml"),
]


@pytest.mark.parametrize(("arguments", "file"), NEW)
def test_a_new_file_explains_every_field_and_is_in_order(
    run: Run, folder: Path, arguments: Sequence[str], file: str
) -> None:
    code, lines, _ = run("new", *arguments)
    assert code == 0
    assert lines[-1] == f"  python -m catalog lint --fix {file}"
    text = (folder / file).read_text("utf-8")
    fields = shape_of(model_keys()[file.partition("/")[0]]).fields
    missing = [
        name for name in fields if not re.search(rf"^(# )?(\[+{name}\]+|{name} =)", text, re.M)
    ]
    assert missing == []
    assert put_in_order(file, text) == text


def test_a_new_file_of_a_registered_code_is_among_the_codes(run: Run, folder: Path) -> None:
    (folder / "codes" / "600.toml").unlink()
    run("new", "600")
    text = (folder / "codes" / "600.toml").read_text("utf-8")
    assert "# Required: a text, 2 to 90 characters without a full stop.\n" in text
    assert "# Optional: a text, 2 to 220 characters.\n# What people wrongly take it for.\n" in text
    assert '# A line that alone answers "what is it?"; no full stop.\nsummary = ""\n' in text


def test_the_lint_asks_for_what_a_new_file_leaves_open(run: Run, folder: Path) -> None:
    (folder / "codes" / "600.toml").unlink()
    run("new", "600")
    problems = check(Material(folder)).problems
    asked = {problem.field for problem in problems if problem.file == "codes/600.toml"}
    required = set(shape_of(model_keys()["codes"]).required) - {"code"}
    assert {field.partition(".")[0] for field in asked} >= required - {"methods", "example"}
    assert "layout" not in {problem.rule for problem in problems}


@pytest.mark.parametrize("arguments", [["486"], ["409"], ["source", "a-stack"], ["cause", "17"]])
def test_a_file_that_is_there_is_not_written_again(
    run: Run, folder: Path, arguments: Sequence[str]
) -> None:
    before = {file: (folder / file).read_bytes() for file in data_files(folder)}
    code, _, error = run("new", *arguments)
    assert code == 1
    assert error.endswith("is there already; open it and change it\n")
    assert {file: (folder / file).read_bytes() for file in data_files(folder)} == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["4xx"], "4xx is a whole class; a file is about one code, so type its number, such as: "),
        (["4XX"], "4XX is a whole class"),
        (["48"], "'48' is not a response code; type a number from 100 to 799"),
        (["../486"], "'../486' is not a response code"),
        (["cause", "500"], "'500' is not a cause of Q.850"),
        (["cause", "x"], "'x' is not a cause of Q.850"),
        (["verdict", "486"], "'486' is not a set of codes; type two to five, such as 480-486"),
        (["source", "../x"], "'../x' cannot be cited"),
        (["source", "RFC 3261"], "'RFC 3261' cannot be cited"),
    ],
)
def test_what_no_file_can_be_about_is_told(
    run: Run, folder: Path, arguments: Sequence[str], says: str
) -> None:
    files = data_files(folder)
    code, _, error = run("new", *arguments)
    assert code == 1
    assert error.startswith(says)
    assert data_files(folder) == files


def test_whoever_reads_may_stop_early() -> None:
    command = f"{sys.executable} -m catalog show 486 | head -n 1"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("486 Busy Here, registered in RFC 3261\n", "")


@pytest.mark.data
def test_the_package_has_the_data_that_the_commands_take_by_default() -> None:
    assert len(data_files(data_folder())) > 400
