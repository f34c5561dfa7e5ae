"""`make run` and `make test` from nothing: which Python they take, and what they say about others.

The Makefile is the real one, in a folder of its own; Python, pip and the bot are scripts that write
down what is asked of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Runs code with the real Python under a version of its own, makes environments of itself, and
# writes down everything else.
PYTHON = """#!/bin/sh
case "$1 $2" in
  "-c "*) exec "{real}" -c 'import sys; sys.version_info = ({version}); exec(sys.argv[1])' "$2" ;;
  "--version "*) echo "Python {name}" ;;
  "-m venv")
    mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && cp "{folder}/pip" "$3/bin/pip"
    echo "venv of {name}" >> "{folder}/log"
    exit {venv_status} ;;
  *) echo "{name} $* PORT=$PORT" >> "{folder}/log" ;;
esac
"""
PIP = """#!/bin/sh
echo "pip install" >> "{folder}/log"
exit $(cat "{folder}/pip-status" 2>/dev/null || echo 0)
"""


class House:
    """A folder with the Makefile and with interpreters to choose from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copy(ROOT / "Makefile", folder)
        (folder / "requirements").mkdir()
        (folder / "requirements" / "run.txt").touch()
        (folder / "requirements" / "dev.txt").touch()
        self._script("pip", PIP)

    def python(self, version: str, venv_status: int = 0) -> str:
        return self._script(
            f"python{version}",
            PYTHON,
            real=sys.executable,
            version=version.replace(".", ", "),
            name=version,
            venv_status=venv_status,
        )

    def make(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        outside = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PORT", "PYTHON")
        return subprocess.run(
            ["make", *arguments],
            cwd=self.folder,
            env={name: value for name, value in os.environ.items() if name not in outside},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def log(self) -> list[str]:
        path = self.folder / "log"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    def forget(self) -> None:
        (self.folder / "log").unlink()

    def _script(self, file: str, text: str, **values: object) -> str:
        path = self.folder / file
        path.write_text(text.format(folder=self.folder, **values), "utf-8")
        path.chmod(0o755)
        return f"PYTHON=./{file}"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


BUILT = ["venv of 3.11.2", "pip install"]
STARTED = "3.11.2 -m bot start PORT="


def test_a_good_python_gets_an_environment_once(house: House) -> None:
    good = house.python("3.11.2")
    assert house.make("run", good).returncode == 0
    assert house.log == [*BUILT, STARTED]
    house.forget()
    assert house.make("run", good).returncode == 0
    assert house.log == [STARTED]


def test_the_port_is_handed_on(house: House) -> None:
    assert house.make("run", "PORT=3100", house.python("3.13.0")).returncode == 0
    assert house.log[-1] == "3.13.0 -m bot start PORT=3100"


@pytest.mark.parametrize("target", ["run", "test"])
@pytest.mark.parametrize("version", ["3.10.12", "2.7.18"])
def test_an_old_python_is_said_in_one_sentence_before_anything_is_installed(
    house: House, target: str, version: str
) -> None:
    done = house.make(target, house.python(version))
    assert done.returncode != 0
    sentence, by_make = done.stderr.splitlines()
    assert sentence == (
        f"SIP Desk needs Python 3.11 or later, and ./python{version} is Python {version}. "
        f"Name another one, for example: make PYTHON=python3.13 {target}"
    )
    assert by_make.startswith("make: ***")
    assert done.stdout == ""
    assert house.log == []
    assert not (house.folder / ".venv").exists()


def test_a_python_that_is_not_there_is_said_in_one_sentence(house: House) -> None:
    done = house.make("run", "PYTHON=./nowhere")
    sentence, _ = done.stderr.splitlines()
    assert "needs Python 3.11 or later, and ./nowhere is not there." in sentence


def test_the_next_try_with_a_good_python_works(house: House) -> None:
    assert house.make("run", house.python("3.10.12")).returncode != 0
    assert house.make("run", house.python("3.11.2")).returncode == 0
    assert house.log == [*BUILT, STARTED]


def test_an_environment_of_an_old_python_is_built_anew(house: House) -> None:
    environment = house.folder / ".venv" / "bin"
    environment.mkdir(parents=True)
    house.python("3.10.12")
    shutil.move(house.folder / "python3.10.12", environment / "python")
    (house.folder / ".venv" / "run").touch()
    (house.folder / ".venv" / "left-over").touch()
    assert house.make("run", house.python("3.11.2")).returncode == 0
    assert house.log == [*BUILT, STARTED]
    assert not (house.folder / ".venv" / "left-over").exists()


def test_an_environment_whose_python_has_gone_is_built_anew(house: House) -> None:
    good = house.python("3.11.2")
    house.make("run", good)
    house.forget()
    (house.folder / ".venv" / "bin" / "python").unlink()
    assert house.make("run", good).returncode == 0
    assert house.log == [*BUILT, STARTED]


def test_an_environment_that_was_moved_is_built_anew(house: House) -> None:
    good = house.python("3.11.2")
    house.make("run", good)
    house.forget()
    pip = house.folder / ".venv" / "bin" / "pip"
    pip.write_text(f"#!{house.folder}/elsewhere/.venv/bin/python\n", "utf-8")
    assert house.make("run", good).returncode == 0
    assert house.log == [*BUILT, STARTED]


def test_another_python_that_is_asked_for_is_used(house: House) -> None:
    house.make("run", house.python("3.11.2"))
    house.forget()
    assert house.make("run", house.python("3.13.0")).returncode == 0
    assert house.log == ["venv of 3.13.0", "pip install", "3.13.0 -m bot start PORT="]
    house.forget()
    assert house.make("run").returncode == 0
    assert house.log == ["3.13.0 -m bot start PORT="], "without a wish it stays"


def test_an_old_python_that_is_asked_for_leaves_the_environment_alone(house: House) -> None:
    house.make("run", house.python("3.11.2"))
    house.forget()
    assert "needs Python 3.11" in house.make("run", house.python("3.10.12")).stderr
    assert house.make("run").returncode == 0
    assert house.log == [STARTED]


def test_an_environment_that_could_not_be_made_is_left_nowhere(house: House) -> None:
    assert house.make("run", house.python("3.11.2", venv_status=1)).returncode != 0
    assert not (house.folder / ".venv").exists()


def test_an_installation_that_failed_is_tried_again(house: House) -> None:
    good = house.python("3.11.2")
    (house.folder / "pip-status").write_text("1", "utf-8")
    assert house.make("run", good).returncode != 0
    (house.folder / "pip-status").unlink()
    house.forget()
    assert house.make("run", good).returncode == 0
    assert house.log == ["pip install", STARTED]


def test_help_needs_no_python_and_makes_nothing(house: House) -> None:
    done = house.make("help", "PYTHON=./nowhere")
    assert done.returncode == 0
    assert done.stderr == ""
    assert not (house.folder / ".venv").exists()
