"""Reads the JSON that comes from outside, for every route and transport of the stand-in.

Theory of operation. Python's reader takes more than can be written again, and what it took breaks
later: a lone surrogate has no UTF-8, so one message with it would take down every answer that
shows its channel; NaN and 1e999 are not JSON for any other reader; and what is nested deeply is
walked by recursion. So here a lone surrogate becomes U+FFFD, in keys as in values, as it does
wherever text is decoded; the rest is refused.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from bot.sandbox.errors import ApiError, JsonError, TooDeepError

MOST_LEVELS = 64
"""Lists and objects inside one another. The deepest message that Block Kit allows has 15, rich
text in a table in a container; Python's own recursion, which reads and writes JSON, ends at
some 1000."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Pairs have become one character by the time this looks."""


def read_json(data: str | bytes) -> Any:
    """What this JSON says. Raises JsonError when it says nothing that could be written again."""
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        return _writable(json.loads(text, parse_constant=_refuse_number), MOST_LEVELS)
    except RecursionError:
        raise TooDeepError(MOST_LEVELS) from None
    except ValueError as error:
        raise JsonError(str(error)) from None


def json_or_refuse(data: str | bytes, code: str) -> Any:
    """What this JSON says. Raises ApiError with Slack's word for JSON that cannot be used."""
    try:
        return read_json(data)
    except JsonError as error:
        raise ApiError(code, f"[ERROR] {error}") from None


def replace_surrogates(text: str) -> str:
    """The text with U+FFFD for each surrogate that lacks its other half."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _writable(value: Any, levels: int) -> Any:
    """The value as it can be written again; `levels` more may be nested in it."""
    if isinstance(value, str):
        return replace_surrogates(value)
    if isinstance(value, float) and not math.isfinite(value):
        _refuse_number(str(value))
    if isinstance(value, list | dict) and levels == 0:
        raise TooDeepError(MOST_LEVELS)
    if isinstance(value, list):
        return [_writable(item, levels - 1) for item in value]
    if isinstance(value, dict):
        return {replace_surrogates(key): _writable(item, levels - 1) for key, item in value.items()}
    return value


def _refuse_number(word: str) -> NoReturn:
    raise JsonError(f"{word} is not a JSON number")
