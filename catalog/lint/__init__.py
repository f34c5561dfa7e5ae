"""Checks all data against its contract (data/README.md): `python -m catalog lint`.

material    the data of a folder, read once, and what is wrong with it
walk        texts, citations and claims of any entry, with their field names
rules_*     one function a rule; each takes the Material and yields Problems
rules       the table of all rules, with the reason for each
advice      what to do about what a rule finds
exceptions  data/lint-exceptions.toml: where a rule does not hold, and why
contract    the contract's prose: what data/README.md says of each field
data_files  the files that people write, and the models that say how they are laid out
layout      writes a file anew in the one layout; fix does it on disk
template    a new file in which every field is explained
report      runs the table and prints the result
"""

from catalog.lint.exceptions import Allowed, read_exceptions
from catalog.lint.material import Material
from catalog.lint.report import Report, check
from catalog.lint.rules import RULES, Rule
from catalog.load.problem import Problem

__all__ = [
    "RULES",
    "Allowed",
    "Material",
    "Problem",
    "Report",
    "Rule",
    "check",
    "read_exceptions",
]
