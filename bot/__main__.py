"""`python -m bot`: see `bot.cli`."""

import os
import sys

# Looking for plug-ins in everything installed costs a terminal 30 ms, and there are none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from bot.cli import main

if __name__ == "__main__":
    sys.exit(main())
