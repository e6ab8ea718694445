"""Notes that are only typed into a structured document: superscript digits and a list of notes, without any link."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claims.document import Block, Layout
from claims.flow import Span, spans_without
from claims.readers.text import read_text


def align_typed_notes(layout: Layout) -> Layout:
    """The layout with the notes and markers that its text shows, found as in a plain text; blocks keep their kinds."""
    found = read_text(layout.text)
    if not found.markers:
        return layout
    taken = sorted(piece for note in found.notes for piece in note.segments)
    blocks = tuple(rest for block in layout.blocks if (rest := _without(layout.text, block, taken)) is not None)
    starts = [page.start for page in layout.pages]
    paged = len(starts) > 1
    notes = tuple(replace(note, page=bisect_right(starts, note.start) if paged else None) for note in found.notes)
    return replace(layout, blocks=blocks, notes=notes, markers=found.markers)


def _without(text: str, block: Block, taken: Sequence[Span]) -> Block | None:
    """The block without the pieces that belong to notes; None where nothing but blanks is left."""
    segments = spans_without(block.segments, taken)
    left = tuple(piece for piece in segments if text[piece.start : piece.end].strip())
    return Block(block.kind, left) if left else None
