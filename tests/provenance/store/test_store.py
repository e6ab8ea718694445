"""The store: what is seen twice is kept once, identities outlive moves and renames, and no failure is a traceback."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from provenance import check
from provenance.errors import SchemaTooNew, StoreDamaged, StoreError, StoreLocked
from provenance.store import database
from provenance.store.database import open_database, run_lock
from provenance.store.schema import SCHEMA_VERSION

REPORT = """# Losses in the networks

In 2022 the utilities lost 38 per cent of their water.[^1] Repairs cost $61 million.[^2]

The regulator expects losses of 12 per cent in 2040.

[^1]: Water Council 2023, Losses 2022, https://council.example/losses; Accessed: 12 January 2024
[^2]: Courier 2022, What a burst main costs, Available at: ; Accessed: 31 June 2023
"""
MOVED = """# Losses in the networks

The regulator expects losses of
12 per cent in 2040.

A new paragraph with a note of its own.[^1]

In 2022 the utilities lost 38 per cent of
their water.[^2] Repairs cost $61 million.[^3]

[^1]: Okafor 2019, Financing Renewal, Journal of Water 14(2), pp. 112-131
[^2]: Water Council 2023, Losses 2022,
    https://council.example/losses; Accessed: 12 January 2024
[^3]: Courier 2022, What a burst main costs, Available at: ; Accessed: 31 June 2023
"""


def run(folder: Path, text: str, name: str = "report.md", day: str = "2026-01-01") -> Database:
    (folder / name).write_text(text)
    check(folder / name, offline=True, db=folder / "x.db", as_of=day)
    return Database(sqlite3.connect(folder / "x.db"))


def rows(db: Database, table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def identities(db: Database, run_number: int) -> set[tuple[str, str]]:
    query = "SELECT f.rule, f.fingerprint FROM findings f JOIN run_findings o ON o.finding_id = f.id WHERE o.run_id = ?"
    return set(db.execute(query, [f"{run_number:06d}"]).fetchall())


ONCE = (
    "documents",
    "notes",
    "markers",
    "references_",
    "claims",
    "figures",
    "verdicts",
    "evidence",
    "findings",
    "captures",
)


def test_the_same_run_twice_adds_no_duplicate_and_changes_no_identity(tmp_path: Path) -> None:
    db = run(tmp_path, REPORT)
    before = {table: rows(db, table) for table in ONCE}
    assert before["findings"] > 2
    db = run(tmp_path, REPORT, day="2026-01-02")
    assert {table: rows(db, table) for table in ONCE} == before
    assert rows(db, "runs") == 2
    assert identities(db, 1) == identities(db, 2)
    assert list(db.query("SELECT * FROM changes_since_last_run")) == []


def test_a_renamed_file_is_the_same_report(tmp_path: Path) -> None:
    run(tmp_path, REPORT)
    db = run(tmp_path, REPORT, name="final.md")
    assert (rows(db, "reports"), rows(db, "documents")) == (1, 1)
    assert identities(db, 1) == identities(db, 2)


def test_moved_paragraphs_other_line_breaks_and_a_note_before_reopen_nothing(tmp_path: Path) -> None:
    run(tmp_path, REPORT)
    db = run(tmp_path, MOVED, name="final.md")
    assert identities(db, 1) <= identities(db, 2)
    retired = db.execute("SELECT retired_by FROM documents ORDER BY id").fetchall()
    assert [row[0] for row in retired] == ["000002", None]


def test_a_figure_changed_by_one_digit_is_a_new_finding(tmp_path: Path) -> None:
    run(tmp_path, REPORT)
    db = run(tmp_path, REPORT.replace("12 per cent", "13 per cent"))
    new = identities(db, 2) - identities(db, 1)
    assert {rule for rule, _ in new} == {"uncited-figure"}
    assert len(new) == 1


def test_a_decision_closes_a_finding_and_can_be_neither_changed_nor_deleted(tmp_path: Path) -> None:
    db = run(tmp_path, REPORT)
    finding, evidence = db.execute("SELECT finding_id, evidence_hash FROM run_findings LIMIT 1").fetchone()
    count = rows(db, "open_findings")
    decision = {"finding_id": finding, "evidence_hash": evidence, "verdict": "dismissed", "who": "ed", "at": "2026"}
    db.table("decisions").insert(decision)
    assert rows(db, "open_findings") == count - 1
    db = run(tmp_path, REPORT, day="2026-01-02")
    assert rows(db, "open_findings") == count - 1
    for statement in ("UPDATE decisions SET verdict = 'supported'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="appended"):
            db.execute(statement)


def test_claims_and_evidence_can_be_searched(tmp_path: Path) -> None:
    db = run(tmp_path, REPORT)
    assert [row["id"] for row in db.table("claims").search("utilities")] == ["c1"]


def test_foreign_keys_hold(tmp_path: Path) -> None:
    db = run(tmp_path, REPORT)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_opening_twice_migrates_once(tmp_path: Path) -> None:
    open_database(tmp_path / "x.db").conn.close()
    db = open_database(tmp_path / "x.db")
    assert rows(db, "_sqlite_migrations") == SCHEMA_VERSION
    assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_newer_schema_is_refused_and_left_alone(tmp_path: Path) -> None:
    open_database(tmp_path / "x.db").conn.close()
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("PRAGMA user_version = 999999")
    with pytest.raises(SchemaTooNew, match="newer version"):
        open_database(tmp_path / "x.db")


@pytest.mark.parametrize("damage", ["header", "pages", "foreign"])
def test_a_damaged_or_foreign_database_is_named(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "x.db"
    if damage == "foreign":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE theirs (a)")
    else:
        open_database(path).conn.close()
        data = bytearray(path.read_bytes())
        size = len(data)
        spots = range(100) if damage == "header" else range(4096, size, 7)
        for spot in spots:
            data[spot] ^= 0x5A
        path.write_bytes(data)
    with pytest.raises(StoreDamaged):
        open_database(path)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        open_database(tmp_path)


def _hold(path: Path, ready: "multiprocessing.synchronize.Event", done: "multiprocessing.synchronize.Event") -> None:
    with run_lock(path):
        ready.set()
        done.wait(20)


def test_one_run_at_a_time_and_the_lock_of_a_dead_run_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    holder = context.Process(target=_hold, args=(tmp_path / "x.db", ready, done))
    holder.start()
    assert ready.wait(20)
    with pytest.raises(StoreLocked, match=str(holder.pid)), run_lock(tmp_path / "x.db", wait_s=0.2):
        pass
    holder.kill()
    holder.join()
    with run_lock(tmp_path / "x.db", wait_s=0.2):
        pass


def test_a_locked_database_is_told_within_the_busy_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_database(tmp_path / "x.db").conn.close()
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 100)
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreLocked):
            open_database(tmp_path / "x.db")
