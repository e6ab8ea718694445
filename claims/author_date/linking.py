"""From a layout with a list of works to one whose citations by author and date are markers of its entries."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from claims.author_date.citations import Citation, find_citations, find_running
from claims.author_date.lists import find_entries
from claims.author_date.matching import Catalogue, Match, doubtful
from claims.author_date.pages import find_paged
from claims.author_date.unlisted import find_unlisted
from claims.author_date.works import ACRONYM_BEHIND, Work, fold_name, read_works
from claims.document import Block, BlockKind, Layout, Marker, MarkerKind, Note, NoteKind
from claims.flow import Span, spans_without

Parse = Callable[[Note], Note]  # cuts the references of a note

_WORD = re.compile(r"[^\W\d_]{2,40}")
_RUNNING = 0.9  # names and year that stand in no bracket
_SKIPPED = frozenset({BlockKind.FURNITURE})


def with_author_dates(layout: Layout, parse: Parse) -> Layout:
    """The layout with the entries of its list of works as notes, and its citations by author and date as markers.

    `parse` reads the references of a note. A layout whose citations the format itself states is returned as it is. In
    one without a list under a heading of its own and without notes the citations are markers without a note.
    """
    if any(marker.kind in (MarkerKind.AUTHOR_DATE, MarkerKind.KEY) for marker in layout.markers):
        return layout
    if any(note.kind is NoteKind.ENTRY and note.label for note in layout.notes):
        return layout
    notes, rest, blocks = _listed(layout, parse)
    works = read_works(notes)
    if not works:
        return layout if layout.notes else _unlisted(layout)
    markers = _find_markers(layout, blocks, works)
    if not any(marker.note for marker in markers):
        markers = find_paged(_body_only(layout.text, blocks, layout.markers), works) or markers
    if len(rest) < len(layout.notes) and sum(marker.note is not None for marker in markers) < len(works) / 3:
        return layout
    labelled = _labelled(notes, works, markers)
    every = sorted((*layout.markers, *markers), key=lambda marker: (marker.start, marker.end))
    return replace(layout, blocks=blocks, notes=(*rest, *labelled), markers=tuple(every))


def _unlisted(layout: Layout) -> Layout:
    body = _body_only(layout.text, layout.blocks, layout.markers)
    found = find_unlisted(body, _words_used(body))
    markers = (*layout.markers, *(_marker(citation, Match(None, weight)) for citation, weight in found))
    return replace(layout, markers=tuple(sorted(markers, key=lambda marker: (marker.start, marker.end))))


def _words_used(body: str) -> Counter[str]:
    return Counter(fold_name(word[0]) for word in _WORD.finditer(body))


def _listed(layout: Layout, parse: Parse) -> tuple[list[Note], tuple[Note, ...], tuple[Block, ...]]:
    """The entries of the lists of works, the notes that are none, and the blocks without the entries.

    Entries without labels are those of a format. A numbered list that nothing calls by its numbers may be one of works
    cited by author and date.
    """
    unlabelled = [note for note in layout.notes if note.kind is NoteKind.ENTRY]
    if unlabelled:  # a format that names its entries and prints no label of theirs
        rest = tuple(note for note in layout.notes if note.kind is not NoteKind.ENTRY)
        return [parse(replace(note, id=f"e{turn}")) for turn, note in enumerate(unlabelled, 1)], rest, layout.blocks
    entries = find_entries(layout)
    if not entries and layout.notes and not any(marker.note for marker in layout.markers):
        numbered = (replace(note, kind=NoteKind.ENTRY, label="", scope=0) for note in layout.notes)
        return [parse(note) for note in numbered], (), layout.blocks
    notes = [parse(_note(layout, spans, number)) for number, spans in enumerate(entries, 1)]
    listed = sorted(piece for spans in entries for piece in spans)
    blocks = (without(layout.text, block, listed) for block in layout.blocks)
    return notes, layout.notes, tuple(block for block in blocks if block is not None)


def _note(layout: Layout, spans: tuple[Span, ...], number: int) -> Note:
    text = " ".join(" ".join(layout.text[piece.start : piece.end].split()) for piece in spans)
    starts = [page.start for page in layout.pages]
    page = bisect_right(starts, spans[0].start) if len(starts) > 1 else None
    return Note(f"e{number}", "", spans, spans[0].start, text, NoteKind.ENTRY, page=page)


def _labelled(notes: Sequence[Note], works: Sequence[Work], markers: Sequence[Marker]) -> list[Note]:
    """The entries under the form by which the text first calls them, else by names and year."""
    labels = {work.note.id: work.label for work in works}
    for marker in reversed(markers):
        if marker.note is not None:
            labels[marker.note] = marker.label
    return [replace(note, label=labels.get(note.id) or " ".join(note.text.split()[:4])) for note in notes]


def _find_markers(layout: Layout, blocks: Sequence[Block], works: Sequence[Work]) -> list[Marker]:
    """The markers of the body, in order."""
    text, catalogue = layout.text, Catalogue(works)
    body = _body_only(text, blocks, layout.markers)
    found = list(find_citations(body))
    matches = [catalogue.find(citation) for citation in found]
    matched = {citation.group for citation, match in zip(found, matches, strict=True) if match}
    used = _words_used(body)
    markers: list[Marker] = []
    for citation, match in zip(found, matches, strict=True):
        if match is not None:
            markers.append(_marker(*match))
        elif sure := doubtful(citation, catalogue, body, used, matched):
            markers.append(_marker(citation, Match(None, sure)))
    taken = sorted(Span(marker.start, marker.end) for marker in markers)
    for citation in find_running(body, taken):
        match = catalogue.find(citation)
        if match is not None:
            markers.append(_marker(match[0], replace(match[1], confidence=_RUNNING)))
    return sorted(markers, key=lambda marker: marker.start)


def _marker(citation: Citation, match: Match) -> Marker:
    names = ACRONYM_BEHIND.sub("", " ".join(citation.names.split()))
    label = f"{names} {citation.date.printed}"
    note, second = match.note.id if match.note else None, match.runner_up.id if match.runner_up else None
    return Marker(label, citation.span.start, citation.span.end, MarkerKind.AUTHOR_DATE, note, match.confidence, second)


def _body_only(text: str, blocks: Sequence[Block], markers: Sequence[Marker]) -> str:
    """The text with all that is not body, and the markers of notes, blank; offsets stay."""
    kept = sorted(piece for block in blocks if block.kind not in _SKIPPED for piece in block.segments)
    body = [" "] * len(text)
    for piece in kept:
        body[piece.start : piece.end] = text[piece.start : piece.end]
    for marker in markers:
        if marker.kind is MarkerKind.NOTE:
            body[marker.start : marker.end] = " " * (marker.end - marker.start)
    return "".join(body)


def without(text: str, block: Block, taken: Sequence[Span]) -> Block | None:
    """The block without the pieces that belong to entries; None where nothing but signs of a list is left."""
    segments = spans_without(block.segments, taken)
    left = tuple(piece for piece in segments if text[piece.start : piece.end].strip(" \n\t-–*•·▪●+0123456789.)"))
    return Block(block.kind, left) if left else None
