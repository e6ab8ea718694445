"""A database looked over, and freed of captures that nothing rests on."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from provenance.errors import Status, StoreError
from provenance.store.evidence import EvidenceFolder
from provenance.store.store import Store
from provenance.store.worlds import Damage, damage_of

_RECORDS = """
SELECT id, digest, url, file, "offset", length, record_sha256 FROM captures WHERE file IS NOT NULL
ORDER BY file, "offset"
"""
# What a capture is kept for: it is evidence of a verdict, a document was last judged on it, an address last answered
# it, a run that is not finished still needs it, or nobody can fetch it again.
_NEEDED = """
SELECT c.id FROM captures c JOIN evidence e ON e.capture = c.digest
UNION SELECT r.capture_id FROM run_captures r
    JOIN (SELECT document_id, max(run_id) AS run_id FROM run_documents GROUP BY document_id) l
    ON l.document_id = r.document_id AND l.run_id = r.run_id
UNION SELECT c.capture_id FROM checks c
    JOIN (SELECT address_id, max(run_id) AS run_id FROM checks WHERE capture_id IS NOT NULL GROUP BY address_id) l
    ON l.address_id = c.address_id AND l.run_id = c.run_id WHERE c.capture_id IS NOT NULL
UNION SELECT capture_id FROM observations WHERE capture_id IS NOT NULL
UNION SELECT capture_id FROM uploads
"""


@dataclass(frozen=True, slots=True)
class Health:
    """What looking a database over came to: sentences on what is wrong with it, captures that were altered or lost.

    `captures` counts the records that were compared, `strays` files of the folder that nothing speaks of.
    """

    problems: tuple[str, ...]
    damaged: tuple[Damage, ...]
    captures: int
    strays: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems and not self.damaged


def look_over(store: Store) -> Health:
    """Check every page of the database, every reference in it, and every capture beside it. Nothing is changed."""
    problems = [str(row[0]) for row in store.db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    broken = store.db.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = ", ".join(sorted({row[0] for row in broken}))
        problems.append(f"{len(broken)} rows refer to others that are not there ({tables})")
    found = list(store.db.query(_RECORDS))
    damaged = [damage for row in found if (damage := damage_of(store.evidence, row)) is not None]
    known = {row["file"] for row in found}
    strays = tuple(name for name in _files(store.evidence) if name not in known)
    return Health(tuple(problems), tuple(damaged), len(found), strays)


def _files(evidence: EvidenceFolder) -> list[str]:
    return sorted(os.listdir(evidence.folder)) if evidence.folder.is_dir() else []


@dataclass(frozen=True, slots=True)
class Pruning:
    """What was, or would be, dropped: how many captures, and the bytes that frees."""

    captures: int
    freed: int


def prune(store: Store, *, really: bool = True) -> Pruning:
    """Drop the records of captures that no evidence needs; what is known of them stays. `store` must be held for a run.

    Kept are captures that a verdict rests on, those that each document and each address had last, and what was given by
    hand. Older runs may not be computed again afterwards. Killed at any moment, nothing that is kept is lost.
    """
    needed = {row[0] for row in store.db.execute(_NEEDED)}
    by_file: dict[str, list[Mapping[str, Any]]] = {}
    for row in store.db.query(_RECORDS):
        by_file.setdefault(row["file"], []).append(row)
    places = {(row["file"], row["offset"]) for rows in by_file.values() for row in rows if row["id"] in needed}
    dropped = freed = 0
    for file, rows in by_file.items():
        unneeded = [row for row in rows if (file, row["offset"]) not in places]
        if unneeded and (store.evidence.folder / file).is_file():
            dropped += len(unneeded)
            freed += _rewrite(store, file, rows, places) if really else sum(row["length"] for row in unneeded)
    if really:
        _drop_strays(store)
    return Pruning(dropped, freed)


def _rewrite(store: Store, file: str, rows: list[Mapping[str, Any]], places: set[tuple[str, int]]) -> int:
    """Write the records that are kept of a file to a new one, then speak of that one. The bytes freed."""
    old = store.evidence.folder / file
    new = _new_name(file)
    moved: dict[int, int] = {}
    try:
        size = old.stat().st_size
        ends = dict(_extents([row["offset"] for row in rows], size))
        with old.open("rb") as source, (store.evidence.folder / new).open("wb") as target:
            target.write(source.read(min(ends)))  # the record that says who wrote the file
            for offset in sorted(ends):
                if (file, offset) in places:
                    moved[offset] = target.tell()
                    source.seek(offset)
                    target.write(source.read(ends[offset] - offset))
            target.flush()
            os.fsync(target.fileno())
            freed = size - target.tell()
    except OSError as error:
        failure = StoreError(f"{old} cannot be written anew ({error.strerror}): free space, or check its permissions")
        failure.status = Status.IO_ERROR
        raise failure from error
    with store.writing():
        for row in rows:
            place = [new, moved[row["offset"]]] if row["offset"] in moved else [None, None]
            store.db.execute('UPDATE captures SET file = ?, "offset" = ? WHERE id = ?', [*place, row["id"]])
    old.unlink(missing_ok=True)
    return freed


def _extents(offsets: list[int], size: int) -> Iterator[tuple[int, int]]:
    """Where each record begins and where what belongs to it (the request) ends."""
    begins = sorted(set(offsets))
    yield from zip(begins, [*begins[1:], size], strict=True)


def _new_name(file: str) -> str:
    """`000012.warc.gz` becomes `000012.1.warc.gz`, that one `000012.2.warc.gz`."""
    stem = file.removesuffix(".warc.gz")
    run, _, number = stem.partition(".")
    return f"{run}.{int(number or 0) + 1}.warc.gz"


def _drop_strays(store: Store) -> None:
    """Files that nothing speaks of: left by a pruning that was killed."""
    known = {row[0] for row in store.db.execute("SELECT DISTINCT file FROM captures WHERE file IS NOT NULL")}
    for name in _files(store.evidence):
        if name not in known and name.endswith(".warc.gz"):
            (store.evidence.folder / name).unlink(missing_ok=True)
