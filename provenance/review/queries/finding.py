"""One finding: the claim in its paragraph, what the sources say, why it is flagged, who decided what."""

import json
import sqlite3
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from claims.flow import Span
from provenance.review.marking import Mark, Piece, pieces, quoted
from provenance.review.queries import context
from provenance.review.queries.carry import Offer, offers
from provenance.review.queries.source import Card, cards


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a source with what was found in it marked; `figures` are the words of the claim it bears on."""

    verdict: str
    explanation: str
    text: list[Piece]
    figures: tuple[str, ...]
    url: str | None
    captured: str | None
    page: int | None
    cell: str | None
    capture: str | None
    score: float | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A note as printed, its place marked where the finding stands in it, and where it is called."""

    label: str
    page: int | None
    text: list[Piece]
    callers: list[tuple[str, list[Piece]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Detail:
    """All that the page of a finding shows."""

    row: sqlite3.Row
    status: str
    labels: tuple[str, ...]
    facts: dict[str, Any]
    language: str | None
    paragraph: list[Piece]
    notes: list[Shown]
    figures: list[sqlite3.Row]
    verdict: str | None
    passages: list[Passage]
    sources: list[Card]
    decisions: list[sqlite3.Row]
    votes: list[sqlite3.Row]
    sights: list[sqlite3.Row]
    offers: list[Offer]
    newest: int
    flapping: bool


_ROW = """
SELECT o.*, f.rule, f.fingerprint, f.first_run, f.report_id, r.name AS report, d.retired_by
FROM findings f JOIN run_findings o ON o.finding_id = f.id JOIN reports r ON r.id = f.report_id
JOIN documents d ON d.id = o.document_id WHERE f.id = ? ORDER BY o.run_id DESC LIMIT 1
"""


def detail(db: sqlite3.Connection, id_: int, who: str | None = None) -> Detail | None:
    """Everything about a finding as its last run saw it, None if there is none; `who` only for blind review."""
    row = db.execute(_ROW, [id_]).fetchone()
    if row is None:
        return None
    labels = tuple(json.loads(row["labels"]))
    facts = json.loads(row["evidence"])
    page = context.sheet(db, row["document_id"])
    assert page is not None
    figures = _figures(db, row)
    verdict = next((figure["claim_verdict"] for figure in figures), None)
    notes, paragraph, note_ids = _place(db, page, row, labels, figures)
    sights = _sights(db, id_, row["report_id"])
    decisions = list(db.execute("SELECT * FROM decisions WHERE finding_id = ? ORDER BY id", [id_]))
    votes = list(db.execute("SELECT * FROM standing_votes WHERE finding_id = ? ORDER BY id", [id_]))
    newest = max((d["id"] for d in decisions if who is None or d["who"] == who), default=0)
    if who is not None and all(vote["who"] != who for vote in votes):  # blind: nothing of the others' before one's own
        decisions, votes = [d for d in decisions if d["who"] == who], []
    return Detail(
        row=row,
        status=_status(row, votes, _is_current(db, row)),
        labels=labels,
        facts=facts,
        language=page.language,
        paragraph=paragraph,
        notes=notes,
        figures=figures,
        verdict=verdict,
        passages=_passages(db, figures, row, facts),
        sources=cards(db, row["document_id"], note_ids),
        decisions=decisions,
        votes=votes,
        sights=sights,
        offers=offers(db, row) if not votes else [],
        newest=newest,
        flapping=_is_flapping(sights),
    )


def _is_current(db: sqlite3.Connection, row: sqlite3.Row) -> bool:
    """Whether the last run of the newest version still saw it."""
    if row["retired_by"] is not None:
        return False
    last = db.execute("SELECT max(run_id) FROM run_documents WHERE document_id = ?", [row["document_id"]]).fetchone()[0]
    return bool(last == row["run_id"])


def _status(row: sqlite3.Row, votes: list[sqlite3.Row], current: bool) -> str:
    if not current:
        return "gone"
    here = {vote["verdict"] for vote in votes if vote["evidence_hash"] == row["evidence_hash"]}
    if len(here) > 1:
        return "conflict"
    return str(next(iter(here))) if here else "evidence-changed" if votes else "open"


def _figures(db: sqlite3.Connection, row: sqlite3.Row) -> list[sqlite3.Row]:
    """The figures of the finding's claim, each with its verdict in the finding's run and the claim's."""
    if row["claim_id"] is None:
        return []
    query = """
        SELECT f.*, c.start AS claim_start, c."end" AS claim_end, c.text AS claim_text,
            (SELECT v.id FROM verdicts v JOIN run_verdicts rv ON rv.verdict_id = v.id AND rv.run_id = :run
             WHERE v.document_id = f.document_id AND v.subject = f.claim_id AND v.figure = f.number) AS verdict_id,
            (SELECT v.verdict FROM verdicts v JOIN run_verdicts rv ON rv.verdict_id = v.id AND rv.run_id = :run
             WHERE v.document_id = f.document_id AND v.subject = f.claim_id AND v.figure = f.number) AS verdict,
            (SELECT v.verdict FROM verdicts v JOIN run_verdicts rv ON rv.verdict_id = v.id AND rv.run_id = :run
             WHERE v.document_id = f.document_id AND v.subject = f.claim_id AND v.figure IS NULL) AS claim_verdict
        FROM figures f JOIN claims c ON c.document_id = f.document_id AND c.id = f.claim_id
        WHERE f.document_id = :document AND f.claim_id = :claim ORDER BY f.number
    """
    values = {"run": row["run_id"], "document": row["document_id"], "claim": row["claim_id"]}
    return list(db.execute(query, values))


def _place(
    db: sqlite3.Connection,
    page: context.Sheet,
    row: sqlite3.Row,
    labels: tuple[str, ...],
    figures: list[sqlite3.Row],
) -> tuple[list[Shown], list[Piece], list[str]]:
    """The notes concerned, the paragraph of the body, and the ids of the notes."""
    start, end = row["start"], row["end"]
    if start is None:
        return [], [], []
    inside = context.note_at(db, row["document_id"], start)
    rows = context.notes_labelled(db, row["document_id"], labels, start)
    if inside is not None and all(note["id"] != inside["id"] for note in rows):
        rows = [inside, *rows]
    if row["claim_id"] is not None and not rows:
        query = (
            "SELECT n.* FROM claim_notes cn JOIN notes n ON n.document_id = cn.document_id AND n.id = cn.note_id "
            "WHERE cn.document_id = ? AND cn.claim_id = ? ORDER BY n.start"
        )
        rows = list(db.execute(query, [row["document_id"], row["claim_id"]]))
    here = Mark(start, end, "here", "flagged")
    notes = [
        Shown(
            note["label"],
            note["page"],
            _note_text(page, note, here),
            context.callers(db, page, note["id"]) if inside is not None and note["id"] == inside["id"] else [],
        )
        for note in rows
    ]
    paragraph: list[Piece] = []
    if inside is None:
        marks = [*_figure_marks(figures, row), *context.marker_marks(db, page, start), here]
        claim = [Mark(f["claim_start"], f["claim_end"], "claim") for f in figures[:1]]
        paragraph = context.paragraph(page, start, end, [*marks, *_around(claim, marks)])
    return notes, paragraph, [note["id"] for note in rows]


def _note_text(page: context.Sheet, note: sqlite3.Row, here: Mark) -> list[Piece]:
    """A note as it stands in the document; folded as stored where another one stands between its parts."""
    span = Span(note["start"], note["end"])
    if len(page.text[span.start : span.end]) > 2 * len(note["text"]) + 200:
        return [Piece(note["text"])]
    return pieces(page.text, [span], [here])


def _figure_marks(figures: list[sqlite3.Row], row: sqlite3.Row) -> list[Mark]:
    """The figures of a claim; the one that is flagged is told from the others."""
    found = []
    for figure in figures:
        flagged = row["start"] <= figure["start"] and figure["end"] <= row["end"]
        label = f"figure, {(figure['verdict'] or 'not judged').replace('-', ' ')}"
        found.append(Mark(figure["start"], figure["end"], "here" if flagged else "figure", label))
    return found


def _around(claims: list[Mark], marks: list[Mark]) -> list[Mark]:
    """A claim's sentence cut where its figures lie, so that both can be marked."""
    found = []
    for claim in claims:
        at = claim.start
        for mark in sorted(marks, key=lambda one: one.start):
            if claim.start <= mark.start < claim.end:
                found.append(Mark(at, mark.start, "claim"))
                at = max(at, mark.end)
        found.append(Mark(at, claim.end, "claim"))
    return found


def _passages(
    db: sqlite3.Connection, figures: list[sqlite3.Row], row: sqlite3.Row, facts: dict[str, Any]
) -> list[Passage]:
    """The passages ranked: those of the flagged figure first, then by score; what is said twice, once."""
    found: list[tuple[bool, Passage]] = []
    for figure in figures:
        flagged = row["start"] is not None and row["start"] <= figure["start"] < row["end"]
        if figure["verdict_id"] is None:
            continue
        for item in db.execute("SELECT * FROM evidence WHERE verdict_id = ? ORDER BY rank", [figure["verdict_id"]]):
            found.append((not flagged, _passage(dict(item), figure["text"])))
    if not figures and facts.get("quote"):
        item = {"verdict": None, "explanation": row["message"], **facts}
        found.append((False, _passage(item, row["quote"])))
    found.sort(key=lambda pair: (pair[0], -(pair[1].score or 0)))
    return _merged([passage for _, passage in found])


def _merged(passages: list[Passage]) -> list[Passage]:
    """The passages, those that say the same of several figures as one; a source that cannot be read is said once."""
    together: dict[tuple[object, ...], list[Passage]] = {}
    for one in passages:
        words = "".join(piece.text for piece in one.text)
        key = (one.verdict, one.capture, words, one.explanation if not words else tuple(one.text))
        together.setdefault(key, []).append(one)
    return [
        replace(same[0], figures=tuple(dict.fromkeys(figure for one in same for figure in one.figures)))
        for same in together.values()
    ]


def _passage(item: dict[str, Any], figure: str | None) -> Passage:
    quote = str(item.get("quote") or "")
    label = "found in the source"
    return Passage(
        verdict=item.get("verdict") or "contradicted",
        explanation=item.get("explanation") or "",
        text=quoted(quote, item.get("found"), label) if quote else [],
        figures=(figure,) if figure else (),
        url=item.get("url"),
        captured=item.get("captured"),
        page=item.get("page"),
        cell=item.get("cell"),
        capture=item.get("capture"),
        score=item.get("score"),
    )


def _sights(db: sqlite3.Connection, id_: int, report: int) -> list[sqlite3.Row]:
    """The last runs of the report, the newest first, and whether each saw the finding, with its evidence."""
    query = """
        SELECT r.id AS run_id, r.started, max(o.evidence_hash) AS evidence_hash, max(o.message) AS message FROM runs r
        JOIN run_documents rd ON rd.run_id = r.id JOIN documents d ON d.id = rd.document_id AND d.report_id = ?
        LEFT JOIN run_findings o ON o.run_id = r.id AND o.finding_id = ?
        GROUP BY r.id ORDER BY r.id DESC LIMIT 30
    """
    return list(db.execute(query, [report, id_]))


def _is_flapping(sights: list[sqlite3.Row]) -> bool:
    """Whether a finding went and came back more than once in the runs shown."""
    seen = [sight["evidence_hash"] is not None for sight in sights]
    turns = sum(one != other for one, other in pairwise(seen))
    return turns >= 3
