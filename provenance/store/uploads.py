"""Copies that editors added by hand, as a source of captures: what `check` finds of them the next time."""

import sqlite3
from datetime import datetime

from sqlite_utils import Database

from provenance.store.evidence import EvidenceFolder
from provenance.store.worlds import sound_body
from sources import Capture, Outcome

# As the origin of a folder of the author's own copies: no archive of the web, which rules on links would ask for.
ORIGIN = "folder:review"


class Uploads:
    """The copies that were added in the review page of a store."""

    origin = ORIGIN
    warnings: tuple[str, ...] = ()

    def __init__(self, db: Database, evidence: EvidenceFolder) -> None:
        self._db = db
        self._evidence = evidence

    def find(self, url: str) -> tuple[Capture, ...]:
        """None: a copy is of a cited work, and does not make its address answer."""
        return ()

    def find_cited(
        self, *, note: str | None = None, title: str | None = None, url: str | None = None
    ) -> tuple[Capture, ...]:
        """The copies added for the work at `url`; of a work without address, those added under its title."""
        if url:
            found = self._db.execute("SELECT capture_id FROM uploads WHERE url = ? ORDER BY capture_id", [url])
        elif title:
            query = "SELECT capture_id FROM uploads WHERE url IS NULL AND title = ? ORDER BY capture_id"
            found = self._db.execute(query, [title])
        else:
            return ()
        copies = (self._copy(row[0]) for row in found.fetchall())
        return tuple(copy for copy in copies if copy.body)

    def _copy(self, capture_id: int) -> Capture:
        """The capture as it was added; without its bytes where they are not what was written."""
        query = (
            "SELECT c.url, c.captured, c.media_type, u.name, u.who FROM captures c "
            "JOIN uploads u ON u.capture_id = c.id WHERE c.id = ?"
        )
        url, captured, media_type, name, who = self._db.execute(query, [capture_id]).fetchone()
        body = sound_body(self._db, self._evidence, capture_id)
        return copy_of(url, name, who, datetime.fromisoformat(captured), media_type, body)


def copy_of(url: str | None, name: str, who: str, captured: datetime, media_type: str | None, body: bytes) -> Capture:
    """A copy that somebody added by hand, of the work at `url`, as a capture."""
    return Capture(
        url=url or "",
        outcome=Outcome.OK,
        captured=captured,
        origin=ORIGIN,
        reason=f"a local copy, {name}, added by {who}",
        final_url=url or None,
        media_type=media_type,
        body=body,
    )


def has_uploads(db: Database) -> bool:
    """Whether any copy was added by hand."""
    return db.execute("SELECT 1 FROM uploads LIMIT 1").fetchone() is not None


def note_upload(
    db: Database, capture: Capture, *, url: str | None, title: str | None, name: str, who: str, at: str
) -> None:
    """Keep who added a stored capture, when, under what file name, and for which work. Raises sqlite3.Error."""
    query = "SELECT id FROM captures WHERE digest = ? AND url = ? AND origin = ? ORDER BY id DESC LIMIT 1"
    row = db.execute(query, [capture.digest, capture.url, capture.origin]).fetchone()
    if row is None:
        raise sqlite3.IntegrityError("the capture is not stored")
    values = {"capture_id": row[0], "url": url, "title": title, "name": name, "who": who, "at": at}
    db.table("uploads").insert(values, replace=True)
