"""Where a finding stands: its paragraph or its note, with the place marked, and where a note is called."""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.document import Block, BlockKind
from claims.flow import Span
from provenance.review.marking import Mark, Piece, pieces

_REACH = 700  # characters shown on either side where the store has no paragraphs


@dataclass(frozen=True)
class Sheet:
    """A document as the views need it: its text, its blocks in the order of the text, its pages."""

    id: int
    text: str
    title: str | None
    language: str | None
    layout: str
    page_starts: str

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks, by their place; paragraphs between empty lines where an earlier version stored none."""
        stored = json.loads(self.layout)
        made = [Block(BlockKind(kind), tuple(Span(*span) for span in spans)) for kind, spans in stored if spans]
        return sorted(made or _paragraphs(self.text), key=lambda block: block.start)

    @cached_property
    def pages(self) -> list[int]:
        """Where each page begins."""
        return list(json.loads(self.page_starts)) or [0]

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """The block whose own text holds `offset`."""
        last = bisect_right(self._starts, offset)
        for block in reversed(self.blocks[max(0, last - 8) : last]):
            if any(span.start <= offset < span.end for span in block.segments):
                return block
        return None

    def page(self, offset: int) -> int:
        """The number of the page, from 1."""
        return max(1, bisect_right(self.pages, offset))


def _paragraphs(text: str) -> list[Block]:
    found: list[Block] = []
    at = 0
    for part in text.split("\n\n"):
        if part.strip():
            found.append(Block(BlockKind.PARAGRAPH, (Span(at, at + len(part)),)))
        at += len(part) + 2
    return found


def sheet(db: sqlite3.Connection, document: int) -> Sheet | None:
    """The document with this id, None if there is none."""
    query = "SELECT id, text, title, language, layout, page_starts FROM documents WHERE id = ?"
    row = db.execute(query, [document]).fetchone()
    return Sheet(**dict(row)) if row else None


def paragraph(page: Sheet, start: int, end: int, marks: Sequence[Mark]) -> list[Piece]:
    """The paragraph around a place with its marks; the place's surroundings where it is in none."""
    block = page.block_at(start)
    if block is not None:
        return pieces(page.text, block.segments, marks)
    span = Span(max(0, start - _REACH // 2), min(len(page.text), end + _REACH // 2))
    return pieces(page.text, [span], marks)


def marker_marks(db: sqlite3.Connection, page: Sheet, start: int) -> list[Mark]:
    """The markers in the paragraph around a place, to be told from the digits before them."""
    block = page.block_at(start)
    if block is None:
        return []
    query = 'SELECT start, "end", label FROM markers WHERE document_id = ? AND start >= ? AND "end" <= ? ORDER BY start'
    rows = db.execute(query, [page.id, block.start, block.end])
    return [Mark(row["start"], row["end"], "marker", f"note {row['label']}") for row in rows]


def callers(db: sqlite3.Connection, page: Sheet, note: str, limit: int = 3) -> list[tuple[str, list[Piece]]]:
    """The paragraphs in which a note is called, the marker marked; the label of each marker before it."""
    query = 'SELECT start, "end", label FROM markers WHERE document_id = ? AND note_id = ? ORDER BY start LIMIT ?'
    found = []
    for start, end, label in db.execute(query, [page.id, note, limit]):
        if page.block_at(start) is not None:
            mark = Mark(start, end, "marker called", f"note {label} is called here")
            found.append((str(label), paragraph(page, start, end, [mark, *marker_marks(db, page, start)])))
    return found


def notes_labelled(db: sqlite3.Connection, document: int, labels: Sequence[str], near: int) -> list[sqlite3.Row]:
    """The notes with these labels; of several with one label, those nearest to a place come first."""
    if not labels:
        return []
    marks = ",".join("?" * len(labels))
    query = f"SELECT * FROM notes WHERE document_id = ? AND label IN ({marks}) ORDER BY abs(start - ?) LIMIT 6"
    rows = list(db.execute(query, [document, *labels, near]))
    return sorted(rows, key=lambda row: row["start"])


def note_at(db: sqlite3.Connection, document: int, offset: int) -> sqlite3.Row | None:
    """The note that holds a place."""
    query = 'SELECT * FROM notes WHERE document_id = ? AND start <= ? AND "end" > ? ORDER BY start DESC LIMIT 1'
    row: sqlite3.Row | None = db.execute(query, [document, offset, offset]).fetchone()
    return row
