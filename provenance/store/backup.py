"""A database copied with its captures, so that the copy can be opened and verified anywhere."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import Status, StoreError
from provenance.store.database import open_readonly, store_error
from provenance.store.evidence import EvidenceFolder

_PAGES_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made: its database, how many files of captures, and the bytes of all."""

    database: Path
    captures: int
    size: int


def back_up(path: Path, target: Path, step: Callable[[int, int], None] = lambda done, of: None) -> Backup:
    """Copy the database at `path`, as of one moment, and the captures beside it into the new folder `target`.

    Runs and editors may go on meanwhile: captures are only ever added to, so those of the copied database are whole.
    The folder appears when all is in it, or not at all. Raises StoreError where it is there already or cannot be
    written.
    """
    if target.exists():
        raise StoreError(f"{target} is there already: name a new folder for the backup")
    partial = target.with_name(f".{target.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        _copy_database(path, partial / path.name, step)
        captures = _copy_captures(path, partial / path.name)
        size = sum(file.stat().st_size for file in partial.rglob("*") if file.is_file())
        os.replace(partial, target)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        failure = StoreError(f"{target} cannot be written ({error.strerror}): name another place, or free space")
        failure.status = Status.IO_ERROR if error.errno in _FULL else Status.CANNOT_CREATE
        raise failure from error
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return Backup(target / path.name, captures, size)


_FULL = (27, 28, 5, 122)  # file too large, no space, input/output, quota


def _copy_database(path: Path, copy: Path, step: Callable[[int, int], None]) -> None:
    db = open_readonly(path, any_schema=True)
    try:
        target = sqlite3.connect(copy)
        try:
            db.conn.backup(
                target, pages=_PAGES_AT_ONCE, progress=lambda status, left, of: step(of - left, of), sleep=0.001
            )
            target.execute("PRAGMA journal_mode = DELETE")  # one file, so that it opens where nothing can be written
        finally:
            target.close()
    except sqlite3.Error as error:
        raise store_error(error, copy) from error
    finally:
        db.conn.close()


def _copy_captures(path: Path, copy: Path) -> int:
    folder = EvidenceFolder(path).folder
    files = sorted(file for file in folder.iterdir() if file.is_file()) if folder.is_dir() else []
    if files:
        (target := EvidenceFolder(copy).folder).mkdir()
        for file in files:
            shutil.copy2(file, target / file.name)
    return len(files)
