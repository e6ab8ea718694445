"""Reader for plain text, as extracted from a PDF or typed: notes and markers aligned, paragraphs put together again."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claims.alignment import Alignment, align
from claims.document import Block, BlockKind, Format, Layout, Note, NoteKind
from claims.flow import Span
from claims.readers.front import find_date, find_title
from claims.readers.paragraphs import build_blocks
from claims.readers.text_columns import in_reading_order
from claims.readers.text_raised import with_raised_in_place

_NOT_SEARCHED = "The text holds so many numbers or short lines that no notes were looked for: is it a table of data?"


def read_text(text: str) -> Layout:
    """The layout of a plain text: the canonical text itself, but for columns side by side and raised numbers apart."""
    text = with_raised_in_place(in_reading_order(text))
    found = align(text)
    blocks = build_blocks(text, found.body, found.furniture, found.markers)
    pages = find_pages(text, found, blocks)
    starts = [page.start for page in pages]
    notes = tuple(replace(note, page=bisect_right(starts, note.start)) for note in found.notes)
    return Layout(
        format=Format.TEXT,
        text=text,
        pages=pages,
        blocks=blocks,
        notes=notes,
        markers=found.markers,
        title=find_title(text, blocks),
        dated=find_date(text, blocks),
        warnings=() if found.searched else (_NOT_SEARCHED,),
    )


def find_pages(text: str, found: Alignment, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """The pages: where form feeds stand, else where blocks of footnotes end, else one."""
    cuts = _form_feeds(text) or _note_cuts(found.notes, blocks)
    starts = [0, *cuts]
    ends = [*cuts, len(text)]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))


def _form_feeds(text: str) -> list[int]:
    cuts, offset = [], text.find("\f")
    end = len(text.rstrip())
    while 0 <= offset < end:
        cuts.append(offset + 1)
        offset = text.find("\f", offset + 1)
    return cuts


def _note_cuts(notes: Sequence[Note], blocks: Sequence[Block]) -> list[int]:
    """Where the body goes on behind footnotes: boxes, headings and furniture there still belong to the page before."""
    ends = [note.end for note in notes if note.kind is NoteKind.FOOTNOTE]
    pieces = sorted((segment.start, block.kind) for block in blocks for segment in block.segments)
    cuts: list[int] = []
    starts = [note.start for note in notes]
    for start, kind in pieces:
        if kind in (BlockKind.TEXT_BOX, BlockKind.HEADING, BlockKind.FURNITURE, BlockKind.CAPTION):
            continue
        last = bisect_right(starts, start)
        if last and ends and (not cuts or starts[last - 1] >= cuts[-1]):
            cuts.append(start)
    return cuts
