"""Looking after the database: backups that can be verified, pruning that loses no evidence, repair."""

import sqlite3
from pathlib import Path

import pytest

from provenance import check, cli
from provenance.errors import StoreError
from provenance.store.backup import back_up
from provenance.store.database import open_database, schema_of
from provenance.store.repair import repair
from provenance.store.runs import find_run
from provenance.store.schema import SCHEMA_VERSION, migrations
from provenance.store.store import open_store, read_store
from provenance.store.upkeep import look_over, prune
from provenance.store.uploads import note_upload
from provenance.verify import verify
from sources import Capture, Outcome, append_capture
from tests.provenance.test_verify import DAY, REPORT, URL, capture

OTHER = "https://courier.example/burst"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with two runs of a report, the second on another copy of its source."""
    for number, body in enumerate((b"38% of the water in their networks", b"38% of the water in the nets"), 1):
        page = b"<title>Losses</title><p>In 2022 the utilities of the basin lost " + body + b".</p>"
        append_capture(tmp_path / f"{number}.warc.gz", capture(page))
        (tmp_path / "report.md").write_text(REPORT)
        check(tmp_path / "report.md", sources=[tmp_path / f"{number}.warc.gz"], offline=True, db=tmp_path / "x.db",
              as_of=f"2026-01-0{number}")  # fmt: skip
    return tmp_path / "x.db"


def is_equal(path: Path, run: str = "last") -> bool:
    with read_store(path) as store:
        return verify(store, find_run(store.db, run)).is_equal


def count(path: Path, table: str) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        connection.close()


def test_a_backup_holds_all_and_can_be_verified_elsewhere(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "away" / "today"
    with sqlite3.connect(path) as writer:  # somebody is at work meanwhile
        writer.execute("INSERT INTO reports (name) VALUES ('not committed yet')")
        done = back_up(path, target)
        writer.rollback()
    writer.close()
    assert done.captures == 2
    assert sorted(file.name for file in target.iterdir()) == ["x.captures", "x.db"]
    for run in ("1", "2"):
        assert is_equal(target / "x.db", run)
    assert count(target / "x.db", "reports") == 1


def test_a_backup_overwrites_nothing_and_leaves_no_half(path: Path, tmp_path: Path) -> None:
    (tmp_path / "today").mkdir()
    with pytest.raises(StoreError, match="is there already"):
        back_up(path, tmp_path / "today")
    with pytest.raises(StoreError):
        back_up(path, tmp_path / "report.md" / "today")
    assert [file.name for file in tmp_path.iterdir() if "partial" in file.name] == []


def test_the_commands_say_what_they_did(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, wanted in (
        (["backup", str(tmp_path / "b")], "2 files of captures"),
        (["check"], "ok: the database is sound, and 2 captures"),
        (["migrate"], f"has schema {SCHEMA_VERSION} already"),
        (["prune", "--dry-run"], "would be dropped"),
        (["prune"], "dropped"),
    ):
        assert cli.run(["db", *arguments, "--db", str(path)]) == 0, arguments
        assert wanted in capsys.readouterr().out
    assert cli.run(["db", "check", "--db", str(tmp_path / "none.db")]) == 66


def test_what_is_wrong_is_found(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = path.with_name("x.captures") / "000001.warc.gz"
    data = bytearray(file.read_bytes())
    data[-20] ^= 1
    file.write_bytes(data)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE claims SET document_id = 99")
    connection.close()
    with read_store(path) as store:
        found = look_over(store)
    assert [damage.url for damage in found.damaged] == [URL]
    assert "claims" in found.problems[0]
    assert cli.run(["db", "check", "--db", str(path)]) == 65


def test_pruning_keeps_all_evidence_and_frees_the_rest(path: Path, tmp_path: Path) -> None:
    page = Capture(
        OTHER, Outcome.OK, DAY, "live", "ok", OTHER, 200, media_type="text/html", body=b"<p>Nobody.</p>" * 900
    )
    with open_store(path) as store:
        with store.writing():
            store.keep_capture("000001", page)
            added = capture(b"<p>also nobody's</p>", url=OTHER, origin="folder:review")
            kept = store.keep_capture("000001", added)
            note_upload(store.db, added, url=OTHER, title=None, name="copy.html", who="ed", at="2026-01-03")
        done = prune(store, really=False)
        assert (done.captures, done.freed > 0) == (1, True)
        before = sum(file.stat().st_size for file in store.evidence.folder.iterdir())
        done = prune(store)
        assert done.captures == 1
        assert before - sum(file.stat().st_size for file in store.evidence.folder.iterdir()) == done.freed > 0
        assert store.stored_body(kept) == b"<p>also nobody's</p>"
        assert look_over(store).is_sound
        assert prune(store).captures == 0
    for run in ("1", "2"):
        assert is_equal(path, run)


def test_pruning_that_was_killed_leaves_what_it_was_or_what_it_is_to_be(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(path) as store:
        with store.writing():
            store.keep_capture("000001", capture(b"<p>nobody's</p>", url=OTHER))
        monkeypatch.setattr("provenance.store.store.Store.writing", None)
        with pytest.raises(TypeError):
            prune(store)
        monkeypatch.undo()
        assert look_over(store).is_sound
        assert look_over(store).strays == ("000001.1.warc.gz",)
        prune(store)
        assert look_over(store).strays == ()
    assert is_equal(path, "1")


def test_an_older_schema_is_copied_then_brought_up(tmp_path: Path) -> None:
    path = _of_schema(tmp_path / "old.db", 2)
    open_database(path).conn.close()
    assert schema_of(path) == SCHEMA_VERSION
    assert schema_of(tmp_path / "old.db.schema-2") == 2
    assert count(path, "reports") == count(tmp_path / "old.db.schema-2", "reports") == 1


def test_a_migration_that_is_ended_in_its_middle_leaves_the_old_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _of_schema(tmp_path / "old.db", 2)
    tables = _schema_text(path)
    last = migrations._migrations[-1]

    def broken(db: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(last, "fn", broken)
    with pytest.raises(KeyboardInterrupt):
        open_database(path)
    monkeypatch.undo()
    assert schema_of(path) == 2
    assert _schema_text(path) == tables
    open_database(path).conn.close()
    assert schema_of(path) == SCHEMA_VERSION


def _of_schema(path: Path, version: int) -> Path:
    """A database as an older version left it."""
    from sqlite_utils import Database

    db = Database(sqlite3.connect(path))
    migrations.apply(db, stop_before=migrations._migrations[version].name)
    db.conn.execute(f"PRAGMA user_version = {version}")
    db.conn.execute("INSERT INTO reports (name) VALUES ('an old report')")
    db.conn.commit()
    db.conn.close()
    return path


def _schema_text(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    found = [str(row[0]) for row in connection.execute("SELECT sql FROM sqlite_master WHERE name NOT LIKE '_sqlite%'")]
    connection.close()
    return found


def test_a_sound_database_is_repaired_to_the_same(path: Path, tmp_path: Path) -> None:
    done = repair(path, tmp_path / "new.db")
    assert done.lost == {}
    for table in ("runs", "claims", "verdicts", "evidence", "run_findings", "run_verdicts", "run_captures", "inputs"):
        assert count(tmp_path / "new.db", table) == count(path, table), table


@pytest.mark.parametrize("place", range(2, 20))
def test_a_damaged_page_costs_no_more_than_what_stood_on_it(path: Path, tmp_path: Path, place: int) -> None:
    data = bytearray(path.read_bytes())
    size = 4096
    page = place * (len(data) // size) // 20
    data[page * size : (page + 1) * size] = bytes(size)
    broken = tmp_path / "broken.db"
    broken.write_bytes(data)
    try:
        done = repair(broken, tmp_path / "new.db")
    except StoreError:
        return  # a page that all others hang on: said in one line
    assert broken.read_bytes() == data
    new = sqlite3.connect(done.path)
    assert new.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert new.execute("PRAGMA foreign_key_check").fetchall() == []
    new.close()
    open_database(done.path).conn.close()


def test_a_damaged_database_names_the_remedy(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(path.read_bytes())
    data[4096:40960] = bytes(36864)
    path.write_bytes(data)
    assert cli.run(["db", "check", "--db", str(path)]) == 65
    assert "provenance db repair" in capsys.readouterr().err
    assert cli.run(["verify", "--db", str(path)]) == 65
