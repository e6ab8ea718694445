"""What the judgement of a document rested on in a run: the captures of each address, and where they are kept."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from provenance.store.evidence import ALTERED, EvidenceFolder
from provenance.world import World
from sources import Capture, Outcome, SourcesError

_CAPTURES = """
SELECT r.url AS "key", r.reference_id, r.captured, r.outcome, r.status, r.reason, r.error, r.final_url, c.id, c.digest,
    c.url, c.origin, c.media_type, c.truncated, c.archived_url, c.file, c."offset", c.length, c.record_sha256
FROM run_captures r JOIN captures c ON c.id = r.capture_id
WHERE r.run_id = ? AND r.document_id = ? ORDER BY r.url, r.reference_id, r.rank
"""


_COPIES = """
SELECT r.captured, r.outcome, r.status, r.reason, r.error, r.final_url, c.id, c.digest, c.url, c.origin, c.media_type,
    c.truncated, c.archived_url, c.file, c."offset", c.length, c.record_sha256
FROM captures c JOIN run_captures r ON r.capture_id = c.id
WHERE c.url = ? AND c.origin <> 'live' AND c.file IS NOT NULL GROUP BY c.id ORDER BY c.id
"""
_OF_CHECKS = """
SELECT c.digest, c.url, c.file, c."offset", c.length, c.record_sha256
FROM checks k JOIN captures c ON c.id = k.capture_id WHERE k.run_id = ? AND c.file IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Damage:
    """A capture whose record is missing or not what was written: its digest, address, place, and what is wrong."""

    digest: str
    url: str
    file: str
    offset: int
    problem: str


@dataclass(frozen=True, slots=True)
class StoredWorld:
    """A world as it is kept; `damaged` are the captures of it that prove nothing any more."""

    world: World
    damaged: tuple[Damage, ...]


def save_world(db: Database, run: str, document_id: int, world: World, row_of: Callable[[Capture], int]) -> None:
    """Keep what a document was judged on in a run; `row_of` gives the row of a capture."""
    archives = json.dumps(world.archives, ensure_ascii=False)
    db.execute(
        "UPDATE run_documents SET archives = ? WHERE run_id = ? AND document_id = ?", [archives, run, document_id]
    )
    given = [(url, "", captures) for url, captures in world.captures.items()]
    given += [("", reference, copies) for reference, copies in world.copies.items()]
    rows = (
        {"run_id": run, "document_id": document_id, "url": url, "reference_id": reference, **row}
        for url, reference, captures in given
        for row in _rows(captures, row_of)
    )
    db.table("run_captures").insert_all(rows, replace=True)


def _rows(captures: Sequence[Capture], row_of: Callable[[Capture], int]) -> Iterator[dict[str, Any]]:
    for rank, capture in enumerate(captures):
        yield {
            "rank": rank,
            "capture_id": row_of(capture),
            "captured": capture.captured.isoformat(),
            "outcome": capture.outcome.value,
            "status": capture.status,
            "reason": capture.reason,
            "error": capture.error,
            "final_url": capture.final_url,
        }


def load_world(db: Database, evidence: EvidenceFolder, run: str, document_id: int) -> StoredWorld:
    """What a document was judged on in a run, read back; a capture that was altered is marked so."""
    found = db.execute(
        "SELECT archives FROM run_documents WHERE run_id = ? AND document_id = ?", [run, document_id]
    ).fetchone()
    archives = tuple(json.loads(found[0])) if found and found[0] else ()
    captures: dict[str, list[Capture]] = {}
    copies: dict[str, list[Capture]] = {}
    damaged: list[Damage] = []
    read: dict[int, tuple[bytes, Damage | None]] = {}
    cursor = db.execute(_CAPTURES, [run, document_id])
    names = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        if row["id"] not in read:
            read[row["id"]] = _body(evidence, row)
            damaged += [damage for damage in read[row["id"]][1:] if damage is not None]
        body, damage = read[row["id"]]
        kept, key = (copies, row["reference_id"]) if row["reference_id"] else (captures, row["key"])
        kept.setdefault(key, []).append(_capture(row, body, damage))
    return StoredWorld(World(_tuples(captures), _tuples(copies), archives), tuple(damaged))


def _tuples(lists: Mapping[str, list[Capture]]) -> dict[str, tuple[Capture, ...]]:
    return {key: tuple(captures) for key, captures in lists.items()}


def _body(evidence: EvidenceFolder, row: Mapping[str, Any]) -> tuple[bytes, Damage | None]:
    """The bytes of a capture, and what is wrong with its record."""
    if row["file"] is None:
        return b"", None
    try:
        body, problem = evidence.body(row["file"], row["offset"], row["length"], row["digest"], row["record_sha256"])
    except SourcesError as error:
        body, problem = b"", str(error)
    if problem is None:
        return body, None
    return body, Damage(row["digest"], row["url"], row["file"], row["offset"], problem)


def stored_captures(db: Database, evidence: EvidenceFolder, url: str) -> tuple[Capture, ...]:
    """The captures of an address that any document was judged on last; those that were altered are marked so."""
    found = db.execute(
        "SELECT run_id, document_id FROM run_captures WHERE url = ? ORDER BY run_id DESC LIMIT 1", [url]
    ).fetchone()
    if found is None:
        return ()
    return load_world(db, evidence, *found).world.captures.get(url, ())


def stored_copies(db: Database, evidence: EvidenceFolder, url: str) -> list[Capture]:
    """The sound copies of an address that archives had, as they were judged on last."""
    found: list[Capture] = []
    for row in db.query(_COPIES, [url]):
        body, damage = _body(evidence, row)
        if body and damage is None:
            found.append(_capture(row, body, None))
    return found


def sound_body(db: Database, evidence: EvidenceFolder, capture_id: int | None) -> bytes:
    """The bytes of a stored capture; none where there are none, or where they are not what was written."""
    found = db.query(
        'SELECT id, digest, url, file, "offset", length, record_sha256 FROM captures WHERE id = ?', [capture_id]
    )
    for row in found:
        body, damage = _body(evidence, row)
        return b"" if damage else body
    return b""


def _capture(row: Mapping[str, Any], body: bytes, damage: Damage | None) -> Capture:
    """The capture of a row. What was altered keeps its bytes, so that it is named, and proves nothing."""
    return Capture(
        url=row["url"],
        outcome=Outcome(row["outcome"]),
        captured=datetime.fromisoformat(row["captured"]),
        origin=row["origin"],
        reason=row["reason"],
        final_url=row["final_url"],
        status=row["status"],
        media_type=row["media_type"],
        body=body,
        truncated=row["truncated"],
        error=ALTERED if damage else row["error"],
        archived_url=row["archived_url"],
    )


def damage_of(evidence: EvidenceFolder, row: Mapping[str, Any]) -> Damage | None:
    """What is wrong with the record of a row of `captures`; None where it is what was written."""
    return _body(evidence, row)[1]


def damage_of_checks(db: Database, evidence: EvidenceFolder, run: str) -> tuple[int, list[Damage]]:
    """How many captures the checks of a run rest on, and those of them that are not what was written."""
    found = list(db.query(_OF_CHECKS, [run]))
    damages = (_body(evidence, row)[1] for row in found)
    return len(found), [damage for damage in damages if damage is not None]
