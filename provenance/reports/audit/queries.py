"""What an audit report asks the store, as rows; nothing is counted or worded here."""

from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]

_RUNS_OF_REPORTS = """
SELECT d.report_id, r.name AS report, max(rd.run_id) AS run FROM run_documents rd
JOIN documents d ON d.id = rd.document_id JOIN reports r ON r.id = d.report_id JOIN runs u ON u.id = rd.run_id
WHERE u.as_of <= :until AND (:run IS NULL OR rd.run_id = :run) AND (:before IS NULL OR rd.run_id < :before)
AND (:report IS NULL OR d.report_id = :report)
GROUP BY d.report_id ORDER BY r.name
"""
_DOCUMENTS = """
SELECT d.*, min(rd.path) AS path FROM run_documents rd JOIN documents d ON d.id = rd.document_id
WHERE rd.run_id = :run AND d.report_id = :report GROUP BY d.id ORDER BY min(rd.path), d.id
"""
_CLAIMS = 'SELECT id, identity, start, "end", text, link, spots FROM claims WHERE document_id = ? ORDER BY start, id'
_CLAIM_NOTES = """
SELECT c.claim_id, n.label FROM claim_notes c JOIN notes n ON n.document_id = c.document_id AND n.id = c.note_id
WHERE c.document_id = ? ORDER BY c.claim_id, n.start
"""
_VERDICTS = """
SELECT v.id, v.subject, v.figure, v.verdict FROM verdicts v JOIN run_verdicts rv ON rv.verdict_id = v.id
WHERE v.document_id = :document AND rv.run_id = :run
"""
_EVIDENCE = """
SELECT e.*, f.title, f.text AS reference_text FROM evidence e
JOIN verdicts v ON v.id = e.verdict_id JOIN run_verdicts rv ON rv.verdict_id = v.id
LEFT JOIN references_ f ON f.document_id = v.document_id AND f.id = e.reference_id
WHERE v.document_id = :document AND rv.run_id = :run ORDER BY e.verdict_id, e.rank
"""
_FINDINGS = """
SELECT f.id, f.fingerprint, f.rule, f.first_run, o.*, s.state FROM run_findings o
JOIN findings f ON f.id = o.finding_id
LEFT JOIN finding_states s ON s.finding_id = f.id AND s.evidence_hash = o.evidence_hash
WHERE o.run_id = :run AND o.document_id = :document
ORDER BY f.rule, o.start, o."end", f.fingerprint
"""
_DECISIONS = """
SELECT v.finding_id, v.evidence_hash, v.verdict, v.reason, v.note, v.who, v.at FROM standing_votes v
JOIN findings f ON f.id = v.finding_id WHERE f.report_id = ? ORDER BY v.id
"""
_CHECKS = """
SELECT c.*, a.url, a.strikes, a.first_failed, a.last_good, r.offline, k.origin FROM checks c
JOIN addresses a ON a.id = c.address_id JOIN runs r ON r.id = c.run_id LEFT JOIN captures k ON k.id = c.capture_id
WHERE a.url IN ({}) AND c.run_id <= ? ORDER BY c.run_id
"""
_CAPTURES = """
SELECT r.url AS asked, r.reference_id, r.captured, r.outcome, c.digest, c.url, c.origin, c.media_type
FROM run_captures r JOIN captures c ON c.id = r.capture_id
WHERE r.run_id = :run AND r.document_id = :document ORDER BY r.url, r.reference_id, r.rank
"""
_ASKED_AT_ONCE = 500
END_OF_TIME = "9999-12-31T23:59:59Z"


def reports_named(db: Database, name: str) -> list[Row]:
    """The reports of this name, else those read from a path of this name."""
    by_name = list(db.query("SELECT id, name FROM reports WHERE name = ?", [name]))
    by_path = (
        "SELECT DISTINCT r.id, r.name FROM run_documents rd JOIN documents d ON d.id = rd.document_id "
        "JOIN reports r ON r.id = d.report_id WHERE rd.path = ?"
    )
    return by_name or list(db.query(by_path, [name]))


def report_names(db: Database) -> list[str]:
    """The names of all reports."""
    return [row["name"] for row in db.query("SELECT name FROM reports ORDER BY name")]


def runs_of_reports(
    db: Database, *, report: int | None, run: str | None, until: str = END_OF_TIME, before: str | None = None
) -> list[Row]:
    """The newest run of each report (or of one): `run` alone, judged no later than `until`, older than `before`."""
    values = {"report": report, "run": run, "until": until, "before": before}
    return list(db.query(_RUNS_OF_REPORTS, values))


def documents(db: Database, run: str, report: int) -> list[Row]:
    """The documents of a report that a run read."""
    return list(db.query(_DOCUMENTS, {"run": run, "report": report}))


def runs(db: Database, ids: Sequence[str]) -> list[Row]:
    """These runs, in order."""
    marks = ",".join("?" * len(ids))
    return list(db.query(f"SELECT * FROM runs WHERE id IN ({marks}) ORDER BY id", list(ids)))


def unread(db: Database, ids: Sequence[str]) -> list[Row]:
    """What these runs could not read."""
    marks = ",".join("?" * len(ids))
    return list(
        db.query(f"SELECT DISTINCT path, reason FROM unread WHERE run_id IN ({marks}) ORDER BY path", list(ids))
    )


def claims(db: Database, document: int) -> list[Row]:
    """The claims of a document, in the order of its text."""
    return list(db.query(_CLAIMS, [document]))


def quotes(db: Database, document: int) -> list[Row]:
    """The quotations of a document, in the order of its text."""
    return list(db.query("SELECT * FROM quotes WHERE document_id = ? ORDER BY start, id", [document]))


def claim_labels(db: Database, document: int) -> list[Row]:
    """The labels of the notes that each claim hangs on."""
    return list(db.query(_CLAIM_NOTES, [document]))


def notes(db: Database, document: int) -> list[Row]:
    """The notes of a document, in the order of print."""
    return list(db.query("SELECT id, label, kind FROM notes WHERE document_id = ? ORDER BY start, id", [document]))


def markers(db: Database, document: int) -> list[Row]:
    """The markers of a document."""
    return list(db.query("SELECT label, note_id FROM markers WHERE document_id = ? ORDER BY start", [document]))


def references(db: Database, document: int) -> list[Row]:
    """The references of a document with the labels of their notes, in the order of print."""
    query = (
        "SELECT r.*, n.label FROM references_ r JOIN notes n ON n.document_id = r.document_id AND n.id = r.note_id "
        "WHERE r.document_id = ? ORDER BY r.start, r.id"
    )
    return list(db.query(query, [document]))


def verdicts(db: Database, document: int, run: str) -> list[Row]:
    """The verdicts of a document's claims, figures and quotations in a run."""
    return list(db.query(_VERDICTS, {"document": document, "run": run}))


def evidence(db: Database, document: int, run: str) -> list[Row]:
    """The passages that these verdicts rest on, the best of each first."""
    return list(db.query(_EVIDENCE, {"document": document, "run": run}))


def findings(db: Database, document: int, run: str) -> list[Row]:
    """The findings of a document in a run, each with the state that decisions give it."""
    return list(db.query(_FINDINGS, {"document": document, "run": run}))


def decisions(db: Database, report: int) -> list[Row]:
    """The decisions on a report's findings that stand, each person's newest."""
    return list(db.query(_DECISIONS, [report]))


def checks(db: Database, urls: Sequence[str], until_run: str) -> list[Row]:
    """The checks of addresses up to a run, oldest first."""
    found: list[Row] = []
    for first in range(0, len(urls), _ASKED_AT_ONCE):
        some = list(urls[first : first + _ASKED_AT_ONCE])
        found += db.query(_CHECKS.format(",".join("?" * len(some))), [*some, until_run])
    return found


def captures(db: Database, document: int, run: str) -> list[Row]:
    """The captures that a document was judged on, of an address asked or of a reference."""
    return list(db.query(_CAPTURES, {"document": document, "run": run}))


def addresses_of_run(db: Database, run: str) -> list[str]:
    """All addresses that a run checked."""
    query = "SELECT a.url FROM checks c JOIN addresses a ON a.id = c.address_id WHERE c.run_id = ? ORDER BY a.url"
    return [row["url"] for row in db.query(query, [run])]
