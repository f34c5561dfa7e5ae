"""How much the stand-in takes from outside, each bound with its reason."""

MOST_LEVELS = 64
"""Lists and objects inside one another. The deepest message that Block Kit allows has 15, rich
text in a table in a container; Python's own recursion, which reads and writes JSON, ends at
some 1000."""
