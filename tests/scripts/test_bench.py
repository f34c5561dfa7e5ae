"""The benchmark asks what it says that it asks, and keeps its figures for a later run."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console
from slack_bolt import BoltRequest

from bot.settings import Settings
from bot.slack.app import create_app
from catalog import Catalog
from scripts.bench import apps, http, start
from scripts.bench.__main__ import main
from scripts.bench.figures import Figure, figure, spread
from scripts.bench.table import read, save, table

FIGURES = [Figure("dispatch", "/sip 486", 0.001, 0.002, "quick"), Figure("first", "all", 1.0, 2.0)]


def test_the_middle_run_and_the_slowest_are_shown() -> None:
    row = figure("group", "name", [0.003, 0.001, 0.002])
    assert (row.p50, row.p99) == (0.002, 0.003)
    assert spread([1.0, 1.2, 1.1]) == "1.10 (1.00 to 1.20 in 3 rounds)"


def test_figures_are_shown_beside_those_of_an_earlier_run(tmp_path: Path) -> None:
    path = tmp_path / "before.json"
    save(FIGURES[:1], path)
    now = [Figure("dispatch", "/sip 486", 0.0005, 0.001), FIGURES[1]]
    console = Console(width=160, record=True, file=io.StringIO())
    console.print(table(now, read(path)))
    [line] = [line for line in console.export_text().splitlines() if "/sip 486" in line]
    cells = [cell.strip() for cell in line.strip("│").split("│")]
    assert cells == ["dispatch: /sip 486", "1.00 ms", "quick", "0.50 ms", "1.00 ms", ""]


def test_every_request_is_a_signed_key_press_of_its_own(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "_REQUESTS", 3)
    requests = http._prepared("486").decode().split("\0")[:-1]
    settings = Settings(_env_file=None, slack_bot_token="xoxb-1", slack_signing_secret=apps.SECRET)
    app = create_app(settings, catalog=catalog)
    assert len(requests) == 3
    for request in requests:
        head, _, body = request.partition("\r\n\r\n")
        first, *lines = head.split("\r\n")
        assert first == "POST /slack/events HTTP/1.1"
        headers = dict(line.split(": ") for line in lines)
        assert headers["content-length"] == str(len(body))
        response = app.dispatch(BoltRequest(body=body, headers=dict(headers)))
        assert "486 Busy Here" in response.body


def test_what_is_not_installed_is_said_with_what_brings_it() -> None:
    assert "apt-get install wrk" in http.MISSING
    assert "pip install sip-doctor" in start.MISSING


def test_without_wrk_the_rows_over_http_are_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("sys.argv", ["bench", "http"])
    main()
    assert http.MISSING in capsys.readouterr().out.replace("\n", " ")


def test_figures_that_do_not_exist_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["bench", "speed"])
    with pytest.raises(SystemExit):
        main()
    assert "there are no figures for speed" in capsys.readouterr().err
