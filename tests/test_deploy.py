"""What docs/deploy.md says agrees with the files beside it, and those files are usable."""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bot.cli import COMMANDS
from bot.settings import Settings
from bot.slack import http, server
from bot.slack.ids import Path as Url

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDE = (DOCS / "deploy.md").read_text("utf-8")
NGINX = (DOCS / "nginx.conf").read_text("utf-8")
PORT = Settings.model_fields["port"].default


def directive(name: str) -> str:
    """The value of a directive; where it is set more than once, all values are the same."""
    found: list[str] = re.findall(rf"^\s*{name}\s+([^;]+);", NGINX, re.M)
    (value,) = set(found)
    return value


@pytest.fixture(scope="module")
def unit() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(DOCS / "sip-desk.service", "utf-8")
    return parser


# --- the figures


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        (r"time for the headers of a request \| (\d+) s", "client_header_timeout", "{}s"),
        (r"time for the body \| (\d+) s", "client_body_timeout", "{}s"),
        (r"more than (\d+) s for its headers", "client_header_timeout", "{}s"),
        (r"also to (\d+) s", "client_body_timeout", "{}s"),
        (r"size of the body \| ([\d,]+) bytes", "client_max_body_size", "{}"),
        (r"size of the body \| ([\d,]+) bytes", "client_body_buffer_size", "{}"),
        (r"allows (\d+) connections", "limit_conn", "sip_desk_connections {}"),
        (r"exits with code 0 within\s(\d+) s", "proxy_read_timeout", "{}s"),
    ],
)
def test_a_figure_of_the_guide_is_the_one_of_the_proxy(said: str, name: str, value: str) -> None:
    figures = {found.replace(",", "") for found in re.findall(said, GUIDE)}
    assert [value.format(figure) for figure in figures] == [directive(name)]


def test_the_figures_of_the_proxy_are_the_ones_of_the_server() -> None:
    assert directive("client_header_timeout") == f"{server.HEADER_SECONDS}s"
    assert directive("client_body_timeout") == f"{server.BODY_SECONDS}s"
    assert directive("client_max_body_size") == str(http.MOST_BYTES)
    assert f"{server.MOST_CONNECTIONS}" in GUIDE


def test_the_rate_of_the_guide_is_the_one_of_the_proxy() -> None:
    (rate,) = re.findall(r"and (\d+) requests per second", GUIDE)
    assert f"zone=sip_desk_requests:10m rate={rate}r/s;" in NGINX


def test_the_port_is_the_one_of_the_settings() -> None:
    assert f"`PORT` ({PORT} by default)" in GUIDE
    assert f"server 127.0.0.1:{PORT};" in NGINX
    assert f"127.0.0.1:{PORT}/health" in GUIDE


def test_the_second_process_has_the_port_of_the_guide() -> None:
    (port,) = re.findall(r"another `PORT`, for example (\d+)", GUIDE)
    assert f"# server 127.0.0.1:{port} backup;" in NGINX


def test_the_proxy_lets_through_the_paths_of_the_bot_and_no_others() -> None:
    paths = re.findall(r"location (?:= )?(\S+) \{", NGINX)
    assert paths == [Url.EVENTS, Url.HEALTH, "/"]
    assert re.search(r"location / \{\s+return 404;\s+\}", NGINX)


def test_a_post_that_was_sent_goes_to_no_second_process() -> None:
    assert directive("proxy_next_upstream") == "error"
    assert directive("proxy_request_buffering") == "on"


def test_a_kill_comes_later_than_the_end(unit: configparser.ConfigParser) -> None:
    (end,) = re.findall(r"exits with code 0 within\s(\d+) s", GUIDE)
    waits = {
        *re.findall(r"systemd waits (\d+) s", GUIDE),
        *re.findall(r"--stop-timeout (\d+)", GUIDE),
    }
    assert waits == {unit["Service"]["TimeoutStopSec"]}
    assert int(end) < int(unit["Service"]["TimeoutStopSec"])


def test_there_are_more_files_than_connections(unit: configparser.ConfigParser) -> None:
    (most,) = re.findall(r"connections at a time \| (\d+);", GUIDE)
    assert int(unit["Service"]["LimitNOFILE"]) >= 2 * int(most)


def test_the_pause_of_the_guide_is_the_one_of_the_unit(unit: configparser.ConfigParser) -> None:
    assert f"restarts the bot {unit['Service']['RestartSec']} s after it exits" in GUIDE


# --- the files


def test_nginx_takes_the_configuration(tmp_path: Path) -> None:
    nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    openssl = shutil.which("openssl")
    if nginx is None or openssl is None:
        pytest.skip("nginx and openssl are needed to check nginx.conf; one of them is missing")
    subprocess.run(
        [
            openssl,
            *shlex.split(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
                " -subj /CN=test -keyout privkey.pem -out fullchain.pem"
            ),
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    # The same file with this folder in place of the machine's.
    folders = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = NGINX.replace("/var/log/nginx/", f"{tmp_path}/")
    text = re.sub(r"/etc/letsencrypt/live/[^/]+/", f"{tmp_path}/", text)
    text = text.replace("http {", f"pid {tmp_path}/pid; http {{ {folders}", 1)
    (tmp_path / "nginx.conf").write_text(text, "utf-8")
    done = subprocess.run(
        [nginx, "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "test is successful" in done.stderr


def test_the_unit_starts_a_command_that_exists(unit: configparser.ConfigParser) -> None:
    service = unit["Service"]
    program, option, module, command = shlex.split(service["ExecStart"])
    assert program == f"{service['WorkingDirectory']}/.venv/bin/python"
    assert option == "-m"
    assert (ROOT / module / "__main__.py").exists()
    assert command in {known.name for known in COMMANDS}


def test_the_unit_expects_things_where_the_guide_puts_them(
    unit: configparser.ConfigParser,
) -> None:
    service = unit["Service"]
    assert f"here in `{service['WorkingDirectory']}`" in GUIDE
    assert f"Put the settings into `{service['EnvironmentFile']}`" in GUIDE
    assert service["Restart"] == "always"
    assert service["KillSignal"] == "SIGTERM"


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd-analyze is needed to check sip-desk.service; it is missing")
    text = (DOCS / "sip-desk.service").read_text("utf-8")
    text = text.replace("/opt/sip-desk/.venv/bin/python", sys.executable)
    path = tmp_path / "sip-desk.service"
    path.write_text(text.replace("/opt/sip-desk", str(tmp_path)), "utf-8")
    done = subprocess.run([analyze, "verify", path], capture_output=True, text=True, check=False)
    assert "sip-desk.service" not in done.stderr, done.stderr


# --- the commands and the links


@pytest.mark.parametrize("line", re.findall(r"^(make \S+)$", GUIDE, re.M))
def test_what_the_guide_makes_can_be_made(line: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", *line.split()[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def health(request: pytest.FixtureRequest) -> Iterator[int]:
    """A server whose health has the status that the test wants; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(request.param)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("health", "healthy"), [(200, True), (503, False)], indirect=["health"])
def test_the_health_check_of_the_guide_tells_well_from_ill(health: int, healthy: bool) -> None:
    (line,) = re.findall(r"^python (-c .*)$", GUIDE, re.M)
    arguments = shlex.split(line.replace(f":{PORT}/", f":{health}/"))
    done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    assert (done.returncode == 0) is healthy


def test_the_links_of_the_guide_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", GUIDE):
        assert (DOCS / target).exists(), target
