"""One document of an audit report: its claims and quotations with their passages, its findings and their decisions."""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from provenance.model import Confidence, Group, Severity, Verdict
from provenance.reports.audit import queries
from provenance.reports.audit.parts import Claim, Decision, DocumentAudit, Figure, Finding, Numbering, Passage, Quote
from provenance.reports.audit.queries import Row
from provenance.reports.audit.ranking import GROUP_OF_RULE, report_order

Judged = Mapping[tuple[str, int | None], tuple[Verdict, tuple[Passage, ...]]]


@dataclass(frozen=True, slots=True)
class CitedWorks:
    """The references of one document and the captures that its verdicts rest on, as rows."""

    document: int
    references: Sequence[Row]
    captures: Sequence[Row]


@dataclass(frozen=True, slots=True)
class _Places:
    """Turns an offset into line and page."""

    lines: Sequence[int]
    pages: Sequence[int]

    @classmethod
    def of(cls, document: Row) -> "_Places":
        breaks = [0, *(i + 1 for i, sign in enumerate(document["text"]) if sign == "\n")]
        return cls(breaks, json.loads(document["page_starts"]))

    def line(self, offset: int) -> int:
        return bisect_right(self.lines, offset)

    def page(self, offset: int) -> int | None:
        """None where the document has no pages."""
        return bisect_right(self.pages, offset) if len(self.pages) > 1 else None


def read_document(db: Database, index: int, row: Row, report: Row, path: str) -> tuple[DocumentAudit, CitedWorks]:
    """One document as the run of `report` saw it, and the works that it cites; `index` is its place in the audit."""
    run = report["run"]
    places = _Places.of(row)
    judged = _judged(db, row["id"], run)
    findings = _findings(db, index, row, report)
    references = queries.references(db, row["id"])
    document = DocumentAudit(
        id=row["id"],
        report=report["report"],
        path=path,
        run=run,
        sha256=row["sha256"],
        format=row["format"],
        title=row["title"],
        language=row["language"],
        dated=row["dated"],
        pages=row["pages"],
        references=len(references),
        claims=_claims(db, row["id"], judged, places, findings),
        quotes=_quotes(db, row["id"], judged, places),
        findings=findings,
        numbering=_numbering(db, row["id"], findings),
        warnings=tuple(json.loads(row["warnings"])),
    )
    return document, CitedWorks(index, references, queries.captures(db, row["id"], run))


def _judged(db: Database, document: int, run: str) -> Judged:
    passages: dict[int, list[Passage]] = defaultdict(list)
    for row in queries.evidence(db, document, run):
        passages[row["verdict_id"]].append(_passage(row))
    return {
        (row["subject"], row["figure"]): (Verdict(row["verdict"]), tuple(passages[row["id"]]))
        for row in queries.verdicts(db, document, run)
    }


def _passage(row: Row) -> Passage:
    same = ("explanation", "url", "quote", "found", "page", "cell", "captured", "capture", "how")
    source = row["title"] or row["reference_text"]
    return Passage(verdict=Verdict(row["verdict"]), source=source, **{name: row[name] for name in same})


def _claims(
    db: Database, document: int, judged: Judged, places: _Places, findings: Sequence[Finding]
) -> tuple[Claim, ...]:
    labels: dict[str, list[str]] = defaultdict(list)
    for row in queries.claim_labels(db, document):
        labels[row["claim_id"]].append(row["label"])
    decided: dict[str | None, list[Decision]] = defaultdict(list)
    for finding in findings:
        decided[finding.claim] += finding.decisions
    unknown: tuple[Verdict, tuple[Passage, ...]] = (Verdict.NOT_CHECKABLE, ())
    return tuple(
        Claim(
            id=row["id"],
            text=row["text"],
            start=row["start"],
            end=row["end"],
            line=places.line(row["start"]),
            page=places.page(row["start"]),
            labels=tuple(dict.fromkeys(labels[row["id"]])),
            link=row["link"],
            verdict=judged.get((row["id"], None), unknown)[0],
            figures=tuple(
                Figure(row["text"][start:end], start, end, *judged.get((row["id"], number), unknown))
                for number, (start, end) in enumerate(json.loads(row["spots"]))
            ),
            decisions=tuple(dict.fromkeys(decided[row["id"]])),
        )
        for row in queries.claims(db, document)
    )


def _quotes(db: Database, document: int, judged: Judged, places: _Places) -> tuple[Quote, ...]:
    labels = {row["id"]: row["label"] for row in queries.notes(db, document)}
    unknown: tuple[Verdict, tuple[Passage, ...]] = (Verdict.NOT_CHECKABLE, ())
    return tuple(
        Quote(
            id=row["id"],
            text=row["text"],
            start=row["start"],
            end=row["end"],
            line=places.line(row["start"]),
            page=places.page(row["start"]),
            labels=tuple(dict.fromkeys(labels[note] for note in json.loads(row["notes"]))),
            verdict=judged.get((row["id"], None), unknown)[0],
            passages=judged.get((row["id"], None), unknown)[1],
        )
        for row in queries.quotes(db, document)
    )


def _findings(db: Database, index: int, document: Row, report: Row) -> tuple[Finding, ...]:
    decided: dict[int, list[Row]] = defaultdict(list)
    for row in queries.decisions(db, report["report_id"]):
        decided[row["finding_id"]].append(row)
    found = [
        _finding(index, row if document["pages"] > 1 else {**row, "page": None}, decided[row["id"]])
        for row in queries.findings(db, document["id"], report["run"])
    ]
    return tuple(sorted(found, key=report_order))


def _finding(index: int, row: Row, decided: Sequence[Row]) -> Finding:
    decisions = tuple(
        Decision(one["verdict"], one["reason"], one["note"], one["who"], one["at"], _is_same(one, row))
        for one in decided
    )
    same = ("fingerprint", "rule", "message", "quote", "start", "end", "line", "column", "page", "url", "suggestion")
    return Finding(
        document=index,
        group=GROUP_OF_RULE.get(row["rule"], Group.NUMBERING),
        severity=Severity(row["severity"]),
        confidence=Confidence(row["confidence"]),
        labels=tuple(json.loads(row["labels"])),
        claim=row["claim_id"],
        evidence=json.loads(row["evidence"]),
        first_run=row["first_run"],
        state=row["state"],
        decisions=decisions,
        **{name: row[name] for name in same},
    )


def _is_same(decision: Row, finding: Row) -> bool:
    """Whether a decision was taken on the evidence that the finding has now."""
    return bool(decision["evidence_hash"] == finding["evidence_hash"])


def _numbering(db: Database, document: int, findings: Sequence[Finding]) -> Numbering:
    notes, markers = queries.notes(db, document), queries.markers(db, document)
    called = {row["note_id"] for row in markers}
    return Numbering(
        notes=len(notes),
        markers=len(markers),
        first=notes[0]["label"] if notes else None,
        last=notes[-1]["label"] if notes else None,
        markers_without_note=sum(row["note_id"] is None for row in markers),
        notes_without_marker=sum(row["id"] not in called for row in notes),
        findings=tuple(finding for finding in findings if finding.group is Group.NUMBERING),
    )
