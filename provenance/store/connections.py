"""Connections of the review page to the store: one to read for each request, one to write for each change."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from provenance.errors import StoreError
from provenance.store.database import open_database, store_error
from provenance.store.schema import SCHEMA_VERSION

BUSY_S = 3.0  # a nightly run writes for less; then the form comes back with what was typed


def prepare(path: Path, read_only: bool) -> bool:
    """Make the store ready for the page; whether it can only be read.

    Brings an older schema up unless `read_only`. A newer one is shown as it is, and never written. Raises StoreError.
    """
    if not path.is_file():
        raise StoreError(f"{path} is not there: run 'provenance check REPORT' first, or name the database with --db")
    if _schema(path) > SCHEMA_VERSION:
        return True
    if not read_only:
        open_database(path).conn.close()
    elif _schema(path) < SCHEMA_VERSION:
        raise StoreError(f"{path} was written by an older version: start once without --read-only to bring it up")
    return read_only


def is_newer(path: Path) -> bool:
    """Whether a newer version of this program wrote the store."""
    return _schema(path) > SCHEMA_VERSION


def _schema(path: Path) -> int:
    with reading(path) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write. Raises StoreError and its kinds."""
    with _connected(path, "ro") as db:
        yield db


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A transaction that writes, begun at once so that what it reads cannot change before it ends."""
    with _connected(path, "rw") as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            db.rollback()
            raise
        db.execute("COMMIT")


@contextmanager
def _connected(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    try:
        name = f"file:{quote(str(path.absolute()))}?mode={mode}"
        db = sqlite3.connect(name, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise store_error(error, path) from error
    try:
        db.row_factory = sqlite3.Row
        db.create_function("host", 1, host_of, deterministic=True)
        db.execute("PRAGMA temp_store = MEMORY")
        yield db
    except sqlite3.DatabaseError as error:
        raise store_error(error, path) from error
    finally:
        db.close()


def host_of(url: str | None) -> str | None:
    """The host of an address, without 'www.'."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
