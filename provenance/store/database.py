"""Opening the store: a SQLite file in WAL mode, checked, migrated, and locked for one run at a time."""

import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from provenance.errors import SchemaTooNew, Status, StoreDamaged, StoreError, StoreLocked
from provenance.store.schema import SCHEMA_VERSION, migrations

LOCK_WAIT_S = 30.0
_MEND = "restore a backup, or save what can be read with `provenance db repair`"
BUSY_TIMEOUT_MS = 30_000


def open_database(path: Path) -> Database:
    """The store at `path`, made if it is not there, brought to this version's schema.

    A database of an older schema is copied first, to `NAME.db.schema-N`. Raises StoreDamaged for a file that is no
    sound database, SchemaTooNew for one that a newer version wrote, StoreLocked when another process keeps it,
    StoreError when it cannot be made or written.
    """
    _refuse_unwritable(path)
    try:
        db = _connect(path)
        _check(db, path)
        if _version(db) < SCHEMA_VERSION:
            _migrate(db, path)
        return db
    except sqlite3.DatabaseError as error:
        raise store_error(error, path) from error


def _migrate(db: Database, path: Path) -> None:
    """Bring a database to this version's schema in one transaction: killed in its middle, it is what it was."""
    before = _version(db)
    copy = path.with_name(f"{path.name}.schema-{before}")
    if before and not copy.exists():
        partial = copy.with_name(f"{copy.name}.partial")
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(partial)) as target:
            db.conn.backup(target)
        os.replace(partial, copy)
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        if _version(db) < SCHEMA_VERSION:  # nobody was quicker
            migrations.apply(db)
            db.conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.conn.commit()
    except BaseException:
        db.conn.rollback()
        raise


def schema_of(path: Path) -> int:
    """The number of the schema of a database, 0 where there is none yet. Raises StoreError."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error as error:
        raise store_error(error, path) from error


def refuse_missing(path: Path) -> None:
    """Raise StoreError where there is no database at `path`: SQLite would make one."""
    if not path.is_file():
        missing = StoreError(f"{path} is not there: name the database with --db")
        missing.status = Status.MISSING_INPUT
        raise missing


def open_readonly(path: Path, *, any_schema: bool = False) -> Database:
    """The store at `path` for reading alone, also on a medium that cannot be written; nothing of it is changed.

    Raises StoreError where there is none or its schema is older than this version's (unless `any_schema`), and as
    `open_database` does.
    """
    refuse_missing(path)
    try:
        db = _connect_readonly(path)
        _check(db, path)
    except sqlite3.DatabaseError as error:
        raise store_error(error, path) from error
    if _version(db) < SCHEMA_VERSION and not any_schema:
        db.conn.close()
        raise StoreError(f"{path} was written by an older version: bring it up to date with `provenance db migrate`")
    return db


def _connect_readonly(path: Path) -> Database:
    """A connection that writes nothing; where not even the log of the database can be made, the file as it stands."""
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    try:
        connection = sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_MS / 1000)
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or os.access(path.parent, os.W_OK):
            raise
        connection = sqlite3.connect(f"{address}&immutable=1", uri=True)
    return Database(connection)


def _connect(path: Path) -> Database:
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_MS / 1000)
    db = Database(connection)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        db.conn.execute(f"PRAGMA {pragma}")
    return db


def _check(db: Database, path: Path) -> None:
    if _version(db) > SCHEMA_VERSION:
        raise SchemaTooNew(
            f"{path} was written by a newer version (schema {_version(db)}, this one knows {SCHEMA_VERSION}): "
            "upgrade provenance-checker, or name another file with --db"
        )
    foreign = _version(db) == 0 and db.table_names() and "_sqlite_migrations" not in db.table_names()
    if foreign:
        raise StoreDamaged(f"{path} is a database of another program: name another file with --db")
    verdict = db.conn.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise StoreDamaged(f"{path} is damaged ({verdict}): {_MEND}")


def _version(db: Database) -> int:
    return int(db.conn.execute("PRAGMA user_version").fetchone()[0])


def _refuse_unwritable(path: Path) -> None:
    folder = path.parent
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a file with --db")
    if path.exists() and not path.is_file():
        raise StoreError(f"{path} is not a regular file: name another one with --db")
    if not folder.is_dir():
        raise StoreError(f"the folder {folder} is not there: make it, or name another file with --db")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise StoreError(f"{path} cannot be written: check its permissions, or name another file with --db")


def store_error(error: sqlite3.Error, path: Path) -> StoreError:
    """SQLite's error as one of ours."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return StoreLocked(f"{path} is locked by another process: try again when it is done")
    if "not a database" in text or "malformed" in text:
        return StoreDamaged(f"{path} is no sound SQLite database ({text}): {_MEND}")
    if "full" in text or "I/O" in text:
        failure = StoreError(f"{path} cannot be written ({text}): free space in {path.absolute().parent}")
        failure.status = Status.IO_ERROR
        return failure
    return StoreError(f"{path} cannot be written ({text}): name another file with --db")


@contextmanager
def run_lock(path: Path, wait_s: float = LOCK_WAIT_S) -> Iterator[None]:
    """Hold the right to run on the store at `path`; the lock of a process that died is free at once.

    A file of its own beside the database, so that editors may decide while a run works. Raises StoreLocked
    when another run keeps it for longer than `wait_s`.
    """
    _refuse_unwritable(path)
    lock = path.with_name(path.name + ".lock")
    try:
        handle = lock.open("a+")
    except OSError as error:
        raise StoreError(f"{lock} cannot be made ({error.strerror}): name another place with --db") from error
    with handle:
        _acquire(handle.fileno(), path, wait_s)
        handle.seek(0)
        handle.truncate()
        handle.write(f"{os.getpid()}\n")
        handle.flush()
        try:
            yield
        finally:
            fcntl.flock(handle.fileno(), fcntl.LOCK_UN)


def _acquire(descriptor: int, path: Path, wait_s: float) -> None:
    until = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= until:
                holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip() or "unknown"
                raise StoreLocked(
                    f"another run (process {holder}) works on {path}: try again when it is done"
                ) from None
            time.sleep(0.1)
