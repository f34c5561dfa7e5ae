"""Reads the JSON that comes from outside, for every route and transport of the stand-in.

Theory of operation. Python's reader takes more than can be written again, and what it took
breaks later: a lone surrogate has no UTF-8, so one message with it would take down every answer
that shows its channel; NaN and 1e999 are in no other reader's JSON; and what is nested deeply is
walked by recursion. So here a lone surrogate becomes U+FFFD, in keys as in values, as it does
wherever text is decoded; the rest is refused.
"""

import json
import math
import re
from typing import Any, NoReturn

from bot.sandbox.edge import MOST_LEVELS
from bot.sandbox.errors import ApiError, JsonError, TooDeepError

_LONE = re.compile("[\ud800-\udfff]")
"""Pairs have become one character by the time this looks."""


def read_json(data: str | bytes) -> Any:
    """What this JSON says. Raises JsonError when it says nothing that could be written again."""
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        return _clean(json.loads(text, parse_constant=_no_number), MOST_LEVELS)
    except RecursionError:
        raise TooDeepError from None
    except ValueError as error:
        raise JsonError(str(error)) from None


def json_or_refuse(data: str | bytes, code: str) -> Any:
    """What this JSON says, or the refusal with Slack's word for one that is unusable."""
    try:
        return read_json(data)
    except JsonError as error:
        raise ApiError(code, f"[ERROR] {error}") from None


def whole(text: str) -> str:
    """The text with U+FFFD for each surrogate that lacks its other half."""
    return _LONE.sub("\ufffd", text)


def _clean(value: Any, levels: int) -> Any:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, float) and not math.isfinite(value):
        _no_number(str(value))
    if isinstance(value, list | dict) and levels == 0:
        raise TooDeepError
    if isinstance(value, list):
        return [_clean(one, levels - 1) for one in value]
    if isinstance(value, dict):
        return {whole(key): _clean(one, levels - 1) for key, one in value.items()}
    return value


def _no_number(word: str) -> NoReturn:
    raise JsonError(f"{word} is not a JSON number")
