"""What the bot printed: how much of what, and whether it told what it must not."""

from __future__ import annotations

import json
import re
from collections import Counter

from scripts.rig.bot import APP_TOKEN, BOT_TOKEN, SECRET
from scripts.soak.questions import CANARY

_ID = re.compile(r"\bEv[A-Z]\d+|\b[CD]\d{4}\b|\b[0-9a-f]{6,}\b|\d+(?:\.\d+)?")
_SHOWN = 100


def shapes(text: str) -> Counter[str]:
    """Lines that differ in numbers and ids alone, counted together."""
    lines = (_said(line.strip()) for line in text.splitlines())
    return Counter(_ID.sub("#", line)[:_SHOWN] for line in lines if line)


def _said(line: str) -> str:
    """What a line says; of a JSON object without time and reference."""
    try:
        told = json.loads(line)
        where = f"{told['level']} {told['name']}"
        if "outcome" in told:
            return f"{where}: {told.get('surface')}, {told['outcome']}"
        return f"{where}: {told['message'].splitlines()[0]}"
    except (ValueError, TypeError, LookupError, AttributeError):
        return line


def leaks(text: str) -> list[str]:
    """Secrets and people's text in a log."""
    kinds = {CANARY: "a question", BOT_TOKEN: "the bot token", APP_TOKEN: "the app token"}
    kinds[SECRET] = "the signing secret"
    return [name for told, name in kinds.items() if told in text]
