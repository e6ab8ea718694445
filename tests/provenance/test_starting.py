"""`provenance init` and `provenance doctor`: a folder made ready, and what is wrong with one."""

import configparser
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from provenance import check, cli, doctor
from provenance.config import Settings, load_settings
from provenance.doctor import Diagnosis, Standing, examine_house
from provenance.starting import Wanted, start
from provenance.store.database import open_database, schema_of
from provenance.store.schema import SCHEMA_VERSION
from tests.provenance.link_world import Sites, hurry, page, served
from tests.provenance.test_verify import REPORT, capture
from tests.sources.world import World, answer

ALL = Wanted(systemd=True, cron=True, github=True)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)


def test_a_folder_is_made_ready(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "my reports"
    assert cli.run(["init", str(folder), "--systemd", "--cron", "--github"]) == 0
    said = capsys.readouterr().out
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    wanted = [".github/workflows/provenance.yml", "provenance.cron", "provenance.db", "provenance.toml"]
    assert set(wanted) < set(files)
    assert "systemctl --user enable --now" in said
    assert schema_of(folder / "provenance.db") == SCHEMA_VERSION
    assert load_settings(folder, {}, {}).db == folder / "provenance.db"
    assert cli.run(["doctor", "--offline", "--db", str(folder / "provenance.db")]) == 0


def test_nothing_that_is_there_is_written_over_without_force(tmp_path: Path) -> None:
    start(tmp_path, ALL)
    for path in [*tmp_path.rglob("*.toml"), *tmp_path.rglob("*.cron"), *tmp_path.rglob("*.service")]:
        path.write_text("mine = 1\n" if path.suffix != ".toml" else 'fail-on = "info"\n')
    check(_report(tmp_path), offline=True, db=tmp_path / "provenance.db")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "-" not in path.suffix}
    assert not any(one.is_new for one in start(tmp_path, ALL))
    assert {path: path.read_bytes() for path in before} == before
    written = start(tmp_path, replace(ALL, force=True))
    assert [one.path.name for one in written if not one.is_new] == ["provenance.db"]
    assert sqlite3.connect(tmp_path / "provenance.db").execute("SELECT count(*) FROM runs").fetchone() == (1,)


def _report(folder: Path) -> Path:
    path = folder / "report.md"
    path.write_text(REPORT)
    return path


def test_the_files_are_what_systemd_cron_and_github_read(tmp_path: Path) -> None:
    folder = tmp_path / "100% mine"
    start(folder, ALL)
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.read(folder / "systemd" / "provenance-nightly.service")
    assert unit["Service"]["WorkingDirectory"] == str(folder).replace("%", "%%")
    assert "nightly --budget 50m" in unit["Service"]["ExecStart"]
    timer = configparser.ConfigParser(interpolation=None)
    timer.read(folder / "systemd" / "provenance-nightly.timer")
    assert timer["Timer"]["Persistent"] == "true"
    line = (folder / "provenance.cron").read_text().splitlines()[-1]
    assert line.startswith("30 2 * * * cd ")
    command = line.split("* * *", 1)[1].strip().replace("\\%", "%").replace("nightly --budget 50m", "rules")
    command = command.replace(" --no-progress", " >/dev/null")
    assert subprocess.run(["sh", "-c", command], timeout=60).returncode == 0
    workflow = (folder / ".github" / "workflows" / "provenance.yml").read_text()
    assert "provenance nightly" in workflow
    assert "\t" not in workflow


def test_systemd_itself_finds_no_fault(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    start(tmp_path, ALL)
    units = [str(path) for path in sorted((tmp_path / "systemd").iterdir())]
    done = subprocess.run(["systemd-analyze", "verify", "--user", *units], capture_output=True, timeout=60)
    assert b"provenance" not in done.stderr, done.stderr.decode()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x")
    assert cli.run(["init", str(tmp_path / "file" / "in")]) == 73
    assert "name another folder" in capsys.readouterr().err


# ---- doctor


@pytest.fixture
def world() -> Iterator[World]:
    with served(Sites({("guard.test", "/"): page("Here"), ("archive.test", "/"): answer(b"an archive")})) as found:
        yield found


def diagnoses(folder: Path, **settings: object) -> dict[str, Diagnosis]:
    given = Settings(**{"db": folder / "x.db", "allow_private": ("127.0.0.0/8",), **settings})  # type: ignore[arg-type]
    return {found.name: found for found in examine_house(given, folder)}


def test_a_sound_house_has_no_problem(tmp_path: Path, world: World) -> None:
    open_database(tmp_path / "x.db").conn.close()
    found = diagnoses(tmp_path, guard_hosts=(world.url("/", "guard.test"),), archives=(world.url("/", "archive.test"),))
    assert [one for one in found.values() if one.standing is Standing.PROBLEM] == []
    for name in ("program", "packages", "database", "evidence", "disk", "network", "archive"):
        assert found[name].standing is Standing.OK, found[name]


def test_no_network_and_no_archive_are_told(tmp_path: Path) -> None:
    found = diagnoses(tmp_path, guard_hosts=("guard.down",), archives=("http://archive.down/",))
    assert (found["network"].standing, found["network"].status) == (Standing.PROBLEM, 69)
    assert found["archive"].status == 69
    assert "proxy" in found["network"].remedy


def test_a_clock_that_is_wrong_is_told(tmp_path: Path) -> None:
    past = answer(b"hello", "200 OK", "Date: Tue, 03 Mar 2015 10:00:00 GMT")
    with served(Sites({("guard.test", "/"): past})) as world:
        found = diagnoses(tmp_path, guard_hosts=(world.url("/", "guard.test"),), archives=("none",))
    assert found["clock"].standing is Standing.PROBLEM


def test_a_damaged_database_and_lost_captures_are_told(tmp_path: Path) -> None:
    from sources import append_capture

    append_capture(tmp_path / "given.warc.gz", capture())
    check(_report(tmp_path), sources=[tmp_path / "given.warc.gz"], offline=True, db=tmp_path / "x.db")
    assert diagnoses(tmp_path, offline=True)["evidence"].standing is Standing.OK
    shutil.rmtree(tmp_path / "x.captures")
    assert diagnoses(tmp_path, offline=True)["evidence"].status == 65
    (tmp_path / "x.db").write_bytes(b"no database at all" * 400)
    found = diagnoses(tmp_path, offline=True)
    assert (found["database"].standing, found["database"].status) == (Standing.PROBLEM, 65)
    assert "repair" in found["database"].remedy


def test_names_that_others_use_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = {"sources": ["provenance-checker", "source-tools"]}
    monkeypatch.setattr(doctor, "packages_distributions", lambda: both)
    found = diagnoses(tmp_path, offline=True)["packages"]
    assert found.standing is Standing.PROBLEM
    assert "source-tools" in found.said


def test_the_status_is_that_of_the_first_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.db").write_bytes(b"no database at all" * 400)
    assert cli.run(["doctor", "--offline", "--db", str(tmp_path / "x.db")]) == 65
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("problem  database: ") and " -> " in line for line in lines)
