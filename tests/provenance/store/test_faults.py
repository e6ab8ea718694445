"""What can befall a database: a full disk, no permission, other processes, damage. One line, the right status, and no
harm: the database opens, what was whole is whole, and the same call succeeds when the cause is gone."""

import json
import multiprocessing
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from provenance import check, cli
from provenance.store import database
from provenance.store.runs import find_run
from provenance.store.store import read_store
from provenance.verify import verify
from sources import append_capture
from tests.provenance.test_verify import REPORT, URL, capture

NOBODY = 65534


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report and an archive of its source, not checked yet."""
    append_capture(tmp_path / "given.warc.gz", capture())
    (tmp_path / "report.md").write_text(REPORT)
    return tmp_path


CALL = ("check", "report.md", "--sources", "given.warc.gz", "--offline", "--db", "x.db", "--as-of", "2026-01-01",
        "--format", "json", "--exit-zero")  # fmt: skip


class Program:
    """The command line, called in the folder of a test."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        """Status, output and errors."""
        status = cli.run(list(arguments or CALL))
        return (status, *self._capsys.readouterr())

    @contextmanager
    def files_up_to(self, size: int) -> Iterator[None]:
        """No file grows beyond so many bytes, as on a full disk."""
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def program(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.chdir(folder)
    return Program(folder, capsys)


def assert_one_line(err: str) -> None:
    assert err.startswith("provenance: ")
    assert err.count("\n") == 1, err
    assert "Traceback" not in err
    assert ": " in err.removeprefix("provenance: ")  # cause: remedy


def assert_sound(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def facts(out: str) -> Any:
    found = json.loads(out)
    del found["run"]
    for link in found["links"]:
        del link["checked"]
    return found


@pytest.mark.parametrize("kilobytes", [1, 60, 150, 250, 400, 500, 700, 1000])
def test_a_full_disk_is_said_and_the_next_run_is_whole(program: Program, kilobytes: int) -> None:
    folder = program.folder
    with program.files_up_to(kilobytes * 1024):
        status, _, err = program()
    if status != 0:  # with the largest limit all may fit
        assert status == 74
        assert_one_line(err)
        assert "free space" in err
    if (folder / "x.db").exists():
        assert_sound(folder / "x.db")
    status, out, _ = program()
    assert status == 0
    shutil.rmtree(folder / "x.captures")
    for file in folder.glob("x.db*"):
        file.unlink()
    assert facts(out) == facts(program()[1])


def test_a_full_disk_in_the_folder_of_captures_is_said(program: Program) -> None:
    folder = program.folder
    page = b"<title>Losses</title><p>38% were lost.</p>" + os.urandom(2_000_000)
    append_capture(folder / "large.warc.gz", capture(page))
    with program.files_up_to(1_500_000):
        status, _, err = program(*(part.replace("given", "large") for part in CALL))
    assert status == 74
    assert_one_line(err)
    for file in (folder / "x.captures").iterdir():
        assert file.stat().st_size < 2_000  # nothing half written is left of the record
    assert_sound(folder / "x.db")


def _as_nobody(folder: Path, arguments: list[str]) -> None:
    """In a process of its own: become somebody else and call the program."""
    os.chdir(folder)
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    with (folder / "said").open("w") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
        sys.stdout = sys.stderr = said
        status = cli.run(arguments)
    os._exit(status)


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can become somebody else")
def test_without_permission_the_status_is_73_and_nothing_changes(program: Program) -> None:
    folder = program.folder
    assert program()[0] == 0  # everything is loaded: the interpreter itself may not be readable to others
    assert program("verify", "--db", "x.db")[0] == 0
    for parent in (folder, *folder.parents):
        if parent != Path("/tmp") and str(parent).startswith("/tmp"):
            parent.chmod(0o755)
    (folder / "said").touch()
    (folder / "said").chmod(0o666)
    before = (folder / "x.db").read_bytes()

    def status_of(*arguments: str) -> int:
        process = multiprocessing.get_context("fork").Process(target=_as_nobody, args=(folder, list(arguments)))
        process.start()
        process.join(60)
        return process.exitcode or 0

    assert status_of(*(part.replace("x.db", "y.db") for part in CALL)) == 73
    assert_one_line((folder / "said").read_text())
    (folder / "x.db").chmod(0o444)
    assert status_of(*CALL) == 73
    assert_one_line((folder / "said").read_text())
    assert (folder / "x.db").read_bytes() == before
    assert status_of("verify", "--db", "x.db") == 0  # to read it is enough
    assert "bit for bit" in (folder / "said").read_text()


@pytest.mark.parametrize("place", ["none/x.db", "report.md/x.db", "."])
def test_a_place_where_no_database_can_be_is_told(program: Program, place: str) -> None:
    status, _, err = program(*(place if part == "x.db" else part for part in CALL))
    assert status == 73
    assert_one_line(err)


def test_a_newer_schema_is_refused_by_every_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(folder / "x.db")
    check(folder / "report.md", offline=True, db=path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999999")
    connection.close()
    before = Path(path).read_bytes()
    for arguments in (
        ["check", str(folder / "report.md"), "--offline"], ["nightly"], ["verify"], ["diff"],
        ["db", "migrate"], ["db", "prune"], ["db", "check"], ["db", "backup", str(folder / "b")],
    ):  # fmt: skip
        assert cli.run([*arguments, "--db", path]) == 65, arguments
        assert_one_line(capsys.readouterr().err)
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize("held", ["before", "during"])
def test_a_database_that_another_keeps_is_said(
    folder: Path, held: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 100)
    path = folder / "x.db"
    check(folder / "report.md", offline=True, db=path)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)

    def keep(*arguments: object, **named: object) -> Any:
        other.execute("BEGIN IMMEDIATE")
        return examine(*arguments, **named)  # type: ignore[arg-type]

    if held == "before":
        other.execute("BEGIN IMMEDIATE")
    else:
        from provenance.examine import examine

        monkeypatch.setattr("provenance.audit.examine", keep)
    assert cli.run(["check", str(folder / "report.md"), "--offline", "--db", str(path)]) == 75
    assert_one_line(capsys.readouterr().err)
    other.rollback()
    other.close()
    monkeypatch.undo()
    assert_sound(path)
    with read_store(path) as store:
        assert verify(store, "000001").is_equal


def test_two_runs_at_once_come_one_after_the_other(folder: Path) -> None:
    command = [sys.executable, "-m", "provenance", *CALL]
    runs = [subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    outputs = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], outputs
    assert sorted(json.loads(out)["run"]["id"] for out, _ in outputs) == ["000001", "000002"]
    assert_sound(folder / "x.db")
    with read_store(folder / "x.db") as store:
        for name in ("1", "2"):
            assert verify(store, find_run(store.db, name)).is_equal


@pytest.fixture
def reading(folder: Path) -> Iterator[list[BaseException]]:
    """Readers that verify the first run again and again while a test writes."""
    check(folder / "report.md", sources=[folder / "given.warc.gz"], offline=True, db=folder / "x.db")
    failures: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                with read_store(folder / "x.db") as store:
                    assert verify(store, "000001").is_equal
            except BaseException as error:
                failures.append(error)
                return

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    yield failures
    done.set()
    for reader in readers:
        reader.join(30)
    assert failures == []


def test_readers_see_whole_runs_while_others_write(folder: Path, reading: list[BaseException]) -> None:
    for day in range(1, 4):
        text = REPORT.replace("38 per cent", f"{38 + day % 2} per cent")
        (folder / "report.md").write_text(text)
        check(folder / "report.md", sources=[folder / "given.warc.gz"], offline=True, db=folder / "x.db",
              as_of=f"2026-01-0{day}")  # fmt: skip
    assert reading == []


def test_copies_taken_while_a_run_writes_open_and_are_sound(folder: Path) -> None:
    def checked() -> None:
        check(folder / "report.md", sources=[folder / "given.warc.gz"], offline=True, db=folder / "x.db")

    checked()
    run = threading.Thread(target=checked)
    run.start()
    copies = 0
    while run.is_alive():
        target = folder / f"copy{copies}"
        target.mkdir()
        for name in ("x.db-wal", "x.db"):  # as a power cut leaves them: never the shared memory
            with suppress(FileNotFoundError):  # the log goes when the run closes its database
                shutil.copy(folder / name, target / name)
        wal = target / "x.db-wal"
        if wal.exists() and wal.stat().st_size:
            os.truncate(wal, max(0, wal.stat().st_size - 512 * (copies % 7)))
        copies += 1
    assert copies > 0
    for number in range(0, copies, max(1, copies // 12)):
        assert_sound(folder / f"copy{number}" / "x.db")


@pytest.mark.parametrize("place", range(0, 20, 3))
def test_a_flipped_page_is_found_before_anything_is_written(
    folder: Path, place: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "x.db"
    check(folder / "report.md", offline=True, db=path)
    data = bytearray(path.read_bytes())
    begin = place * (len(data) // 20) // 4096 * 4096
    data[begin : begin + 4096] = bytes(byte ^ 0x5A for byte in data[begin : begin + 4096])
    path.write_bytes(data)
    status = cli.run(["check", str(folder / "report.md"), "--offline", "--db", str(path), "--exit-zero", "-q"])
    err = capsys.readouterr().err
    if status == 0:  # a page that nothing uses
        return
    assert status == 65
    assert_one_line(err)
    assert "provenance db repair" in err or "newer version" in err or "another program" in err
    assert path.read_bytes() == data


def test_a_database_that_was_cut_or_emptied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "x.db"
    check(folder / "report.md", offline=True, db=path)
    whole = path.read_bytes()
    for kept in (whole[: len(whole) // 2], bytes(100) + whole[100:]):
        path.write_bytes(kept)
        assert cli.run(["check", str(folder / "report.md"), "--offline", "--db", str(path)]) == 65
        assert_one_line(capsys.readouterr().err)
        assert path.read_bytes() == kept


@pytest.mark.parametrize("damage", ["cut", "garbage", "missing", "a folder"])
def test_damaged_evidence_never_stops_a_run_and_never_supports(folder: Path, damage: str) -> None:
    check(folder / "report.md", sources=[folder / "given.warc.gz"], offline=True, db=folder / "x.db")
    (file,) = (folder / "x.captures").iterdir()
    data = file.read_bytes()
    if damage == "missing" or damage == "a folder":
        file.unlink()
    if damage == "a folder":
        file.mkdir()
    if damage in ("cut", "garbage"):
        file.write_bytes(data[: len(data) // 2] if damage == "cut" else data[:200] + os.urandom(len(data) - 200))
    with read_store(folder / "x.db") as store:
        found = verify(store, "000001")
    assert [one.url for one in found.damaged] == [URL]
    assert found.status == 65
    result = check(folder / "report.md", sources=[folder / "given.warc.gz"], offline=True, db=folder / "x.db")
    assert result.documents[0].examination.claims[0].judgement.verdict == "supported"  # by the archive that was given


def test_a_file_where_the_folder_of_captures_belongs_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.captures").write_text("mine")
    arguments = [str(folder / part) if part in ("report.md", "given.warc.gz", "x.db") else part for part in CALL]
    assert cli.run(arguments) in (73, 74)
    assert_one_line(capsys.readouterr().err)
    assert (folder / "x.captures").read_text() == "mine"
