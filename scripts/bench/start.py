"""From the start of a command to the last line of its answer, in a new process each time."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence

from scripts.bench.figures import Figure, figure

MISSING = (
    "sip-doctor is not installed, so its row is left out: install it into an environment of its "
    "own (pip install sip-doctor) and put that on the PATH"
)

_RUNS = 15
_GROUP = "start to answer"
_PYTHON = "python -c pass"
_ASK = "python -m bot ask 486"
_DOCTOR = "sip-doctor explain 486"


def measure() -> Iterator[Figure]:
    """All commands in turn, several times."""
    commands = _commands()
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(_RUNS):
        for name, command in commands.items():
            times[name].append(_until_answered(command))
    yardstick = _DOCTOR if _DOCTOR in commands else _PYTHON
    base = statistics.median(times[yardstick])
    for name, seconds in times.items():
        note = f"{yardstick} × {statistics.median(seconds) / base:.1f}"
        yield figure(_GROUP, name, seconds, "" if name == yardstick else note)


def has_doctor() -> bool:
    """Whether there is another program to compare with."""
    return shutil.which("sip-doctor") is not None


def _commands() -> Mapping[str, Sequence[str]]:
    python = sys.executable
    commands = {
        _PYTHON: [python, "-c", "pass"],
        "python -c 'import pydantic'": [python, "-c", "import pydantic"],
        "catalog.load()": [python, "-c", "import catalog; catalog.load()"],
        _ASK: [python, "-m", "bot", "ask", "486"],
        "python -m bot ask 200 vs 380": [python, "-m", "bot", "ask", "200 vs 380"],
        "python -m bot ask codec mismatch": [python, "-m", "bot", "ask", "codec mismatch"],
    }
    if has_doctor():
        commands[_DOCTOR] = ["sip-doctor", "explain", "486"]
    return commands


def _until_answered(command: Sequence[str]) -> float:
    """Seconds to the last line, or to the end of a command that prints none."""
    start = time.perf_counter()
    answered = None
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 (ours)
        for line in process.stdout or ():
            if line.strip():
                answered = time.perf_counter()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit code {process.returncode}")
    return (answered or time.perf_counter()) - start
