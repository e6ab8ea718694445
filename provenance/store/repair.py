"""A damaged database copied row by row into a sound one; the original is never touched."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from provenance.errors import StoreDamaged, StoreError
from provenance.store.database import open_database, store_error

_OWN = "_sqlite_migrations"
_FURTHEST = 1 << 18  # the last row looked for where their number cannot be read
_PIECE = 256  # rows read at once; around damage one by one


@dataclass(frozen=True, slots=True)
class Repaired:
    """The new database, the rows that were saved and those that were lost, by table."""

    path: Path
    saved: dict[str, int]
    lost: dict[str, int]


def repair(path: Path, target: Path) -> Repaired:
    """Save what can be read of the database at `path` into the new database `target`.

    Rows that refer to what is lost are left out, and counted as lost. Raises StoreDamaged where nothing can be read,
    StoreError where `target` is there already or cannot be written.
    """
    if target.exists():
        raise StoreError(f"{target} is there already: name a new file with -o")
    new = open_database(target)
    saved: dict[str, int] = {}
    lost: dict[str, int] = {}
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)) as old:
            new.conn.execute("PRAGMA foreign_keys = OFF")
            for table in _tables(new.conn):
                saved[table], lost[table] = _copy(old, new.conn, table)
            new.conn.commit()
        for table, count in _drop_orphans(new.conn):
            saved[table] -= count
            lost[table] += count
        new.conn.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error as error:
        raise store_error(error, path) from error
    finally:
        new.conn.close()
    if not any(saved.values()):
        target.unlink()
        raise StoreDamaged(f"nothing of {path} can be read: restore a backup")
    return Repaired(target, saved, {table: count for table, count in lost.items() if count})


def _tables(connection: sqlite3.Connection) -> list[str]:
    """The tables that hold data: not those of SQLite, nor the parts of the indexes for searching."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY rowid").fetchall()
    names = [name for name, sql in found if not name.startswith("sqlite_") and "VIRTUAL" not in (sql or "").upper()]
    return [name for name in names if name != _OWN and "_fts" not in name]


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> tuple[int, int]:
    """Copy a table as far as it can be read: rows saved, rows lost (as far as these can be counted)."""
    try:
        columns = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
    except sqlite3.Error:
        return 0, 1
    known = {row[1] for row in new.execute(f"PRAGMA table_info({table})")}
    columns = [name for name in columns if name in known]
    if not columns:
        return 0, 0
    names = ", ".join(f'"{name}"' for name in columns)
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    saved = lost = 0
    for row in _rows(old, table, names):
        if row is None:
            lost += 1
        else:
            saved += new.execute(insert, row).rowcount
    return saved, lost


def _rows(old: sqlite3.Connection, table: str, names: str) -> Iterator[tuple[object, ...] | None]:
    """The rows of a table; None for each that cannot be read. One without row numbers is read up to its damage."""
    try:
        last = old.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0
    except sqlite3.OperationalError:
        yield from _until_damage(old, table, names)
        return
    except sqlite3.Error:
        last = _FURTHEST
    for first in range(1, last + 1, _PIECE):
        yield from _piece(old, table, names, first, min(first + _PIECE - 1, last))


def _until_damage(old: sqlite3.Connection, table: str, names: str) -> Iterator[tuple[object, ...] | None]:
    try:
        yield from old.execute(f"SELECT {names} FROM {table}")
    except sqlite3.Error:
        yield None


def _piece(
    old: sqlite3.Connection, table: str, names: str, first: int, last: int
) -> Iterator[tuple[object, ...] | None]:
    """The rows with numbers from `first` to `last`; around damage in halves, down to the single row."""
    try:
        yield from old.execute(f"SELECT {names} FROM {table} WHERE rowid BETWEEN ? AND ?", [first, last]).fetchall()
    except sqlite3.Error:
        if first == last:
            yield None
            return
        middle = (first + last) // 2
        yield from _piece(old, table, names, first, middle)
        yield from _piece(old, table, names, middle + 1, last)


def _drop_orphans(connection: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Take out rows that refer to lost ones, until none is left that does."""
    guards = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'"
    ).fetchall()
    for name, _ in guards:
        connection.execute(f'DROP TRIGGER "{name}"')  # decisions refuse to be deleted, and here they must be
    while broken := {row[0] for row in connection.execute("PRAGMA foreign_key_check")}:
        for table in sorted(broken):
            yield table, _drop_orphans_of(connection, table)
    for _, sql in guards:
        connection.execute(sql)
    connection.commit()


def _drop_orphans_of(connection: sqlite3.Connection, table: str) -> int:
    keys: dict[int, list[tuple[str, str, str]]] = {}
    for number, _, parent, column, target, *_ in connection.execute(f"PRAGMA foreign_key_list({table})"):
        keys.setdefault(number, []).append((parent, column, target or "id"))
    dropped = 0
    for columns in keys.values():
        same = " AND ".join(f'p."{target}" = {table}."{column}"' for _, column, target in columns)
        given = " AND ".join(f'"{column}" IS NOT NULL' for _, column, _ in columns)
        orphans = f"{given} AND NOT EXISTS (SELECT 1 FROM {columns[0][0]} p WHERE {same})"
        dropped += connection.execute(f"DELETE FROM {table} WHERE {orphans}").rowcount
    return dropped
