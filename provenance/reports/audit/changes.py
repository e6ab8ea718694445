"""What is different from the run before: findings and addresses as `provenance diff` tells them, claims by verdict."""

from collections.abc import Sequence

from sqlite_utils import Database

from provenance.diff import Seen, compare_runs
from provenance.model import Verdict, normalise_identity
from provenance.reports.audit import queries
from provenance.reports.audit.cards import SourceCard
from provenance.reports.audit.model import Changes, ClaimChange, LinkChange
from provenance.reports.audit.parts import DocumentAudit, Finding
from provenance.reports.audit.queries import Row
from sources.capture import Outcome

_JUDGED = """
SELECT c.identity, v.verdict FROM claims c
JOIN verdicts v ON v.document_id = c.document_id AND v.subject = c.id AND v.figure IS NULL
JOIN run_verdicts rv ON rv.verdict_id = v.id JOIN documents d ON d.id = c.document_id
WHERE rv.run_id = ? AND d.report_id = ? ORDER BY c.start
"""


def changes_since(
    db: Database, chosen: Sequence[Row], documents: Sequence[DocumentAudit], sources: Sequence[SourceCard]
) -> Changes | None:
    """The differences from the last run before that read one of the reports; None where none was ever read before."""
    earlier = {row["report_id"]: run for row in chosen if (run := _run_before(db, row))}
    if not earlier:
        return None
    since = queries.runs(db, [max(earlier.values())])[0]
    difference = compare_runs(db, since["id"], max(row["run"] for row in chosen))
    reports = {row["report"] for row in chosen}
    now = {(documents[f.document].report, f.fingerprint): f for part in documents for f in part.findings}
    urls = {card.url for card in sources}
    return Changes(
        run=since["id"],
        since=since["as_of"],
        new=_known(difference.new, now),
        gone=tuple((seen.rule, seen.message) for seen in difference.gone if seen.report in reports),
        evidence_changed=_known([changed.after for changed in difference.changed], now),
        claims=tuple(change for row in chosen for change in _claims(db, row, earlier, documents)),
        links=tuple(
            LinkChange(change.url, Outcome(change.verdict_before), Outcome(change.verdict))
            for change in difference.links
            if change.url in urls and change.verdict_before not in (None, change.verdict)
        ),
    )


def _run_before(db: Database, row: Row) -> str | None:
    """The run that read the report before."""
    found = queries.runs_of_reports(db, report=row["report_id"], run=None, before=row["run"])
    return found[0]["run"] if found else None


def _known(seen: Sequence[Seen], now: dict[tuple[str, str], Finding]) -> tuple[Finding, ...]:
    keys = ((one.report, one.fingerprint) for one in seen)
    return tuple(now[key] for key in keys if key in now)


def _claims(db: Database, row: Row, earlier: dict[int, str], documents: Sequence[DocumentAudit]) -> list[ClaimChange]:
    """The claims of a report that stood in it before and have another verdict now."""
    judged = db.query(_JUDGED, [earlier.get(row["report_id"]), row["report_id"]])
    then = {seen["identity"]: Verdict(seen["verdict"]) for seen in judged}
    return [
        ClaimChange(index, claim.id, claim.text, then[identity], claim.verdict)
        for index, document in enumerate(documents)
        if document.report == row["report"]
        for claim in document.claims
        if (identity := normalise_identity(claim.text)) in then and then[identity] is not claim.verdict
    ]
