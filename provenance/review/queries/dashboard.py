"""The reports with their counts, the trend of a report, and link rot by age of the source."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

PAGE = 40  # reports a page
_TREND = 24  # runs


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report with its counts."""

    id: int
    name: str
    run: str
    last: str
    documents: int
    findings: int
    open: int
    changed: int
    needs_fix: int
    conflict: int
    decided: int
    dead: int
    claims: int


def report_name(db: sqlite3.Connection, report: int) -> str | None:
    """The name of a report, None if there is none."""
    row = db.execute("SELECT name FROM reports WHERE id = ?", [report]).fetchone()
    return None if row is None else str(row[0])


_REPORTS = """
SELECT d.report_id AS id, r.name, max(rd.run_id) AS run, count(DISTINCT d.id) AS documents
FROM documents d JOIN run_documents rd ON rd.document_id = d.id JOIN reports r ON r.id = d.report_id
WHERE d.retired_by IS NULL AND (? = '' OR r.name LIKE '%' || ? || '%') GROUP BY d.report_id
ORDER BY run DESC, r.name LIMIT ? OFFSET ?
"""
_COUNTS = """
WITH last AS (
    SELECT d.id AS document_id, max(rd.run_id) AS run_id FROM documents d
    JOIN run_documents rd ON rd.document_id = d.id WHERE d.retired_by IS NULL AND d.report_id = ? GROUP BY d.id
), states AS (
    SELECT o.finding_id, coalesce(max(s.state), CASE WHEN EXISTS (
        SELECT 1 FROM finding_states e WHERE e.finding_id = o.finding_id) THEN 'evidence-changed' ELSE 'open' END) AS s
    FROM last JOIN run_findings o ON o.document_id = last.document_id AND o.run_id = last.run_id
    LEFT JOIN finding_states s ON s.finding_id = o.finding_id AND s.evidence_hash = o.evidence_hash
    GROUP BY o.finding_id
) SELECT s, count(*) FROM states GROUP BY s
"""
_DEAD = """
SELECT count(DISTINCT a.id) FROM documents d JOIN references_ x ON x.document_id = d.id
JOIN addresses a ON a.id = x.address_id
WHERE d.report_id = ? AND d.retired_by IS NULL AND a.state IN ('dead', 'probably-dead')
"""
_CLAIMS = "SELECT count(*) FROM documents d JOIN claims c ON c.document_id = d.id WHERE d.report_id = ? AND {}"


def reports(db: sqlite3.Connection, offset: int = 0, name: str = "") -> list[ReportLine]:
    """The reports of a page, those of the newest run first, with their counts."""
    rows = db.execute(_REPORTS, [name, name, PAGE, offset]).fetchall()
    return [_line(db, row) for row in rows]


def _line(db: sqlite3.Connection, row: sqlite3.Row) -> ReportLine:
    counts = dict(db.execute(_COUNTS, [row["id"]]).fetchall())
    started = db.execute("SELECT started FROM runs WHERE id = ?", [row["run"]]).fetchone()[0]
    return ReportLine(
        id=row["id"],
        name=row["name"],
        run=row["run"],
        last=started,
        documents=row["documents"],
        findings=sum(counts.values()),
        open=counts.get("open", 0) + counts.get("evidence-changed", 0),
        changed=counts.get("evidence-changed", 0),
        needs_fix=counts.get("needs-fix", 0),
        conflict=counts.get("conflict", 0),
        decided=counts.get("supported", 0) + counts.get("dismissed", 0),
        dead=int(db.execute(_DEAD, [row["id"]]).fetchone()[0]),
        claims=int(db.execute(_CLAIMS.format("d.retired_by IS NULL"), [row["id"]]).fetchone()[0]),
    )


def count_reports(db: sqlite3.Connection, name: str = "") -> int:
    """How many reports there are of this name."""
    query = "SELECT count(*) FROM reports WHERE ? = '' OR name LIKE '%' || ? || '%'"
    return int(db.execute(query, [name, name]).fetchone()[0])


@dataclass(frozen=True, slots=True)
class Point:
    """One run of the trend."""

    run: str
    started: str
    findings: int
    errors: int


def trend(db: sqlite3.Connection) -> list[Point]:
    """How many findings, and errors among them, the last runs saw; the oldest first."""
    runs = db.execute(
        "SELECT id, started FROM runs r WHERE kind <> 'review' "  # which looks at one document only
        "AND EXISTS (SELECT 1 FROM run_documents d WHERE d.run_id = r.id) "
        "ORDER BY id DESC LIMIT ?",
        [_TREND],
    ).fetchall()
    query = (
        "SELECT count(*), coalesce(sum(o.severity = 'error'), 0) FROM run_documents rd JOIN run_findings o "
        "INDEXED BY run_findings_in_queue ON o.document_id = rd.document_id AND o.run_id = rd.run_id "
        "WHERE rd.run_id = ?"
    )
    return [Point(run, started, *db.execute(query, [run]).fetchone()) for run, started in reversed(runs)]


@dataclass(frozen=True, slots=True)
class Age:
    """The cited addresses whose source is of one span of years, by how they answer."""

    label: str
    alive: int
    doubtful: int
    dead: int
    unknown: int

    @property
    def total(self) -> int:
        """How many there are."""
        return self.alive + self.doubtful + self.dead + self.unknown


_ROT = """
SELECT coalesce(min(substr(coalesce(x.published, x.year, x.accessed), 1, 4)), '') AS year, a.state
FROM addresses a JOIN references_ x ON x.address_id = a.id JOIN documents d ON d.id = x.document_id
WHERE d.retired_by IS NULL GROUP BY a.id
"""
_SPANS = (1, 3, 5, 10, 20)  # years


def rot(db: sqlite3.Connection, year: int) -> list[Age]:
    """Link rot by the age of the source in `year`: its printed year, else that of its access."""
    spans: dict[str, dict[str, int]] = {label: {} for label in _labels()}
    for printed, state in db.execute(_ROT):
        label = _span(year - int(printed)) if printed.isdecimal() else "year not printed"
        spans[label][state] = spans[label].get(state, 0) + 1
    return [_age(label, counts) for label, counts in spans.items() if counts]


def _labels() -> Sequence[str]:
    return (*(_span(years - 1) for years in _SPANS), _span(_SPANS[-1]), "year not printed")


def _span(age: int) -> str:
    low = 0
    for high in _SPANS:
        if age < high:
            return "less than a year" if low == 0 else f"{low} to {high - 1} years"
        low = high
    return f"{low} years and more"


def _age(label: str, counts: dict[str, int]) -> Age:
    dead = counts.get("dead", 0) + counts.get("probably-dead", 0)
    return Age(label, counts.get("alive", 0), counts.get("suspected", 0), dead, counts.get("unknown", 0))
