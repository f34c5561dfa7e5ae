"""What is written down: a line of text on a terminal, a JSON object elsewhere.

Each line has the time, the level, the reference of the request that it belongs to, and the name
of who writes. The line of a request has its kind, surface, latency and outcome besides. What
people write and tokens are in none of them: an error is named by its type and its place alone.
"""

from __future__ import annotations

import json
import logging
import random
import sys
import threading
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TextIO

_NONE = "-"
_reference: ContextVar[str] = ContextVar("reference", default=_NONE)
_FIELDS = ("kind", "surface", "latency_ms", "outcome")


def new_reference() -> str:
    """Begin a request: its reference is on every line from here on, in this context."""
    # It hides nothing, and asking the system for secret bytes would cost 5 % of a request.
    begun = f"{random.getrandbits(32):08x}"
    _reference.set(begun)
    return begun


def reference() -> str:
    """The reference of the request at hand; where there is none, one begins."""
    known = _reference.get()
    return new_reference() if known == _NONE else known


def configure(stream: TextIO) -> None:
    """Write everything from INFO on to this stream; from libraries from ERROR on."""
    handler = logging.StreamHandler(stream)
    handler.addFilter(_with_reference)
    handler.setFormatter(TextFormatter() if stream.isatty() else JsonFormatter())
    logging.basicConfig(level=logging.ERROR, handlers=[handler], force=True)
    logging.getLogger("bot").setLevel(logging.INFO)
    threading.excepthook = _thread_failed


def _with_reference(record: logging.LogRecord) -> bool:
    if not hasattr(record, "reference"):
        record.reference = _reference.get()
    return True


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _line(record: logging.LogRecord) -> str:
    """The message, and of an exception its type and its place; its text may quote a request."""
    line = record.getMessage()
    if record.exc_info and record.exc_info[0]:
        place = "".join(traceback.format_tb(record.exc_info[2]))
        line = f"{line.rstrip()} {record.exc_info[0].__name__}\n{place}"
    return line


class TextFormatter(logging.Formatter):
    """For eyes."""

    def format(self, record: logging.LogRecord) -> str:
        """See `logging.Formatter.format`."""
        place = f"{record.levelname} {getattr(record, 'reference', _NONE)} {record.name}"
        return f"{_time(record)} {place}: {_line(record)}"


class JsonFormatter(logging.Formatter):
    """For programs: one object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """See `logging.Formatter.format`."""
        values = {
            "time": _time(record),
            "level": record.levelname,
            "reference": getattr(record, "reference", _NONE),
            "name": record.name,
            "message": _line(record),
        }
        values |= {name: getattr(record, name) for name in _FIELDS if hasattr(record, name)}
        return json.dumps(values)


def _thread_failed(failure: threading.ExceptHookArgs) -> None:
    """A defect in a thread of ours: its type and its place, as everywhere."""
    if failure.exc_type is SystemExit:
        return
    place = "".join(traceback.format_tb(failure.exc_traceback))
    logging.getLogger("bot.errors").error("%s\n%s", failure.exc_type.__name__, place)


def to_stderr() -> None:
    """Write to standard error; see `configure`."""
    configure(sys.stderr)
