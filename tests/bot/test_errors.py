"""The tree of errors is the one that its module draws."""

from __future__ import annotations

import inspect
import re

from bot import errors
from bot.errors import BotError


def test_the_tree_is_drawn_as_it_is() -> None:
    drawn = re.findall(r"^[├└]── (\w+)", errors.__doc__ or "", re.MULTILINE)
    raised = [cls.__name__ for cls in BotError.__subclasses__()]
    assert drawn == raised
    assert all(inspect.getmodule(cls) is errors for cls in BotError.__subclasses__())
