"""Places and labels that rules report: where a note's label, a reference or one of its fields is printed."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from claims.document import BlockKind, Document, Note, NoteKind
from claims.flow import Span
from claims.references.model import Reference
from provenance.model import Place, place

_OPENING = len("[^")


def number_of(label: str) -> int | None:
    """The number that a label prints; None for stars, letters and names."""
    return int(label) if label.isascii() and label.isdigit() and len(label) <= 4 else None


def label_place(document: Document, note: Note, annotation: str | None = None) -> Place:
    """Where the label of `note` is printed."""
    start = document.text.find(note.label, note.start, max(note.body, note.start + len(note.label) + 3))
    if start < 0 and note.raw:  # an entry of a file beside the document, which does not print its key
        return note_place(document, note, annotation)
    start = note.start if start < 0 else start
    return place(document, start, start + len(note.label), annotation)


def note_place(document: Document, note: Note, annotation: str | None = None) -> Place:
    """Where `note` stands, with the bracket that opens its label: '[^5]: …', '[5] …'."""
    start = note.start
    while start > 0 and note.start - start < _OPENING and document.text[start - 1] in "[(^":
        start -= 1
    return place(document, start, note.end, annotation)


def reference_place(document: Document, reference: Reference, *fields: str, annotation: str | None = None) -> Place:
    """Where the first of `fields` that has a place is printed, else the whole reference."""
    for name in fields:
        span = reference.spans.get(name)
        if span is not None and span.end > span.start:
            return place(document, span.start, span.end, annotation)
    return place(document, reference.start, reference.end, annotation)


def labels_of(document: Document, notes: Iterable[str]) -> tuple[str, ...]:
    """The labels of the notes with these ids, each once, in the order of the text."""
    printed = sorted((document.note(id_) for id_ in set(notes)), key=lambda note: note.start)
    return tuple(dict.fromkeys(note.label for note in printed))


def numbering_scopes(document: Document) -> list[list[Note]]:
    """The numbered notes of each numbering, in the order of print; named notes and stars are in none."""
    scopes: dict[tuple[int, bool], list[Note]] = {}
    for note in document.notes:
        if not note.named and number_of(note.label) is not None:
            scopes.setdefault((note.scope, note.kind is NoteKind.ENTRY), []).append(note)
    return list(scopes.values())


def pieces_of(document: Document, *kinds: BlockKind) -> list[Span]:
    """The pieces of all blocks of these kinds, in the order of the text; for `is_within`."""
    return sorted(piece for block in document.blocks if block.kind in kinds for piece in block.segments)


def is_within(pieces: Sequence[Span], offset: int) -> bool:
    """Whether `offset` lies in one of `pieces`, which do not overlap."""
    index = bisect_right(pieces, offset, key=lambda piece: piece.start)
    return index > 0 and pieces[index - 1].contains(offset)


def is_short(reference: Reference) -> bool:
    """Whether it only points back to a work cited in full elsewhere."""
    return reference.back_reference is not None


def is_work(reference: Reference) -> bool:
    """Whether the print tells a work: not a back reference and not a mere remark."""
    if is_short(reference):
        return False
    printed = (reference.url, reference.doi, reference.isbn, reference.year, reference.no_date, reference.accessed)
    return any(printed) or reference.address_slot is not None or bool(reference.title and reference.authors)


def printed_notes(document: Document) -> list[Note]:
    """The notes and entries that `document` prints, in order; those of links in running text are its own words."""
    return [note for note in document.notes if note.kind is not NoteKind.LINK]


def works(document: Document) -> list[Reference]:
    """The printed references of `document` that tell a work, in order."""
    return [one for note in printed_notes(document) for one in note.references if is_work(one)]
