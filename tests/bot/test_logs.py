"""What is written down, as a line for eyes and as an object for programs."""

from __future__ import annotations

import io
import json
import logging
import threading
from collections.abc import Iterator

import pytest

from bot import logs


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root, hook = logging.getLogger(), threading.excepthook
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.getLogger("bot").setLevel(logging.NOTSET)
    threading.excepthook = hook


def fail() -> None:
    raise ValueError("-".join(["tell", "nobody"]))


def test_a_program_gets_objects() -> None:
    stream = io.StringIO()
    logs.configure(stream)
    reference = logs.new_reference()
    fields = {"kind": "lookup", "surface": "command", "latency_ms": 0.7, "outcome": "answered"}
    logging.getLogger("bot.requests").info("command lookup: answered", extra=fields)
    told = json.loads(stream.getvalue())
    assert told.pop("time").endswith("+00:00")
    assert told == {
        "level": "INFO",
        "reference": reference,
        "name": "bot.requests",
        "message": "command lookup: answered",
        **fields,
    }


def test_a_person_gets_a_line() -> None:
    stream = Terminal()
    logs.configure(stream)
    logging.getLogger("bot.slack.serve").warning("it rains", extra={"reference": "0a1b2c3d"})
    assert stream.getvalue().endswith(" WARNING 0a1b2c3d bot.slack.serve: it rains\n")


def test_libraries_are_heard_from_errors_on() -> None:
    stream = io.StringIO()
    logs.configure(stream)
    logging.getLogger("some.library").warning("it rains")
    assert stream.getvalue() == ""
    logging.getLogger("some.library").error("bad")
    assert "bad" in stream.getvalue()


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_an_exception_is_named_by_its_type_and_place_alone(stream: io.StringIO) -> None:
    logs.configure(stream)
    try:
        fail()
    except ValueError:
        logging.getLogger("some.library").exception("Exception in ASGI application\n")
    assert "ValueError" in stream.getvalue()
    assert "in fail" in stream.getvalue()
    assert "tell-nobody" not in stream.getvalue()


def test_a_failing_thread_writes_the_same() -> None:
    stream = io.StringIO()
    logs.configure(stream)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "ValueError" in stream.getvalue()
    assert "tell-nobody" not in stream.getvalue()


def test_a_reference_begins_where_there_is_none() -> None:
    begun: list[str] = []
    thread = threading.Thread(target=lambda: begun.extend([logs.reference(), logs.reference()]))
    thread.start()
    thread.join()
    assert len(begun[0]) == 8
    assert begun[0] == begun[1]
