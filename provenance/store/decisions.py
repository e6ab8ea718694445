"""What editors decide: rows that are appended, never changed, and refused when somebody decided meanwhile.

A decision holds for one finding and one state of its evidence. An undo is a row of its own that names what it undoes.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from provenance.errors import ProvenanceError, Status
from provenance.reports.json import timestamp

VERDICTS = ("supported", "needs-fix", "dismissed")

# Why a finding is dismissed, in the order of the keys 1 to 7.
REASONS = {
    "derived": "The figure is derived by calculation",
    "rounding": "Different unit or rounding, same value",
    "not-in-text": "The figure is in a table, a chart or an image",
    "by-hand": "The source is behind a login; checked by hand",
    "wrong-passage": "The wrong passage was matched",
    "not-statistical": "This is not a statistical claim",
    "other": "Another reason (say which in the note)",
}
NOTE_LIMIT = 4_000
NAME_LIMIT = 80


class BadDecision(ProvenanceError):  # noqa: N818  (the condition, as the house style names it)
    """A decision that is not whole: no such verdict or reason, no name, a note that is wanted or too long."""

    status = Status.USAGE


class Overtaken(ProvenanceError):  # noqa: N818
    """Somebody decided, or a run brought other evidence, after the page was shown."""

    status = Status.TRY_LATER


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding as an editor saw it: its evidence, and the newest decision on it (0 for none)."""

    finding: int
    evidence: str
    newest: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What is decided, by whom and when."""

    verdict: str
    who: str
    at: datetime
    reason: str | None = None
    note: str | None = None

    def checked(self) -> "Choice":
        """The choice itself; raises BadDecision with one sentence that says what is wanted."""
        if self.verdict not in VERDICTS:
            raise BadDecision(f"there is no decision '{self.verdict}': choose {', '.join(VERDICTS)}")
        if not self.who.strip() or len(self.who) > NAME_LIMIT:
            raise BadDecision("a decision needs the name of who makes it")
        if self.reason is not None and self.reason not in REASONS:
            raise BadDecision(f"there is no reason '{self.reason}'")
        if self.verdict == "dismissed" and self.reason is None:
            raise BadDecision("choose why it is dismissed")
        if self.reason == "other" and not (self.note or "").strip():
            raise BadDecision("another reason is told in the note: write one")
        if len(self.note or "") > NOTE_LIMIT:
            raise BadDecision(f"a note has at most {NOTE_LIMIT:,} characters")
        return self


def newest_decision(db: sqlite3.Connection, finding: int, who: str | None = None) -> int:
    """The id of the last row about a finding, an undo included; 0 when there is none. With `who`, of theirs alone."""
    query = "SELECT coalesce(max(id), 0) FROM decisions WHERE finding_id = ? AND (? IS NULL OR who = ?)"
    return int(db.execute(query, [finding, who, who]).fetchone()[0])


def current_evidence(db: sqlite3.Connection, finding: int) -> str | None:
    """The evidence of the last run that saw a finding."""
    query = "SELECT evidence_hash FROM run_findings WHERE finding_id = ? ORDER BY run_id DESC LIMIT 1"
    row = db.execute(query, [finding]).fetchone()
    return None if row is None else str(row[0])


def decide(
    db: sqlite3.Connection,
    seen: Seen,
    choice: Choice,
    *,
    settles: bool = False,
    carried: int | None = None,
    blind: bool = False,
) -> int:
    """Append a decision and give its id; `settles` ends a conflict, `carried` names the decision taken over.

    `blind`: the editor saw nothing of the others, so that theirs do not stand in the way. To be called in a
    transaction. Raises BadDecision, or Overtaken when `seen` is no longer how things stand.
    """
    choice.checked()
    _hold(db, seen, choice.who.strip() if blind else None)
    return _append(db, seen, choice, settles=settles, carried=carried)


def decide_many(db: sqlite3.Connection, seen: Iterable[Seen], choice: Choice) -> tuple[int, int]:
    """Append one decision for each as a batch; the id of the first, by which all are undone, and their number."""
    choice.checked()
    first = number = 0
    for one in seen:
        _hold(db, one)
        if not first:
            first = int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM decisions").fetchone()[0])
        _append(db, one, choice, batch=first)
        number += 1
    return first, number


def undo(db: sqlite3.Connection, decision: int, who: str, at: datetime) -> int:
    """Undo a decision, with all of its batch; how many were undone. Raises Overtaken when it was undone before."""
    query = (
        "SELECT d.* FROM decisions d WHERE (d.id = ? OR d.batch = (SELECT batch FROM decisions WHERE id = ?)) "
        "AND d.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id) ORDER BY d.id"
    )
    standing = [dict(row) for row in _rows(db, query, [decision, decision])]
    if not standing:
        raise Overtaken("this decision was undone before")
    columns = "finding_id, evidence_hash, verdict, who, at, undoes"
    db.executemany(
        f"INSERT INTO decisions ({columns}) VALUES (?, ?, ?, ?, ?, ?)",
        [(d["finding_id"], d["evidence_hash"], d["verdict"], who, timestamp(at), d["id"]) for d in standing],
    )
    return len(standing)


def last_of(db: sqlite3.Connection, who: str) -> int | None:
    """The last decision of a person that stands: what their next undo takes back."""
    query = (
        "SELECT max(d.id) FROM decisions d WHERE d.who = ? AND d.undoes IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id)"
    )
    found = db.execute(query, [who]).fetchone()[0]
    return None if found is None else int(found)


def _rows(db: sqlite3.Connection, query: str, values: Sequence[object]) -> list[dict[str, object]]:
    cursor = db.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _hold(db: sqlite3.Connection, seen: Seen, who: str | None = None) -> None:
    if newest_decision(db, seen.finding, who) != seen.newest:
        raise Overtaken("somebody decided on this finding after the page was shown")
    if current_evidence(db, seen.finding) != seen.evidence:
        raise Overtaken("a run brought other evidence after the page was shown")


def _append(
    db: sqlite3.Connection,
    seen: Seen,
    choice: Choice,
    *,
    batch: int | None = None,
    settles: bool = False,
    carried: int | None = None,
) -> int:
    columns = "finding_id, evidence_hash, verdict, reason, note, who, at, batch, settles, carried"
    values = (
        seen.finding,
        seen.evidence,
        choice.verdict,
        choice.reason,
        (choice.note or "").strip() or None,
        choice.who.strip(),
        timestamp(choice.at),
        batch,
        int(settles),
        carried,
    )
    cursor = db.execute(f"INSERT INTO decisions ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    return int(cursor.lastrowid or 0)
