"""Compiles requirements/run.txt and dev.txt from pyproject.toml, with hashes for every platform.

The result names packages, versions and hashes, and no package host. Needs `uv` on the path;
everything else in the project does not.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = {"run.txt": [], "dev.txt": ["--extra", "dev"]}


def main() -> None:
    """Write both files."""
    for name, extra in FILES.items():
        command = [
            "uv", "pip", "compile", "pyproject.toml", *extra,
            "--universal", "--python-version", "3.11", "--generate-hashes",
            "--no-emit-index-url", "--no-emit-find-links", "--no-annotate",
            "--custom-compile-command", "make requirements",
            "--quiet", "--output-file", f"requirements/{name}",
        ]  # fmt: skip
        subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603


if __name__ == "__main__":
    main()
