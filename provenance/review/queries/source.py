"""Sources: what cites an address, what was answered for it, and the copies that are kept."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import ProvenanceError
from provenance.reports.words import OUTCOMES, Word
from provenance.store.evidence import EvidenceFolder
from sources import text_of
from sources.capture import Outcome
from sources.errors import SourcesError

STRIP = 30  # checks in a history strip
_TEXT_LIMIT = 400_000  # characters of a capture that are shown


@dataclass(frozen=True, slots=True)
class Card:
    """A cited work: the reference as parsed, its address with the last checks, and the copies of it."""

    reference: sqlite3.Row
    authors: tuple[str, ...]
    address: sqlite3.Row | None
    checks: tuple[sqlite3.Row, ...]  # the oldest first
    copies: tuple[sqlite3.Row, ...]

    @property
    def last(self) -> sqlite3.Row | None:
        """The last check."""
        return self.checks[-1] if self.checks else None

    @property
    def archived(self) -> tuple[str, str | None] | None:
        """The address of the newest archived copy, and its moment."""
        return archived_copy(self.checks, self.copies)

    @property
    def is_readable(self) -> bool:
        """Whether a copy of it with content is kept."""
        return any(Outcome(copy["outcome"]).has_content for copy in self.copies)


def archived_copy(checks: Sequence[sqlite3.Row], copies: Sequence[sqlite3.Row]) -> tuple[str, str | None] | None:
    """The newest archived copy that checks name or captures came from: its address and moment."""
    for check in reversed(checks):
        if check["archived_url"] and check["archived_url"] != check["url"]:
            return check["archived_url"], check["archived_at"]
    for copy in reversed(copies):
        if copy["archived_url"] and copy["archived_url"] != copy["url"]:
            return copy["archived_url"], copy["captured"]
    return None


def cards(db: sqlite3.Connection, document: int, notes: Sequence[str]) -> list[Card]:
    """The works that these notes cite, in order, each once."""
    if not notes:
        return []
    marks = ",".join("?" * len(notes))
    query = f"SELECT * FROM references_ WHERE document_id = ? AND note_id IN ({marks}) ORDER BY start"
    found: dict[str, Card] = {}
    for row in db.execute(query, [document, *notes]).fetchall():
        whole = _original(db, row)
        card = _card(db, whole)
        found.setdefault(whole["id"], card)
    return list(found.values())


def _original(db: sqlite3.Connection, row: sqlite3.Row) -> sqlite3.Row:
    """The reference that a short form ('Ibid.') stands for, else itself."""
    if row["same_as"] and not row["url"]:
        query = "SELECT * FROM references_ WHERE document_id = ? AND id = ?"
        original: sqlite3.Row | None = db.execute(query, [row["document_id"], row["same_as"]]).fetchone()
        return original or row
    return row


def _card(db: sqlite3.Connection, reference: sqlite3.Row) -> Card:
    authors = tuple(json.loads(reference["authors"]))
    if reference["address_id"] is None:
        uploaded = (
            "SELECT c.* FROM captures c JOIN uploads u ON u.capture_id = c.id WHERE u.url IS NULL AND u.title = ?"
        )
        copies = tuple(db.execute(uploaded, [reference["title"]])) if reference["title"] else ()
        return Card(reference, authors, None, (), copies)
    found = address(db, reference["address_id"])
    if found is None:
        return Card(reference, authors, None, (), ())
    return Card(
        reference, authors, found, tuple(checks(db, found["id"], STRIP)), tuple(captures(db, found["id"], found["url"]))
    )


def address(db: sqlite3.Connection, id_: int) -> sqlite3.Row | None:
    """An address with its state."""
    row: sqlite3.Row | None = db.execute("SELECT * FROM addresses WHERE id = ?", [id_]).fetchone()
    return row


def checks(db: sqlite3.Connection, address_id: int, limit: int = 200) -> list[sqlite3.Row]:
    """The last checks of an address, the oldest first."""
    query = (
        "SELECT c.*, a.url FROM checks c JOIN addresses a ON a.id = c.address_id WHERE c.address_id = ? "
        "ORDER BY c.run_id DESC LIMIT ?"
    )
    return list(db.execute(query, [address_id, limit]))[::-1]


def captures(db: sqlite3.Connection, address_id: int, url: str, limit: int = 50) -> list[sqlite3.Row]:
    """The captures of an address, those that its checks rest on among them, the oldest first."""
    query = (
        "SELECT c.*, u.who, u.name FROM captures c LEFT JOIN uploads u ON u.capture_id = c.id "
        "WHERE c.url = ? OR c.id IN (SELECT capture_id FROM checks WHERE address_id = ? AND capture_id IS NOT NULL) "
        "ORDER BY c.captured DESC, c.id DESC LIMIT ?"
    )
    return list(db.execute(query, [url, address_id, limit]))[::-1]


def citing(db: sqlite3.Connection, address_id: int, limit: int = 100) -> list[sqlite3.Row]:
    """The claims that cite an address in the newest version of each report, with their verdicts."""
    query = """
        SELECT DISTINCT r.name AS report, r.id AS report_id, c.document_id, c.id AS claim_id, c.text, c.start, n.label,
            (SELECT v.verdict FROM verdicts v JOIN run_verdicts rv ON rv.verdict_id = v.id
             WHERE v.document_id = c.document_id AND v.subject = c.id AND v.figure IS NULL
             ORDER BY rv.run_id DESC LIMIT 1) AS verdict
        FROM references_ x JOIN documents d ON d.id = x.document_id AND d.retired_by IS NULL
        JOIN reports r ON r.id = d.report_id
        JOIN notes n ON n.document_id = x.document_id AND n.id = x.note_id
        JOIN claim_notes cn ON cn.document_id = x.document_id AND cn.note_id = x.note_id
        JOIN claims c ON c.document_id = cn.document_id AND c.id = cn.claim_id
        WHERE x.address_id = ? ORDER BY r.name, c.start LIMIT ?
    """
    return list(db.execute(query, [address_id, limit]))


def references(db: sqlite3.Connection, address_id: int, limit: int = 50) -> list[sqlite3.Row]:
    """The references that print an address, in the newest version of each report."""
    query = """
        SELECT x.*, r.name AS report, r.id AS report_id, n.label FROM references_ x
        JOIN documents d ON d.id = x.document_id AND d.retired_by IS NULL JOIN reports r ON r.id = d.report_id
        JOIN notes n ON n.document_id = x.document_id AND n.id = x.note_id
        WHERE x.address_id = ? ORDER BY r.name, x.start LIMIT ?
    """
    return list(db.execute(query, [address_id, limit]))


def evidence_of(db: sqlite3.Connection, digest: str, limit: int = 200) -> list[sqlite3.Row]:
    """The passages of a capture that verdicts of living documents rest on."""
    query = """
        SELECT DISTINCT e.quote, e.found, e.verdict, e.start, e."end", e.page FROM evidence e
        JOIN verdicts v ON v.id = e.verdict_id JOIN documents d ON d.id = v.document_id AND d.retired_by IS NULL
        WHERE e.capture = ? AND e.quote IS NOT NULL ORDER BY e.start LIMIT ?
    """
    return list(db.execute(query, [digest, limit]))


def capture(db: sqlite3.Connection, digest: str) -> sqlite3.Row | None:
    """The capture with this digest, without its 'sha256:'; one that is kept rather than one that is not."""
    query = (
        "SELECT c.*, u.who, u.name FROM captures c LEFT JOIN uploads u ON u.capture_id = c.id "
        "WHERE c.digest = ? ORDER BY c.file IS NULL, c.id LIMIT 1"
    )
    row: sqlite3.Row | None = db.execute(query, [f"sha256:{digest}"]).fetchone()
    return row


def capture_text(database: Path, file: str | None, offset: int | None) -> tuple[str, str | None]:
    """The visible text of a capture, and why there is none or not all of it."""
    if file is None or offset is None:
        return "", "No content of it was kept."
    try:
        kept = EvidenceFolder(database).read(file, offset)
        text = text_of(kept.body, kept.media_type)
    except (SourcesError, ProvenanceError, OSError) as error:
        return "", f"The stored copy cannot be read: {error}"
    return text.text[:_TEXT_LIMIT], text.unreadable or text.truncated


def work(db: sqlite3.Connection, document: int, reference: str) -> tuple[Card, sqlite3.Row, list[sqlite3.Row]] | None:
    """A reference of a document, the report it stands in, and the claims that cite it."""
    row = db.execute("SELECT * FROM references_ WHERE document_id = ? AND id = ?", [document, reference]).fetchone()
    if row is None:
        return None
    report = db.execute(
        "SELECT r.id, r.name FROM documents d JOIN reports r ON r.id = d.report_id WHERE d.id = ?", [document]
    ).fetchone()
    claims = db.execute(
        "SELECT c.id, c.text FROM claim_notes cn "
        "JOIN claims c ON c.document_id = cn.document_id AND c.id = cn.claim_id "
        "WHERE cn.document_id = ? AND cn.note_id = ? ORDER BY c.start",
        [document, row["note_id"]],
    ).fetchall()
    return _card(db, row), report, claims


def outcome(name: str) -> Word:
    """How an answer is worded."""
    try:
        return OUTCOMES[Outcome(name)]
    except ValueError:
        return OUTCOMES[Outcome.UNKNOWN]
