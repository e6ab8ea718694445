"""Runs, what each read, and what changed between two."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

PAGE = 50
SHOWN = 100  # of each kind of change


@dataclass(frozen=True, slots=True)
class RunPage:
    """A run with what it read and could not read."""

    row: sqlite3.Row
    settings: dict[str, Any]
    documents: list[sqlite3.Row]
    unread: list[sqlite3.Row]
    checks: list[sqlite3.Row]
    before: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A kind of change between two runs: how many, and the first of them."""

    kind: str
    count: int
    rows: list[sqlite3.Row]


def runs(db: sqlite3.Connection, before: str = "") -> list[sqlite3.Row]:
    """A page of runs, the newest first: those before `before`, if given."""
    query = """
        SELECT r.*, (SELECT count(*) FROM run_documents d WHERE d.run_id = r.id) AS documents,
            (SELECT count(*) FROM unread u WHERE u.run_id = r.id) AS unread,
            (SELECT count(*) FROM checks c WHERE c.run_id = r.id) AS checks,
            (SELECT max(p.id) FROM runs p WHERE p.id < r.id) AS earlier
        FROM runs r WHERE ? = '' OR r.id < ? ORDER BY r.id DESC LIMIT ?
    """
    return list(db.execute(query, [before, before, PAGE]))


def run(db: sqlite3.Connection, id_: str) -> RunPage | None:
    """A run, None if there is none of this number."""
    row = db.execute("SELECT * FROM runs WHERE id = ?", [id_]).fetchone()
    if row is None:
        return None
    documents = db.execute(
        "SELECT rd.path, d.id, d.report_id, r.name AS report FROM run_documents rd JOIN documents d "
        "ON d.id = rd.document_id JOIN reports r ON r.id = d.report_id WHERE rd.run_id = ? ORDER BY rd.path LIMIT 200",
        [id_],
    ).fetchall()
    unread = db.execute("SELECT * FROM unread WHERE run_id = ? ORDER BY path LIMIT 200", [id_]).fetchall()
    checks = db.execute(
        "SELECT verdict, count(*) AS n FROM checks WHERE run_id = ? GROUP BY 1 ORDER BY n DESC", [id_]
    ).fetchall()
    before = db.execute("SELECT max(id) FROM runs WHERE id < ?", [id_]).fetchone()[0]
    return RunPage(row, json.loads(row["settings"]), documents, unread, checks, before)


# A run need not look at every report: each is taken from the last run up to it that did. Reports that no run between
# the two looked at are left aside at once.
_SIDES = """
INSERT OR REPLACE INTO side_{side}
SELECT o.finding_id, o.evidence_hash, o.severity, o.run_id, o.document_id FROM (
    SELECT d.report_id, max(rd.run_id) AS run_id FROM documents d JOIN run_documents rd ON rd.document_id = d.id
    WHERE rd.run_id <= :run AND d.report_id IN (
        SELECT e.report_id FROM documents e JOIN run_documents re ON re.document_id = e.id
        WHERE re.run_id > :low AND re.run_id <= :high) GROUP BY d.report_id
) l JOIN documents d ON d.report_id = l.report_id
JOIN run_findings o INDEXED BY run_findings_in_queue ON o.document_id = d.id AND o.run_id = l.run_id
"""
_KINDS = {
    "new": ("side_b x LEFT JOIN side_a y ON y.finding_id = x.finding_id", "y.finding_id IS NULL"),
    "gone": ("side_a x LEFT JOIN side_b y ON y.finding_id = x.finding_id", "y.finding_id IS NULL"),
    "changed": (
        "side_b x JOIN side_a y ON y.finding_id = x.finding_id",
        "(y.evidence_hash != x.evidence_hash OR y.severity != x.severity)",
    ),
}
_LINKS = """
SELECT c.address_id, c.run_id, p.run_id AS before FROM checks c
LEFT JOIN checks p ON p.address_id = c.address_id AND p.run_id = (
    SELECT max(q.run_id) FROM checks q WHERE q.address_id = c.address_id AND q.run_id <= :low)
WHERE c.run_id = (SELECT max(z.run_id) FROM checks z WHERE z.address_id = c.address_id AND z.run_id <= :high)
AND c.run_id > :low AND (p.verdict IS NULL OR p.verdict != c.verdict OR p.state != c.state)
"""


def changes(db: sqlite3.Connection, before: str, after: str) -> list[Change]:
    """What changed from one run to another: findings new, gone and changed, and addresses that answer otherwise."""
    low, high = sorted((before, after))
    for side, run_id in (("a", before), ("b", after)):
        columns = "finding_id INTEGER PRIMARY KEY, evidence_hash, severity, run_id, document_id"
        db.execute(f"CREATE TEMP TABLE side_{side} ({columns})")
        db.execute(_SIDES.format(side=side), {"run": run_id, "low": low, "high": high})
    found = []
    for kind, (tables, condition) in _KINDS.items():
        count = db.execute(f"SELECT count(*) FROM {tables} WHERE {condition}").fetchone()[0]
        rows = db.execute(
            f"SELECT x.*, o.message, p.message AS message_before, r.name AS report, f.first_run FROM ("
            f"SELECT x.*, y.run_id AS run_before, y.document_id AS document_before FROM {tables} "
            f"WHERE {condition} ORDER BY x.finding_id LIMIT {SHOWN}) x "
            "JOIN findings f ON f.id = x.finding_id JOIN reports r ON r.id = f.report_id JOIN run_findings o "
            "ON o.finding_id = x.finding_id AND o.run_id = x.run_id AND o.document_id = x.document_id "
            "LEFT JOIN run_findings p ON p.finding_id = x.finding_id AND p.run_id = x.run_before "
            "AND p.document_id = x.document_before ORDER BY r.name, x.finding_id"
        )
        found.append(Change(kind, count, list(rows)))
    db.execute(f"CREATE TEMP TABLE otherwise AS {_LINKS}", {"low": low, "high": high})
    count = db.execute("SELECT count(*) FROM otherwise").fetchone()[0]
    rows = db.execute(
        "SELECT a.id, a.url, c.verdict, c.state, c.status, c.reason, p.verdict AS verdict_before FROM "
        f"(SELECT * FROM otherwise ORDER BY address_id LIMIT {SHOWN}) o JOIN addresses a ON a.id = o.address_id "
        "JOIN checks c ON c.address_id = o.address_id AND c.run_id = o.run_id "
        "LEFT JOIN checks p ON p.address_id = o.address_id AND p.run_id = o.before ORDER BY a.url"
    )
    found.append(Change("links", count, list(rows)))
    return found
