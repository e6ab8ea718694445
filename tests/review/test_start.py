"""Starting the page as a user does: it prints its address, works from there, and ends when told."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli import run
from provenance.commands import review as command
from tests.review.desk import Desk


def test_the_address_is_printed_on_a_line_of_its_own_and_leads_in(path: Path) -> None:
    environment = {**os.environ, "PROVENANCE_REVIEWER": "Ada Brandt"}
    call = [sys.executable, "-m", "provenance", "review", "--db", str(path), "--port", "0", "--offline"]
    started = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert started.stdout is not None
        line = started.stdout.readline().strip()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", line)
        assert found is not None, line
        at = Desk(path, int(found[1]), keys=None)  # type: ignore[arg-type]
        entered = at.ask("GET", f"/?token={found[2]}")
        at.cookie = entered.headers["set-cookie"].split(";")[0]
        assert "Ada Brandt" in at.get("/").text
        assert "server" not in entered.headers
    finally:
        started.send_signal(signal.SIGINT)
        _, errors = started.communicate(timeout=30)
    assert (started.returncode, errors) == (0, "")


def test_a_database_that_is_not_there_is_told_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", "--db", str(tmp_path / "none.db")]) != 0
    assert capsys.readouterr().err.count("\n") == 1


def test_another_address_without_a_secret_is_told_in_a_line(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PROVENANCE_REVIEW_TOKEN", raising=False)
    assert run(["review", "--db", str(path), "--bind", "0.0.0.0"]) == 2
    assert "PROVENANCE_REVIEW_TOKEN" in capsys.readouterr().err


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "provenance.review.serving", raising=False)
    done = CliRunner().invoke(command.command, ["--db", str(path)])
    assert "provenance-checker[review]" in str(done.exception)
