"""The whole document with its claims, notes and findings marked, in parts of a size that a page can hold."""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from claims.document import Block
from claims.flow import Span
from provenance.model import Verdict
from provenance.reports.words import VERDICTS
from provenance.review.marking import Mark, Piece, pieces
from provenance.review.queries.context import Sheet, sheet

PART = 25_000  # characters of a part


@dataclass(frozen=True, slots=True)
class Printed:
    """A block of the body as it is shown; `page` is the number of the page that begins with it, else None."""

    kind: str
    pieces: list[Piece]
    page: int | None


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note of a part, and the findings that stand in it."""

    id: str
    label: str
    text: str
    flags: list[sqlite3.Row]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A part of a document."""

    sheet: Sheet
    row: sqlite3.Row
    part: int
    parts: int
    blocks: list[Printed]
    notes: list[NoteLine]
    outline: list[sqlite3.Row]  # the findings of the whole document, by their place
    claims: dict[str, int]  # how many claims have each verdict

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each finding's flag, by its anchor: its place in the outline."""
        return {f"f{row['id']}": number for number, row in enumerate(self.outline, 1)}


_DOCUMENT = """
SELECT d.id, d.report_id, r.name AS report, d.title, d.pages, d.retired_by, d.format,
    (SELECT max(run_id) FROM run_documents WHERE document_id = d.id) AS run_id
FROM documents d JOIN reports r ON r.id = d.report_id WHERE d.report_id = ? AND (? IS NULL OR d.id = ?)
ORDER BY d.retired_by IS NOT NULL, d.id DESC LIMIT 1
"""
_FINDINGS = """
SELECT f.id, f.rule, o.severity, o.message, o.start, o."end", o.page, o.claim_id, coalesce(
    CASE WHEN :who IS NULL THEN s.state END, (SELECT v.verdict FROM standing_votes v
        WHERE v.finding_id = f.id AND v.evidence_hash = o.evidence_hash AND v.who = :who), 'open') AS status
FROM run_findings o JOIN findings f ON f.id = o.finding_id
LEFT JOIN finding_states s ON s.finding_id = o.finding_id AND s.evidence_hash = o.evidence_hash
WHERE o.document_id = :document AND o.run_id = :run ORDER BY coalesce(o.start, -1), f.id
"""
_FIGURES = """
SELECT f.start, f."end", f.claim_id, v.verdict FROM figures f
LEFT JOIN (SELECT v.subject, v.figure, v.verdict FROM verdicts v JOIN run_verdicts rv ON rv.verdict_id = v.id
    WHERE v.document_id = :document AND rv.run_id = :run AND v.figure IS NOT NULL) v
ON v.subject = f.claim_id AND v.figure = f.number
WHERE f.document_id = :document AND f.start >= :start AND f.start < :end
"""
_CLAIMS = """
SELECT v.verdict, count(*) FROM verdicts v JOIN run_verdicts rv ON rv.verdict_id = v.id AND rv.run_id = ?
WHERE v.document_id = ? AND v.figure IS NULL AND EXISTS (
    SELECT 1 FROM claims c WHERE c.document_id = v.document_id AND c.id = v.subject) GROUP BY v.verdict
"""


def document_page(
    db: sqlite3.Connection, report: int, document: int | None, part: int | None, at: int | None, who: str | None = None
) -> DocumentPage | None:
    """A part of a report's document (its newest, unless one is named): that of the finding `at` if given.

    `who` only for blind review: the states are those that this editor gave.
    """
    row = db.execute(_DOCUMENT, [report, document, document]).fetchone()
    whole = sheet(db, row["id"]) if row else None
    if whole is None:
        return None
    findings = db.execute(_FINDINGS, {"document": row["id"], "run": row["run_id"], "who": who}).fetchall()
    ends = _parts(whole)
    if at is not None:
        place = next((finding["start"] for finding in findings if finding["id"] == at), None)
        part = None if place is None else _part_of(db, whole, ends, place)
    part = min(max(part or 0, 0), len(ends) - 1)
    start, end = (ends[part - 1] if part else 0), ends[part]
    notes = db.execute(
        'SELECT * FROM notes WHERE document_id = ? ORDER BY start', [whole.id]
    ).fetchall()  # fmt: skip
    return DocumentPage(
        whole,
        row,
        part,
        len(ends),
        _blocks(db, whole, row["run_id"], findings, notes, start, end),
        _notes(db, whole, findings, notes, start, end),
        findings,
        dict(db.execute(_CLAIMS, [row["run_id"], whole.id]).fetchall()),
    )


def _parts(whole: Sheet) -> list[int]:
    """Where each part ends: behind whole blocks."""
    ends: list[int] = []
    last = 0
    for block in whole.blocks:
        if block.start - last >= PART:
            ends.append(block.start)
            last = block.start
    return [*ends, len(whole.text) + 1]


def _part_of(db: sqlite3.Connection, whole: Sheet, ends: list[int], place: int) -> int:
    """The part that shows a place: of a note, the one that calls it."""
    query = (
        "SELECT m.start FROM notes n JOIN markers m ON m.document_id = n.document_id AND m.note_id = n.id "
        'WHERE n.document_id = ? AND n.start <= ? AND n."end" > ? ORDER BY m.start LIMIT 1'
    )
    called = db.execute(query, [whole.id, place, place]).fetchone()
    return bisect_right(ends, called[0] if called else place)


def _blocks(
    db: sqlite3.Connection,
    whole: Sheet,
    run: str,
    findings: list[sqlite3.Row],
    notes: list[sqlite3.Row],
    start: int,
    end: int,
) -> list[Printed]:
    marks = sorted(
        [*_figures(db, whole, run, start, end), *_markers(db, whole, start, end)], key=lambda mark: mark.start
    )
    points = sorted(_flags(findings, notes, start, end), key=lambda mark: mark.start)
    shown: list[Printed] = []
    page = whole.page(start) - 1 if start else 0
    for block in whole.blocks:
        if not start <= block.start < end:
            continue
        here = whole.page(block.start)
        inside = [mark for mark in _within(marks, block) if _is_in(mark.start, block)]
        flags = [point for point in _within(points, block) if _is_in(max(0, point.start - 1), block)]
        printed = pieces(whole.text, block.segments, inside, flags)
        shown.append(Printed(block.kind, printed, here if here > page and len(whole.pages) > 1 else None))
        page = max(page, here)
    return shown


def _within(marks: list[Mark], block: Block) -> list[Mark]:
    first = bisect_right(marks, block.start - 1, key=lambda mark: mark.start)
    last = bisect_right(marks, block.end, key=lambda mark: mark.start)
    return marks[first:last]


def _is_in(offset: int, block: Block) -> bool:
    return any(span.start <= offset < span.end for span in block.segments)


def _figures(db: sqlite3.Connection, whole: Sheet, run: str, start: int, end: int) -> Iterable[Mark]:
    values = {"document": whole.id, "run": run, "start": start, "end": end}
    for row in db.execute(_FIGURES, values):
        verdict = row["verdict"] or Verdict.NOT_CHECKABLE.value
        yield Mark(row["start"], row["end"], "outcome", verdict)


def _markers(db: sqlite3.Connection, whole: Sheet, start: int, end: int) -> Iterable[Mark]:
    query = "SELECT * FROM markers WHERE document_id = ? AND start >= ? AND start < ? AND note_id IS NOT NULL"
    for row in db.execute(query, [whole.id, start, end]):
        yield Mark(row["start"], row["end"], "call", row["label"], note=row["note_id"])


def _flags(findings: list[sqlite3.Row], notes: list[sqlite3.Row], start: int, end: int) -> Iterable[Mark]:
    """A flag behind the place of each finding in the body."""
    starts = [note["start"] for note in notes]
    for row in findings:
        if row["start"] is None or not start <= row["start"] < end:
            continue
        at = bisect_right(starts, row["start"])
        if at and row["start"] < notes[at - 1]["end"]:
            continue  # it stands at its note
        yield Mark(row["end"], row["end"], "flag", row["message"], f"f{row['id']}", f"/f/{row['id']}", row["status"])


def _notes(
    db: sqlite3.Connection, whole: Sheet, findings: list[sqlite3.Row], notes: list[sqlite3.Row], start: int, end: int
) -> list[NoteLine]:
    """The notes that a part calls, or that stand in it uncalled."""
    query = "SELECT note_id, min(start) FROM markers WHERE document_id = ? AND note_id IS NOT NULL GROUP BY 1"
    called = dict(db.execute(query, [whole.id]).fetchall())
    found = []
    for note in notes:
        if not start <= called.get(note["id"], note["start"]) < end:
            continue
        flags = [f for f in findings if f["start"] is not None and note["start"] <= f["start"] < note["end"]]
        found.append(NoteLine(note["id"], note["label"], note["text"], flags))
    return found


def marked_source(text: str, passages: Iterable[sqlite3.Row]) -> list[list[Piece]]:
    """The text of a capture by lines, with the passages that verdicts rest on marked, the first as `passage`."""
    marks: list[Mark] = []
    for number, row in enumerate(passages):
        start, end = row["start"], row["end"]
        if start is None or end is None or text[start:end] != row["quote"]:
            start = text.find(row["quote"])
            end = start + len(row["quote"])
        if start >= 0:
            label = VERDICTS[Verdict(row["verdict"])].label
            marks.append(Mark(start, end, "found", f"evidence, {label}", "" if number else "passage"))
    lines: list[list[Piece]] = []
    at = 0
    for line in text.split("\n"):
        span = Span(at, at + len(line))
        at = span.end + 1
        if line.strip():
            over = [mark for mark in marks if mark.start < span.end and mark.end > span.start]
            lines.append(pieces(text, [span], over))
    return lines
