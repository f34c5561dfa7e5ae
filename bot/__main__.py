"""`python -m bot`: see `bot.cli`."""

import shlex
import sys

from bot.cli import main

if __name__ == "__main__":
    # The interpreter as it was typed, so that the examples can be typed as well.
    sys.exit(main(program=f"{shlex.quote(sys.orig_argv[0])} -m bot"))
