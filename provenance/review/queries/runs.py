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
CREATE TEMP TABLE side_{side} AS
SELECT o.finding_id, o.evidence_hash, o.severity, o.message, o.run_id, o.document_id FROM (
    SELECT d.report_id, max(rd.run_id) AS run_id FROM documents d JOIN run_documents rd ON rd.document_id = d.id
    WHERE rd.run_id <= :run AND d.report_id IN (
        SELECT e.report_id FROM documents e JOIN run_documents re ON re.document_id = e.id
        WHERE re.run_id > :low AND re.run_id <= :high) GROUP BY d.report_id
) l JOIN documents d ON d.report_id = l.report_id
JOIN run_findings o INDEXED BY run_findings_in_queue ON o.document_id = d.id AND o.run_id = l.run_id
"""
_KINDS = {
    "new": ("side_b x LEFT JOIN side_a y ON y.finding_id = x.finding_id", "y.finding_id IS NULL", "NULL"),
    "gone": ("side_a x LEFT JOIN side_b y ON y.finding_id = x.finding_id", "y.finding_id IS NULL", "NULL"),
    "changed": (
        "side_b x JOIN side_a y ON y.finding_id = x.finding_id",
        "(y.evidence_hash != x.evidence_hash OR y.severity != x.severity)",
        "y.message",
    ),
}
_LINKS = """
SELECT a.id, a.url, c.verdict, c.state, c.status, c.reason, p.verdict AS verdict_before, p.state AS state_before
FROM checks c JOIN addresses a ON a.id = c.address_id LEFT JOIN checks p ON p.address_id = c.address_id AND p.run_id = (
    SELECT max(q.run_id) FROM checks q WHERE q.address_id = c.address_id AND q.run_id <= :low)
WHERE c.run_id = (SELECT max(z.run_id) FROM checks z WHERE z.address_id = c.address_id AND z.run_id <= :high)
AND c.run_id > :low AND (p.verdict IS NULL OR p.verdict != c.verdict OR p.state != c.state)
"""


def changes(db: sqlite3.Connection, before: str, after: str) -> list[Change]:
    """What changed from one run to another: findings new, gone and changed, and addresses that answer otherwise."""
    low, high = sorted((before, after))
    for side, run_id in (("a", before), ("b", after)):
        db.execute(_SIDES.format(side=side), {"run": run_id, "low": low, "high": high})
        db.execute(f"CREATE INDEX temp.by_{side} ON side_{side}(finding_id)")
    found = []
    for kind, (tables, condition, was) in _KINDS.items():
        count = db.execute(f"SELECT count(*) FROM {tables} WHERE {condition}").fetchone()[0]
        rows = db.execute(
            f"SELECT x.*, {was} AS message_before, f.rule, f.report_id, r.name AS report FROM {tables} "
            "JOIN findings f ON f.id = x.finding_id JOIN reports r ON r.id = f.report_id "
            f"WHERE {condition} ORDER BY r.name, f.id LIMIT {SHOWN}"
        )
        found.append(Change(kind, count, list(rows)))
    values = {"low": low, "high": high}
    count = db.execute(f"SELECT count(*) FROM ({_LINKS})", values).fetchone()[0]
    found.append(Change("links", count, list(db.execute(f"{_LINKS} ORDER BY a.url LIMIT {SHOWN}", values))))
    return found


def flapping(db: sqlite3.Connection, upto: str, limit: int = 20) -> list[sqlite3.Row]:
    """Findings of the last ten runs up to one that went and came back: seen in it, once before, and not between."""
    query = """
        WITH window AS (SELECT id FROM runs WHERE id <= :upto ORDER BY id DESC LIMIT 10),
        missed AS (
            SELECT o.finding_id, o.message, max(o.run_id) AS run_id, min(o.run_id) AS first, count(*) AS seen,
                d.report_id
            FROM run_findings o JOIN documents d ON d.id = o.document_id
            WHERE o.run_id IN (SELECT id FROM window) GROUP BY o.finding_id
        )
        SELECT m.*, r.name AS report FROM missed m JOIN reports r ON r.id = m.report_id WHERE m.seen < (
            SELECT count(DISTINCT rd.run_id) FROM run_documents rd JOIN documents d ON d.id = rd.document_id
            WHERE d.report_id = m.report_id AND rd.run_id BETWEEN m.first AND m.run_id) LIMIT :limit
    """
    return list(db.execute(query, {"upto": upto, "limit": limit}))
