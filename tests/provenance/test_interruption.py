"""A signal while sources are fetched: what has come is judged, stored and printed; the next run is whole."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

REPORT = """# Losses

Losses fell to 29 per cent in 2022.[^1]

Repairs took 14 days in 2022.[^2]

[^1]: Water Council 2023, Losses 2022, {base}/losses; Accessed: 12 January 2024
[^2]: Water Council 2023, Repairs 2022, {base}/repairs; Accessed: 12 January 2024
"""
SURROUNDINGS = "".join(
    f"<p>District {name} mended its mains and read its meters anew in spring.</p>" for name in "ABCDEFGHIJKL"
)
LOSSES = f"<title>Losses 2022</title><p>In 2022 losses fell to 29% of the water put in.</p>{SURROUNDINGS}"
REPAIRS = f"<title>Repairs 2022</title><p>In 2022 repairs took 14 days.</p>{SURROUNDINGS}"
ENVIRONMENT = {**os.environ, "PROVENANCE_GUARD_HOSTS": "none", "NO_COLOR": "1"}
COMMAND = [
    sys.executable, "-m", "provenance", "check", "report.md", "--db", "x.db", "--delay", "0", "--per-host", "2",
    "--allow-private", "127.0.0.0/8", "--allow-private", "::1/128", "--archive", "none",
]  # fmt: skip


class Site:
    """Answers for one page at once; for the other only when it is let go."""

    def __init__(self, server: HTTPServer) -> None:
        self.answered, self.asked, self.let_go = threading.Event(), threading.Event(), threading.Event()
        server.expect_request("/losses").respond_with_data(LOSSES, content_type="text/html")
        server.expect_request("/repairs").respond_with_handler(self._wait)

    def _wait(self, request: Request) -> Response:
        self.asked.set()
        self.let_go.wait(60)
        return Response(REPAIRS, content_type="text/html")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_came_before_the_signal_is_judged_and_kept(
    tmp_path: Path, httpserver: HTTPServer, number: signal.Signals, status: int
) -> None:
    site = Site(httpserver)
    (tmp_path / "report.md").write_text(REPORT.format(base=httpserver.url_for("").rstrip("/")), encoding="utf-8")
    process = subprocess.Popen(
        COMMAND, cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert site.asked.wait(60)
    wait_for_answer(httpserver, "/losses")
    process.send_signal(number)
    shown, said = process.communicate(timeout=60)
    site.let_go.set()
    assert process.returncode == status, said
    assert "Traceback" not in said
    assert said.startswith("provenance: stopped")
    assert "1 supported" in shown
    assert verdicts(tmp_path / "x.db") == {"supported": 1, "unavailable": 1}
    again = subprocess.run(COMMAND, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, timeout=60, check=False)
    assert again.returncode == 0, again.stderr
    assert verdicts(tmp_path / "x.db") == {"supported": 2}


def wait_for_answer(server: HTTPServer, path: str) -> None:
    """Until a page has been answered, and the answer had time to be taken."""
    pause = threading.Event()
    for _ in range(600):
        if any(request.path == path for request, _ in server.log):
            break
        pause.wait(0.05)
    pause.wait(1.0)


def verdicts(database: Path) -> dict[str, int]:
    with sqlite3.connect(database) as db:
        return dict(
            db.execute(
                "SELECT verdict, count(*) FROM claims_with_verdicts"
                " WHERE run_id = (SELECT max(id) FROM runs) GROUP BY verdict"
            ).fetchall()
        )
