"""What changed between two runs: findings new, gone and changed, and addresses that answer otherwise.

A run need not look at every document (a nightly run does not), so each is taken with what earlier runs found of the
documents and addresses that it passed over.
"""

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

_STATE = """
WITH latest AS (
    SELECT d.id AS document_id, d.report_id, max(rd.run_id) AS run_id
    FROM run_documents rd JOIN documents d ON d.id = rd.document_id
    WHERE rd.run_id <= :run AND (d.retired_by IS NULL OR d.retired_by > :run) GROUP BY d.id
)
SELECT f.id, r.name AS report, f.rule, f.fingerprint, o.severity, o.confidence, o.message, o.labels, o.url, o.line,
    o.page, o.claim_id, o.evidence_hash, o.run_id, o.document_id
FROM latest l JOIN run_findings o ON o.run_id = l.run_id AND o.document_id = l.document_id
JOIN findings f ON f.id = o.finding_id JOIN reports r ON r.id = l.report_id ORDER BY r.name, f.id, o.document_id
"""
_LINKS = """
WITH latest AS (SELECT address_id, max(run_id) AS run_id FROM checks WHERE run_id <= ? GROUP BY address_id)
SELECT a.url, c.verdict, c.state, c.status, c.reason FROM latest l
JOIN checks c ON c.address_id = l.address_id AND c.run_id = l.run_id JOIN addresses a ON a.id = c.address_id
"""
_COMPARED = ("severity", "confidence", "evidence_hash")


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding as a run saw it."""

    report: str
    rule: str
    fingerprint: str
    severity: str
    confidence: str
    message: str
    labels: str
    url: str | None
    line: int | None
    page: int | None
    claim_id: str | None
    evidence_hash: str
    run_id: str
    document_id: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding that both runs saw, with other evidence, severity or confidence."""

    before: Seen
    after: Seen


@dataclass(frozen=True, slots=True)
class LinkChange:
    """An address that answers otherwise: verdict and state before (None: it was not checked) and after."""

    url: str
    verdict_before: str | None
    verdict: str
    state_before: str | None
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed from the run `before` to the run `after`, in the order of reports and findings."""

    before: str
    after: str
    new: tuple[Seen, ...]
    gone: tuple[Seen, ...]
    changed: tuple[Changed, ...]
    links: tuple[LinkChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.new or self.gone or self.changed or self.links)


def compare_runs(db: Database, before: str, after: str) -> Difference:
    """What changed from one run to another, whichever is the older."""
    first, second = _state(db, before), _state(db, after)
    new = tuple(seen for key, seen in second.items() if key not in first)
    gone = tuple(seen for key, seen in first.items() if key not in second)
    both = ((first[key], seen) for key, seen in second.items() if key in first)
    changed = tuple(Changed(was, seen) for was, seen in both if _differs(was, seen))
    return Difference(before, after, new, gone, changed, _link_changes(db, before, after))


def _state(db: Database, run: str) -> dict[int, Seen]:
    found: dict[int, Seen] = {}
    for row in db.query(_STATE, {"run": run}):
        key = row.pop("id")
        found[key] = Seen(**row)
    return found


def _differs(was: Seen, seen: Seen) -> bool:
    return any(getattr(was, name) != getattr(seen, name) for name in _COMPARED)


def _link_changes(db: Database, before: str, after: str) -> tuple[LinkChange, ...]:
    first: dict[str, dict[str, Any]] = {row["url"]: row for row in db.query(_LINKS, [before])}
    changes = []
    for row in db.query(_LINKS, [after]):
        was = first.get(row["url"], {})
        if (was.get("verdict"), was.get("state")) != (row["verdict"], row["state"]):
            change = LinkChange(
                row["url"], was.get("verdict"), row["verdict"], was.get("state"), row["state"], row["reason"]
            )
            changes.append(change)
    return tuple(sorted(changes, key=lambda change: change.url))
