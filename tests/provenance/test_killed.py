"""Runs that are killed: nothing that was answered is asked again, and the report is that of an undisturbed run."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance import check
from provenance.store.runs import find_run
from provenance.store.store import read_store
from provenance.verify import verify
from tests.provenance.counting_server import HOSTS, CountingServer, counting_server

ADDRESSES = 24
QUIET = {**os.environ, "PROVENANCE_GUARD_HOSTS": "none", "PROVENANCE_ARCHIVES": "none", "NO_PROXY": "*"}
NIGHT = ("nightly", "--as-of", "2026-04-20T03:00Z", "--format", "json", "--fail-on", "error")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, CountingServer, dict[str, Any]]]:
    """A database before its night, the server of its sources, and what that night says when nothing disturbs it."""
    with counting_server() as counting:
        folder = checked_once(tmp_path_factory.mktemp("killed") / "before", counting)
        shutil.copytree(folder, folder.parent / "undisturbed")
        wanted = finished(folder.parent / "undisturbed", *NIGHT)
        assert len(wanted["new"]) >= ADDRESSES // 3
        assert counting.asked == Counter({counting.url(n): 1 for n in range(ADDRESSES)})
        yield folder, counting, wanted


@pytest.fixture
def folder(tmp_path: Path, prepared: tuple[Path, CountingServer, dict[str, Any]]) -> Path:
    return Path(shutil.copytree(prepared[0], tmp_path / "own"))


@pytest.fixture
def wanted(prepared: tuple[Path, CountingServer, dict[str, Any]]) -> dict[str, Any]:
    return prepared[2]


@pytest.fixture
def server(prepared: tuple[Path, CountingServer, dict[str, Any]]) -> CountingServer:
    prepared[1].asked.clear()
    return prepared[1]


def report(server: CountingServer) -> str:
    lines = [f"The network lost {n + 2} per cent of its water in {1950 + n}.[^{n}]" for n in range(ADDRESSES)]
    notes = [f"[^{n}]: Council 2020, Report {n}, {server.url(n)}; Accessed: 12 January 2024" for n in range(ADDRESSES)]
    return "# Losses\n\n" + "\n\n".join([*lines, *notes]) + "\n"


def checked_once(folder: Path, server: CountingServer) -> Path:
    """A database with one report, all of whose sources answered when it was checked."""
    folder.mkdir()
    (folder / "report.md").write_text(report(server))
    check(folder / "report.md", db=folder / "x.db", as_of="2026-04-01", allow_private=["127.0.0.0/8"], delay=0,
          per_host=2, guard_hosts=[], archives=["none"])  # fmt: skip
    server.asked.clear()
    server.missing = {server.url(n) for n in range(0, ADDRESSES, 3)}
    return folder


def started(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "provenance", *arguments, "--db", "x.db", "--allow-private", "127.0.0.0/8",
               "--delay", "0", "--per-host", "2"]  # fmt: skip
    return subprocess.Popen(command, cwd=folder, env=QUIET, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finished(folder: Path, *arguments: str) -> dict[str, Any]:
    out, err = started(folder, *arguments).communicate(timeout=60)
    assert out, err.decode()
    found: dict[str, Any] = json.loads(out)
    return found


def without_times(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_times(item) for key, item in value.items() if key not in ("started", "finished")}
    return [without_times(item) for item in value] if isinstance(value, list) else value


def assert_sound(database: Path) -> None:
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_a_night_killed_at_any_moment_asks_nothing_twice_and_reports_the_same(
    folder: Path, wanted: dict[str, Any], server: CountingServer
) -> None:
    for requests in (1, ADDRESSES // 2):  # killed, gone on with, and killed again
        process = started(folder, *NIGHT)
        assert server.wait_for(requests)
        process.kill()
        process.communicate()
        assert_sound(folder / "x.db")
    found = finished(folder, *NIGHT)
    assert without_times(found) == without_times(wanted)
    in_flight = 2 * len(HOSTS)
    twice = [url for url, count in server.asked.items() if count > 1]
    assert len(twice) <= 2 * in_flight
    assert max(server.asked.values()) <= 3
    assert server.asked.total() <= ADDRESSES + 2 * in_flight
    with read_store(folder / "x.db") as store:
        assert verify(store, find_run(store.db, "last")).is_equal


def test_a_night_killed_while_it_judges_asks_nothing_again(
    folder: Path, wanted: dict[str, Any], server: CountingServer
) -> None:
    process = started(folder, *NIGHT)
    assert server.wait_for(ADDRESSES)
    journal = sqlite3.connect(folder / "x.db", timeout=20)
    while journal.execute("SELECT count(*) FROM observations").fetchone()[0] < ADDRESSES and process.poll() is None:
        pass
    process.kill()
    process.communicate()
    journal.close()
    asked = Counter(server.asked)
    found = finished(folder, *NIGHT)
    assert without_times(found)["new"] == without_times(wanted)["new"] or found["quiet"]  # it may have been done
    assert server.asked == asked


def test_of_two_nights_at_once_one_does_the_work(folder: Path, wanted: dict[str, Any], server: CountingServer) -> None:
    runs = [started(folder, *NIGHT) for _ in range(2)]
    found = sorted((json.loads(run.communicate(timeout=120)[0]) for run in runs), key=lambda one: str(one["quiet"]))
    assert without_times(found[0]) == without_times(wanted)
    assert found[1]["quiet"]
    assert max(server.asked.values()) == 1


def test_a_check_killed_in_its_middle_leaves_the_last_whole_run_and_sound_evidence(
    folder: Path, server: CountingServer
) -> None:
    process = started(folder, "check", "report.md", "--as-of", "2026-04-02", "--format", "json")
    assert server.wait_for(ADDRESSES // 2)
    process.kill()
    process.communicate()
    assert_sound(folder / "x.db")
    with read_store(folder / "x.db") as store:
        assert verify(store, "000001").is_equal
    torn = folder / "x.captures" / "000002.warc.gz"
    torn.parent.mkdir(exist_ok=True)
    whole = (folder / "x.captures" / "000001.warc.gz").read_bytes()
    torn.write_bytes(whole[: len(whole) - 100])  # as a kill in the middle of a record leaves it
    found = finished(folder, "check", "report.md", "--as-of", "2026-04-03", "--format", "json")
    assert found["run"]["complete"]
    assert torn.stat().st_size < len(whole) - 100
    with read_store(folder / "x.db") as store:
        assert verify(store, find_run(store.db, "last")).is_equal
