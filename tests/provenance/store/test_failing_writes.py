"""Each single write of a run fails once: the run says so in one line, the database is sound, and the same call,
made again, ends as if nothing had been."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance import cli
from provenance.store.runs import find_run
from provenance.store.store import read_store
from provenance.verify import verify
from sources import append_capture
from tests.provenance.link_world import Sites, hurry, page, served
from tests.provenance.test_verify import REPORT, capture
from tests.sources.world import World, answer

_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "COMMIT")
_STRIDE = 9  # of all writes of a run; each is tried when the stride is 1


class Failing(sqlite3.Connection):
    """A connection whose k-th write, counted over all of a run, meets a broken disk."""

    left = -1
    done = 0

    def _count(self, sql: str) -> None:
        if not sql.lstrip().upper().startswith(_WRITES):
            return
        Failing.done += 1
        Failing.left -= 1
        if Failing.left == 0:
            raise sqlite3.OperationalError("disk I/O error")

    def execute(self, sql: str, *given: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().execute(sql, *given)

    def executemany(self, sql: str, *given: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().executemany(sql, *given)

    def commit(self) -> None:
        self._count("COMMIT")
        super().commit()


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Say at which write connections made from now on fail; 0 for none."""
    connect = sqlite3.connect

    def connected(*arguments: Any, **named: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*arguments, **{**named, "factory": Failing})
        return made

    monkeypatch.setattr("provenance.store.database.sqlite3.connect", connected)

    def at(number: int) -> None:
        Failing.left, Failing.done = number or -1, 0

    yield at
    at(0)


@pytest.fixture
def before(tmp_path: Path) -> Path:
    folder = tmp_path / "before"
    folder.mkdir()
    append_capture(folder / "given.warc.gz", capture())
    (folder / "report.md").write_text(REPORT)
    return folder


CHECK = ("check", "report.md", "--sources", "given.warc.gz", "--offline", "--db", "x.db", "--as-of", "2026-01-01",
         "--format", "json", "--exit-zero")  # fmt: skip


def told(out: str) -> Any:
    """What a run says, without its number and times."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items() if k not in ("run", "checked", "run_id", "first_run")}
        return [plain(item) for item in value] if isinstance(value, list) else value

    return plain(json.loads(out))


class Trial:
    """One call in a fresh copy of a folder, with its k-th write failing, and then once more."""

    def __init__(self, before: Path, call: tuple[str, ...], failing: Callable[[int], None], patch: pytest.MonkeyPatch,
                 capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
        self.before, self.call, self.failing, self.patch, self.capsys = before, call, failing, patch, capsys

    def run(self, folder: Path, number: int) -> tuple[int, str, str]:
        self.patch.chdir(folder)
        self.failing(number)
        status = cli.run(list(self.call))
        self.writes = Failing.done
        self.failing(0)
        return (status, *self.capsys.readouterr())

    def fresh(self, name: str) -> Path:
        return Path(shutil.copytree(self.before, self.before.parent / name))

    def all(self, stride: int) -> int:
        """Try every `stride`-th write; how many were tried."""
        status, wanted, _ = self.run(self.fresh("whole"), 0)
        writes = self.writes
        assert status in (0, 1)
        for number in range(1, writes + 1, stride):
            folder = self.fresh(f"at{number}")
            status, _, err = self.run(folder, number)
            assert status not in (0, 1), number
            assert err.startswith("provenance: "), (number, err)
            assert err.count("\n") == 1, (number, err)
            if (folder / "x.db").exists():
                assert sqlite3.connect(folder / "x.db").execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            status, out, err = self.run(folder, 0)
            assert status in (0, 1), (number, err)
            assert told(out) == told(wanted), number
            with read_store(folder / "x.db") as store:
                assert verify(store, find_run(store.db, "last")).is_equal, number
            shutil.rmtree(folder)
        return len(range(1, writes + 1, stride))


def test_any_write_of_a_check_may_fail(
    before: Path,
    failing: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert Trial(before, CHECK, failing, monkeypatch, capsys).all(_STRIDE) >= 5


def cited(world: World, *hosts: str) -> str:
    notes = [f"[^{n}]: Council {n} 2023, Report {n}, {world.url('/a', host)}" for n, host in enumerate(hosts, 1)]
    lines = [f"In 20{10 + n} the towns lost {n + 3} per cent of it.[^{n}]" for n in range(1, len(hosts) + 1)]
    return "# Losses\n\n" + "\n\n".join([*lines, *notes]) + "\n"


def test_any_write_of_a_night_may_fail(
    before: Path,
    failing: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hurry(monkeypatch)
    net = ("--allow-private", "127.0.0.0/8", "--delay", "0", "--no-progress")
    (before / "provenance.toml").write_text('guard-hosts = []\narchives = ["none"]\n')
    sites = Sites()
    with served(sites) as world:
        hosts = [f"host{n}.test" for n in range(3)]
        for host in hosts:
            sites.pages[(host, "/a")] = page("Losses")
        (before / "report.md").write_text(cited(world, *hosts))
        monkeypatch.chdir(before)
        cli.run(["check", "report.md", "--db", "x.db", "--as-of", "2026-04-01", *net])
        capsys.readouterr()
        sites.pages[(hosts[1], "/a")] = answer(b"", "404 None")
        night = ("nightly", "--db", "x.db", "--as-of", "2026-04-20T03:00Z", "--format", "json", *net)
        assert Trial(before, night, failing, monkeypatch, capsys).all(_STRIDE) >= 3
