"""Decisions as JSON lines, to keep beside a report or to take to another database; the same rows, the same bytes.

A line names its finding by report and fingerprint, and itself by an `id` made of what it says, so that lines hang
together (`undoes`, `carried`, `batch`) in whatever database they are.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from provenance.errors import InputError
from provenance.store.decisions import NAME_LIMIT, NOTE_LIMIT, REASONS, VERDICTS

FORMAT = "provenance-decisions/1"
_SAID = ("report", "fingerprint", "evidence_hash", "verdict", "reason", "note", "who", "at")
_LINKS = ("undoes", "carried", "batch")
_QUERY = """
SELECT d.id, r.name AS report, f.fingerprint, f.rule, d.evidence_hash, d.verdict, d.reason, d.note, d.who, d.at,
    d.undoes, d.carried, d.batch, d.settles
FROM decisions d JOIN findings f ON f.id = d.finding_id JOIN reports r ON r.id = f.report_id ORDER BY d.id
"""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: rows added, rows that were there already, rows whose finding is not in the database."""

    added: int
    known: int
    unknown: int


def export_lines(db: sqlite3.Connection) -> Iterator[str]:
    """All decisions in the order they were made, one a line, each ended by a newline."""
    yield json.dumps({"format": FORMAT}) + "\n"
    for line in _lines(db).values():
        yield json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n"


def _lines(db: sqlite3.Connection) -> dict[int, dict[str, Any]]:
    """The decisions by their row, with ids that hold in every database."""
    cursor = db.execute(_QUERY)
    names = [column[0] for column in cursor.description]
    found: dict[int, dict[str, Any]] = {}
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    for values in cursor:
        row = dict(zip(names, values, strict=True))
        number = row.pop("id")
        row["settles"] = bool(row["settles"])
        for link in ("undoes", "carried"):
            row[link] = ids.get(row[link])
        said = json.dumps([row[name] for name in _SAID] + [row["undoes"]], ensure_ascii=False)
        taken[said] = taken.get(said, 0) + 1
        ids[number] = sha256(f"{said}#{taken[said]}".encode()).hexdigest()[:16]
        row["batch"] = ids.get(row["batch"])
        found[number] = {"id": ids[number], **row}
    return found


def import_lines(db: sqlite3.Connection, lines: Iterable[str]) -> Imported:
    """Add the decisions of an export that are not there yet, to findings that are; to be called in a transaction.

    Raises InputError with the number of the line that is none.
    """
    rows = [_read(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    numbers = {line["id"]: number for number, line in _lines(db).items()}
    findings = {
        (report, fingerprint): id_
        for report, fingerprint, id_ in db.execute(
            "SELECT r.name, f.fingerprint, f.id FROM findings f JOIN reports r ON r.id = f.report_id"
        )
    }
    added = known = unknown = 0
    for row in rows:
        if row is None:
            continue
        finding = findings.get((row["report"], row["fingerprint"]))
        if row["id"] in numbers:
            known += 1
        elif finding is None or (row["undoes"] and row["undoes"] not in numbers):
            unknown += 1
        else:
            numbers[row["id"]] = _insert(db, finding, row, numbers)
            added += 1
    return Imported(added, known, unknown)


def _insert(db: sqlite3.Connection, finding: int, row: dict[str, Any], numbers: dict[str, int]) -> int:
    next_id = int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM decisions").fetchone()[0])
    linked = {link: numbers.get(row[link] or "") for link in _LINKS}
    if row["batch"] == row["id"]:
        linked["batch"] = next_id
    values = {
        "id": next_id,
        "finding_id": finding,
        **{name: row[name] for name in _SAID[2:]},
        **linked,
        "settles": int(row["settles"]),
    }
    columns = ", ".join(values)
    db.execute(f"INSERT INTO decisions ({columns}) VALUES ({', '.join('?' * len(values))})", list(values.values()))
    return next_id


def _read(number: int, line: str) -> dict[str, Any] | None:
    """A line as a row, None for the first one, which names the format."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"line {number} is no JSON ({error}): export again, or mend it") from error
    if isinstance(row, dict) and row.get("format") == FORMAT:
        return None
    if not isinstance(row, dict) or not _is_decision(row):
        raise InputError(f"line {number} is no decision: a file of 'provenance decisions export' is wanted")
    return {**dict.fromkeys((*_LINKS, "reason", "note")), "settles": False, **row}


def _is_decision(row: dict[str, Any]) -> bool:
    wanted = ("id", "report", "fingerprint", "evidence_hash", "verdict", "who", "at")
    texts = all(isinstance(row.get(name), str) and row[name] for name in wanted)
    optional = all(isinstance(row.get(name), str | None) for name in (*_LINKS, "reason", "note"))
    if not texts or not optional:
        return False
    fitting = row["verdict"] in VERDICTS and row.get("reason") in (None, *REASONS)
    return fitting and len(row["who"]) <= NAME_LIMIT and len(row.get("note") or "") <= NOTE_LIMIT
